"""Things without a name are told by what stands on them, and what was done then is no split.

Over a boatyard: dinghies with a sail number on the hull, berths with a code, hires with only a key, repairs.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE dinghies (dinghy_id INTEGER PRIMARY KEY, registration VARCHAR, make VARCHAR, purchased_on DATE,
  length_cm INTEGER);
INSERT INTO dinghies VALUES (1, 'DK 11', 'Laser', '2019-01-05', 420),
  (2, 'DK 12', 'Topper', '2020-03-01', 340),
  (3, 'DK 13', 'Laser', '2021-04-01', 430), (4, 'DK 14', 'Topper', '2022-05-01', 345);
CREATE TABLE hires (hire_id INTEGER PRIMARY KEY, dinghy_id INTEGER REFERENCES dinghies (dinghy_id),
  hired_on DATE, fee DOUBLE);
INSERT INTO hires VALUES (1, 1, '2025-03-01', 20), (2, 1, '2025-04-01', 25), (3, 3, '2025-04-02', 30);
CREATE TABLE complaints (complaint_id INTEGER PRIMARY KEY, hire_id INTEGER REFERENCES hires (hire_id),
  told_on DATE);
INSERT INTO complaints VALUES (1, 2, '2025-04-03');
CREATE TABLE yards (yard_id INTEGER PRIMARY KEY, yard_name VARCHAR, shore VARCHAR);
INSERT INTO yards VALUES (1, 'Nore', 'north'), (2, 'Skerry', 'south');
CREATE TABLE mendings (mending_id INTEGER PRIMARY KEY, dinghy_id INTEGER REFERENCES dinghies (dinghy_id),
  yard_id INTEGER REFERENCES yards (yard_id), kind VARCHAR, reported_on DATE, finished_on DATE, cost DOUBLE);
INSERT INTO mendings VALUES (1, 1, 1, 'hull', '2024-11-01', '2025-01-04', 100),
  (2, 1, 2, 'sail', '2025-02-01', '2025-02-08', 50), (3, 3, 1, 'sail', '2025-03-01', NULL, 30),
  (4, 4, 2, 'hull', '2024-02-01', '2024-02-09', 70);
"""


@pytest.fixture(scope="module")
def yard(opened: Opens) -> Parlance:
    return opened("boatyard", TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which dinghy is the longest?", [("DK 13", 430)]),
        ("Which dinghies have never been hired?", [("DK 12",), ("DK 14",)]),
        ("Which dinghies have never had a hire", [("DK 12",), ("DK 14",)]),
        ("dinghies where there are no hires", [("DK 12",), ("DK 14",)]),
        ("Which hires have never had a complaint?", [(1,), (3,)]),
        ("mending cost by shore, for mendings finished in 2025", [("north", 100), ("south", 50)]),
        ("mending cost by shore, finished in 2025", [("north", 100), ("south", 50)]),
        ("cost of mendings by kind and finished in 2025", [("hull", 100), ("sail", 50)]),
    ],
)
def test_rows(yard: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = yard.ask(question)
    assert reply.status == "answer", reply.reason
    assert sorted(map(tuple, reply.table.rows)) == rows


def test_a_number_asked_is_counted(yard: Parlance) -> None:
    reply = yard.ask("how many dinghies have never been hired")
    assert reply.status == "answer", reply.reason
    assert [tuple(row) for row in reply.table.rows] == [(2,)]


def test_a_date_that_is_named_still_splits(yard: Parlance) -> None:
    """With a noun of time behind "and" it is what to split by as well."""
    reply = yard.ask("mending cost by shore and finish date in 2025")
    if reply.status == "answer":
        assert len(reply.table.columns) == 3
