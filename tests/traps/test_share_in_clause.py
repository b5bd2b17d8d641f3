"""A share told in a clause and split behind it is of those of each group.

"Sessions that were cancelled, by hall".

Over a climbing gym; behind the split the clause is about all of them, and the split tells their shares.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE halls (hall_id INTEGER PRIMARY KEY, hall_name VARCHAR);
INSERT INTO halls VALUES (1, 'North'), (2, 'South');
CREATE TABLE sessions (session_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES halls (hall_id),
  held_on DATE,
  species VARCHAR, supervised BOOLEAN, outcome VARCHAR);
INSERT INTO sessions VALUES (1, 1, '2026-01-05', 'lead', TRUE, 'held'), (2, 1, '2026-01-06', 'top rope',
  TRUE, 'cancelled'),
  (3, 1, '2026-01-07', 'lead', FALSE, 'held'), (4, 1, '2026-02-05', 'lead', TRUE, 'held'),
  (5, 2, '2026-02-06', 'top rope', FALSE, 'held'), (6, 2, '2026-02-07', 'lead', TRUE, 'cancelled');
"""


@pytest.fixture(scope="module")
def climbing(opened: Opens) -> Parlance:
    return opened("climbing", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("percentage of sessions that were supervised, by hall", [("North", 0.75), ("South", 0.5)]),
        ("share of sessions which are supervised by hall name", [("North", 0.75), ("South", 0.5)]),
        ("what share of sessions that were supervised per hall", [("North", 0.75), ("South", 0.5)]),
        ("percentage of sessions where the outcome is cancelled, by hall", [("North", 0.25), ("South", 0.5)]),
        ("percentage of sessions that were supervised by species", [("lead", 0.75), ("top rope", 0.5)]),
        ("share of sessions by hall name where supervised", [("North", 0.75), ("South", 0.25)]),
    ],
)
def test_share(climbing: Parlance, question: str, rows: list[tuple[str, float]]) -> None:
    reply = climbing.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows
