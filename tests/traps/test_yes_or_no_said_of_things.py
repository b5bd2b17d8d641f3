"""A yes or no that says of which things it is splits nothing; as a noun it counts the rows it is true of."""

from typing import Any

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, customer_name VARCHAR, is_vip BOOLEAN);
INSERT INTO customers VALUES (1, 'Ada', true), (2, 'Ben', false), (3, 'Cid', true), (4, 'Dot', false);
CREATE TABLE buildings (building_id INTEGER PRIMARY KEY, building_name VARCHAR, floors INTEGER,
                        is_listed BOOLEAN, customer_id INTEGER REFERENCES customers(customer_id));
INSERT INTO buildings VALUES (1, 'Mill', 3, true, 1), (2, 'Quay', 8, false, 1), (3, 'Hall', 5, true, 2),
    (4, 'Yard', 2, false, 3);
CREATE TABLE callouts (callout_id INTEGER PRIMARY KEY, building_id INTEGER REFERENCES buildings(building_id),
                       reported_on DATE, entrapment BOOLEAN);
INSERT INTO callouts SELECT i, [1, 1, 1, 2, 3, 3][1 + i % 6], DATE '2025-11-20' + (i * 10)::INT,
    i % 6 > 3 OR i = 6 FROM range(1, 25) t(i);
"""
MOST = {("Hall", 8)}
EACH = {("Hall", 8), ("Mill", 1)}
RIGHT: dict[str, set[tuple[Any, ...]]] = {
    "buildings owned by vip customers": {(3,)},
    "number of buildings owned by vip customers": {(3,)},
    "which listed buildings do we have and how many floors": {("Mill", 3), ("Hall", 5)},
    "which buildings are listed and how many floors do they have": {("Mill", 3), ("Hall", 5)},
    "building with the most entrapments": MOST,
    "which building had the most entrapments": MOST,
    "entrapments per building": EACH,
    "entrapments by building": EACH,
    "how many entrapments": {(9,)},
    "Gebäude mit den meisten entrapments": MOST,
    "edificio con más entrapments": MOST,
    "bâtiment avec le plus de entrapments": MOST,
    "entrapments pro Gebäude": EACH,
    "entrapments por edificio": EACH,
    "entrapments par bâtiment": EACH,
}


@pytest.fixture(scope="module")
def landlords(opened: Opens) -> Parlance:
    return opened("landlords", SCRIPT)


@pytest.mark.parametrize("question", RIGHT)
def test_it_tells_which_or_counts(landlords: Parlance, question: str) -> None:
    answer = landlords.ask(question)
    assert answer.table is not None, answer.reason
    assert set(answer.table.rows) == RIGHT[question], answer.interpretation
