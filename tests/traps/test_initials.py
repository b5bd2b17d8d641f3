"""Tables called by first letters, said in full; and codes called by another noun of their rows."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE bakery (id INTEGER PRIMARY KEY, store_code VARCHAR, name VARCHAR, takes_pos_orders BOOLEAN);
INSERT INTO bakery VALUES (1, 'A1', 'Quay', TRUE), (2, 'B2', 'Hill', FALSE), (3, 'C3', 'Mill', TRUE);
CREATE TABLE mgb_fault (id INTEGER PRIMARY KEY, bakery_id INTEGER REFERENCES bakery (id), part VARCHAR,
  paid DOUBLE, logged DATE);
INSERT INTO mgb_fault VALUES (1, 1, 'arm', 40, '2026-01-02'), (2, 1, 'belt', 10, '2026-01-09'),
  (3, 2, 'arm', 25, '2026-02-01');
"""


@pytest.fixture(scope="module")
def bakeries(opened: Opens) -> Parlance:
    return opened("bakeries", SCRIPT)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many main-gear-box faults were there", [(3,)]),
        ("number of main gear box faults by part", [("arm", 2), ("belt", 1)]),
        ("average amount paid per main gear box fault", [(25,)]),
        ("how many branches do we have", [(3,)]),
        ("how many stores are there", [(3,)]),
        ("number of mgb faults by branch", [("Hill", 1), ("Quay", 2)]),
        ("number of mgb faults by store code", [("A1", 2), ("B2", 1)]),
    ],
)
def test_names_are_said_in_full(bakeries: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = bakeries.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert sorted(tuple(row) for row in reply.table.rows) == rows


@pytest.mark.parametrize(
    "question",
    [
        "how many mean good bakery faults were there",  # a bakery is one for itself
        "amount paid by mills giving back",
    ],
)
def test_other_words_with_these_letters_are_none(bakeries: Parlance, question: str) -> None:
    reply = bakeries.ask(question)
    assert reply.status != "answer" or "mgb" not in reply.interpretation.casefold()
