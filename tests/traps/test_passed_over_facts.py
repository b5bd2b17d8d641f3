"""What a verb, a clause or a small word says of the rows is held to, and nothing far away takes its place."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from engine import Parlance

# A hire firm: tents are hired by groups, whose associations have a purpose; some hires come with heating.
HIRE = """
CREATE TABLE association (association_id INTEGER PRIMARY KEY, association_name VARCHAR, purpose VARCHAR);
CREATE TABLE troop (troop_id INTEGER PRIMARY KEY, troop_name VARCHAR,
  association_id INTEGER REFERENCES association(association_id), joined_on DATE);
CREATE TABLE tent_hire (tent_hire_id INTEGER PRIMARY KEY, troop_id INTEGER REFERENCES troop(troop_id),
  asked_at DATE, starts_on DATE, ends_on DATE, with_catering BOOLEAN, state VARCHAR);
CREATE TABLE invoice (invoice_id INTEGER PRIMARY KEY, troop_id INTEGER REFERENCES troop(troop_id),
  issued_on DATE, due_on DATE, amount DOUBLE);
INSERT INTO association VALUES (1, 'Pines', 'Nature'), (2, 'Oars', 'Sport'), (3, 'Pots', 'Food'),
  (4, 'Brush', 'Art');
INSERT INTO troop VALUES (1, 'Otters', 1, '2023-06-01'), (2, 'Herons', 2, '2024-05-02'),
  (3, 'Larks', 2, '2024-06-03'), (4, 'Rooks', 4, '2022-01-04');
INSERT INTO tent_hire VALUES (1, 1, '2024-01-05', '2024-06-01', '2024-06-09', true, 'ended'),
  (2, 2, '2024-02-05', '2024-06-20', '2024-07-02', false, 'ended'),
  (3, 3, '2024-03-05', '2024-07-01', '2024-07-05', true, 'ended'),
  (4, 1, '2024-04-05', '2024-08-01', '2025-01-05', false, 'ended'),
  (5, 4, '2024-05-05', '2024-08-11', NULL, false, 'running');
INSERT INTO invoice VALUES (1, 1, '2024-06-10', '2024-07-10', 500), (2, 2, '2024-07-03', '2024-08-03', 120),
  (3, 3, '2024-07-06', '2024-08-06', 130), (4, 4, '2024-08-20', '2024-09-20', 90);
"""


@pytest.fixture(scope="module")
def hire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("hire") / "hire.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(HIRE)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT: dict[str, list[tuple[Any, ...]]] = {
    "how many tent hires started in June 2024": [(2,)],  # and not those of troops that joined then
    "how many troops joined in June 2024": [(1,)],
    "tent hires per month in which they start": [
        (date(2024, 6, 1), 2),
        (date(2024, 7, 1), 1),
        (date(2024, 8, 1), 2),
    ],
    "number of tent hires by year they ended": [(date(2024, 1, 1), 3), (date(2025, 1, 1), 1), (None, 1)],
    "invoices by month in which they are due": [
        (date(2024, 7, 1), 1),
        (date(2024, 8, 1), 2),
        (date(2024, 9, 1), 1),
    ],
    "how many tent hires with catering": [(2,)],
    "how many tent hires with food": [(2,)],  # and not those of associations for food
    "which association have we billed the most": [("Pines", 500.0)],
    "How much have we billed each troop": [
        ("Herons", 120.0),
        ("Larks", 130.0),
        ("Otters", 500.0),
        ("Rooks", 90.0),
    ],
}
LEFT = [  # what is far away, whose the time is, and what comes by the way, is not guessed
    "how many tent hires with nature",
    "invoices per month which are due",
    "which two associations have we billed the most, through the troops they send us?",
]


def plain(rows: list[Any]) -> list[tuple[Any, ...]]:
    return [tuple(one.date() if hasattr(one, "date") else one for one in row) for row in rows]


@pytest.mark.parametrize("question", RIGHT)
def test_the_rows_themselves_are_meant(hire: Parlance, question: str) -> None:
    reply = hire.ask(question)
    assert reply.table is not None, reply.reason
    assert plain(list(reply.table.rows)) == RIGHT[question], reply.interpretation


@pytest.mark.parametrize("question", LEFT)
def test_what_is_passed_over_is_not_answered(hire: Parlance, question: str) -> None:
    reply = hire.ask(question)
    assert reply.status != "answer", reply.interpretation
