"""How long something took, from one time of a row to another, and how much of an attribute things have."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance

SCRIPT = """
CREATE TABLE halls (hall_id INTEGER PRIMARY KEY, hall_name VARCHAR, depth_m DOUBLE);
INSERT INTO halls VALUES (1, 'North', 4), (2, 'South', 8);
CREATE TABLE tickets (ticket_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES halls (hall_id),
  priority VARCHAR, reported_at TIMESTAMP, resolved_at TIMESTAMP);
INSERT INTO tickets VALUES
  (1, 1, 'high', TIMESTAMP '2025-01-01 08:00:00', TIMESTAMP '2025-01-01 10:00:00'),
  (2, 1, 'high', TIMESTAMP '2025-01-02 08:00:00', TIMESTAMP '2025-01-02 12:00:00'),
  (3, 2, 'low', TIMESTAMP '2025-01-03 08:00:00', TIMESTAMP '2025-01-04 20:00:00'),
  (4, 2, 'low', TIMESTAMP '2025-02-03 08:00:00', NULL);
CREATE TABLE loans (loan_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES halls (hall_id),
  loan_date DATE, return_date DATE, lead_days INTEGER);
INSERT INTO loans VALUES (1, 1, DATE '2025-01-01', DATE '2025-01-11', 7),
  (2, 1, DATE '2025-01-05', DATE '2025-01-25', 5), (3, 2, DATE '2025-02-01', DATE '2025-02-04', 3);
CREATE TABLE stays (stay_id INTEGER PRIMARY KEY, arrival_date DATE, departure_date DATE, price DOUBLE);
INSERT INTO stays VALUES (1, DATE '2025-01-01', DATE '2025-01-03', 40),
  (2, DATE '2025-01-05', DATE '2025-01-08', 60), (3, DATE '2025-02-01', DATE '2025-02-05', 80);
CREATE TABLE lessons (lesson_id INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES halls (hall_id),
  starts_at TIMESTAMP, ends_at TIMESTAMP);
INSERT INTO lessons VALUES (1, 1, TIMESTAMP '2025-01-01 08:00:00', TIMESTAMP '2025-01-01 08:40:00'),
  (2, 1, TIMESTAMP '2025-01-02 08:00:00', TIMESTAMP '2025-01-02 09:00:00'),
  (3, 2, TIMESTAMP '2025-01-03 08:00:00', TIMESTAMP '2025-01-03 09:20:00');
CREATE TABLE bills (bill_no INTEGER PRIMARY KEY, hall_id INTEGER REFERENCES halls (hall_id), paid_by VARCHAR,
  issued_on DATE, due_on DATE, paid_on DATE);
INSERT INTO bills VALUES (1, 1, 'firm', DATE '2025-01-01', DATE '2025-01-15', DATE '2025-01-10'),
  (2, 1, 'firm', DATE '2025-01-01', DATE '2025-01-15', DATE '2025-01-20'),
  (3, 2, 'state', DATE '2025-01-01', DATE '2025-01-15', DATE '2025-02-15'),
  (4, 2, 'state', DATE '2025-01-01', DATE '2025-01-15', NULL);
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path: Path = tmp_path_factory.mktemp("lengths") / "desk.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    door = Parlance(None, path)
    yield door
    door.warehouse.close()


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("average time to resolve a ticket", [(14,)]),
        ("average time to resolve a ticket in hours", [(14,)]),
        ("how many hours does it take to resolve a ticket on average?", [(14,)]),
        ("average resolution time by priority", [("high", 3), ("low", 36)]),
        ("how long were tickets open on average, in hours", [(14,)]),
        ("median number of hours between report and resolution", [(4,)]),
        ("average number of days from loan to return", [(11,)]),
        ("on average, how many days pass between loan date and return date?", [(11,)]),
        ("longest time from loan to return in days", [(20,)]),
        ("how many tickets took longer than 3 hours to resolve", [(2,)]),
        ("how many loans took more than 5 days to be returned", [(2,)]),
        ("average lead days of loans", [(5,)]),
        ("how deep is a hall on average", [(6,)]),
        ("average length of stay in days", [(3,)]),
        ("average price per stay", [(60,)]),
        ("how deep is the average hall?", [(6,)]),
        ("average number of hours from a ticket being reported to it being resolved", [(14,)]),
        ("how many days go by on average between a bill being issued and it being paid", [(73 / 3,)]),
        ("avg days between issue and payment of bills", [(73 / 3,)]),
        ("how many tickets had more than a day between being reported and being resolved", [(1,)]),
        ("how many bills were paid more than two weeks after they were issued", [(2,)]),
        ("how many bills were paid within 10 days of being issued", [(1,)]),
        ("how many bills were paid more than 10 days after they were due", [(1,)]),
        ("how many bills were paid late", [(2,)]),
        ("how many bills were paid on time", [(1,)]),
        ("what share of the bills was paid late", [(0.5,)]),
        ("how long do lessons last on average", [(60,)]),
        ("average duration of lessons in minutes", [(60,)]),
        ("how many lessons lasted longer than an hour", [(1,)]),
        ("how many lessons lasted more than half an hour", [(3,)]),
    ],
)
def test_lengths_are_told(desk: Parlance, question: str, rows: list[tuple[object, ...]]) -> None:
    reply = desk.ask(question)
    assert reply.status == "answer", (reply.status, reply.reason)
    assert [tuple(row) for row in reply.table.rows] == rows
    again = desk.ask(reply.interpretation)
    assert again.sql == reply.sql


@pytest.mark.parametrize(
    "question",
    [
        "average time to resolve a ticket in weeks",
        "average time to paint a hall",
        "how deep are tickets on average",
        "how long do halls last on average",
        "how many bills were painted late",
        "how many tickets were resolved late",
        "how many bills were paid more than 36 hours after they were issued",
        "average duration of halls",
    ],
)
def test_no_length_is_guessed(desk: Parlance, question: str) -> None:
    """Another unit, a happening that the rows have no time of, an attribute that others have."""
    assert desk.ask(question).status == "refuse"
