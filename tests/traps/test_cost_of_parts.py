"""What parts cost in all is their quantity times what one costs; a quantity of them is no number of names."""

from typing import Any

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE repairs (repair_id INTEGER PRIMARY KEY, repaired_on DATE, workshop VARCHAR);
INSERT INTO repairs VALUES (1, '2026-01-05', 'North'), (2, '2026-02-05', 'South');
CREATE TABLE part_used (id INTEGER PRIMARY KEY, repair_id INTEGER REFERENCES repairs(repair_id),
                        part_name VARCHAR, qty INTEGER, unit_cost DECIMAL(8, 2));
INSERT INTO part_used VALUES (1, 1, 'relay', 2, 10), (2, 1, 'lamp', 5, 1), (3, 2, 'relay', 1, 11),
    (4, 2, 'belt', 1, 40);
"""
COSTS = {("belt", 40.0), ("lamp", 5.0), ("relay", 31.0)}
RIGHT: dict[str, set[tuple[Any, ...]]] = {
    "total parts cost by part name": COSTS,
    "cost of parts by part name": COSTS,
    "total cost of parts per workshop": {("North", 25.0), ("South", 51.0)},
    "total parts cost": {(76.0,)},
    "total quantity of parts by part name": {("belt", 1), ("lamp", 5), ("relay", 3)},
    "average unit cost by part name": {("belt", 40.0), ("lamp", 1.0), ("relay", 10.5)},
}
NAMES = [
    "how much did we spend on parts",
    "wie viel haben wir für Teile ausgegeben",
    "cuánto gastamos en piezas",
    "combien avons-nous dépensé en pièces",
    "quanto gastámos em peças",
]


@pytest.fixture(scope="module")
def workshop(opened: Opens) -> Parlance:
    return opened("workshop", SCRIPT)


@pytest.mark.parametrize("question", RIGHT)
def test_quantity_times_cost(workshop: Parlance, question: str) -> None:
    answer = workshop.ask(question)
    assert answer.table is not None, answer.reason
    rows = {tuple(float(c) if not isinstance(c, str) else c for c in row) for row in answer.table.rows}
    assert rows == RIGHT[question], answer.interpretation


@pytest.mark.parametrize("question", NAMES)
def test_money_is_no_number_of_names(workshop: Parlance, question: str) -> None:
    answer = workshop.ask(question)
    assert answer.status != "answer", answer.interpretation
