"""With a voucher is with any voucher: never one line for each of them, whatever stands behind.

Over a dry cleaner that knows which voucher a job was paid with, if any, and in which bag it was handed over.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE patrons (patron_id INTEGER PRIMARY KEY, patron_name VARCHAR, town VARCHAR);
INSERT INTO patrons VALUES (1, 'Ada', 'Ely'), (2, 'Ben', 'Ely'), (3, 'Cid', 'Rye');
CREATE TABLE jobs (job_id INTEGER PRIMARY KEY, patron_id INTEGER REFERENCES patrons (patron_id),
  taken_on DATE,
  voucher VARCHAR, pay_method VARCHAR, surcharge DOUBLE);
INSERT INTO jobs VALUES (1, 1, '2026-01-05', 'SPRING', 'card', 2), (2, 1, '2026-01-06', NULL, 'card', 9),
  (3, 2, '2026-02-07', 'FRIEND', 'cash', 4), (4, 2, '2026-02-08', 'SPRING', 'card', 6),
  (5, 3, '2026-02-09', NULL, 'cash', 9), (6, 3, '2026-02-10', 'TRIAL', 'card', 8);
"""


@pytest.fixture(scope="module")
def cleaner(opened: Opens) -> Parlance:
    return opened("cleaner", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many jobs with a voucher were paid by card", [(3,)]),
        ("what share of jobs with a voucher were paid by card", [(0.75,)]),
        ("number of jobs with a voucher by pay method", [("card", 3), ("cash", 1)]),
        ("how many jobs with a voucher in February 2026", [(3,)]),
        ("average surcharge with a voucher", [(5.0,)]),
        ("average surcharge of jobs with a voucher", [(5.0,)]),
        ("how many jobs with a voucher FRIEND", [(1,)]),
        ("number of jobs by voucher", [("FRIEND", 1), ("SPRING", 2), ("TRIAL", 1), (None, 2)]),
    ],
)
def test_it_is_a_condition(cleaner: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = cleaner.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows), key=lambda row: (row[0] is None, row)) == rows


def test_it_is_never_a_split(cleaner: Parlance) -> None:
    """Who had a job with one is asked, or refused: no line for each voucher."""
    reply = cleaner.ask("number of patrons with a voucher")
    assert reply.status != "answer" or [tuple(row) for row in reply.table.rows] == [(3,)]
