"""A number that was paid or open is one of the rows: the rows themselves, said to be so, are no number.

Over a tool library that keeps how long each claim was open, what its kind may take, and the deposit paid.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE claim_kinds (kind_id INTEGER PRIMARY KEY, kind_name VARCHAR, target_days INTEGER);
INSERT INTO claim_kinds VALUES (1, 'broken', 5), (2, 'lost', 20);
CREATE TABLE claims (claim_id INTEGER PRIMARY KEY, kind_id INTEGER REFERENCES claim_kinds (kind_id),
  days_open INTEGER, deposit_paid DOUBLE);
INSERT INTO claims VALUES (1, 1, 7, 10), (2, 1, 3, 0), (3, 2, 25, 30), (4, 2, 1, 5);
"""


@pytest.fixture(scope="module")
def library(opened: Opens) -> Parlance:
    return opened("library", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many claims were open longer than the target days", [(2,)]),
        ("how much deposit was paid", [(45.0,)]),
        ("how much deposit was paid per kind", [("broken", 10.0), ("lost", 35.0)]),
    ],
)
def test_the_rows_are_counted_and_the_number_added(
    library: Parlance, question: str, rows: list[object]
) -> None:
    reply = library.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == rows


def test_rows_that_were_paid_are_no_amount(library: Parlance) -> None:
    """Whether a claim was paid is not told: neither its deposit nor all claims are the answer."""
    assert library.ask("how many claims were paid").status != "answer"
