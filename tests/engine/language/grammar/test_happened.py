"""What has happened to rows, or has not: before their noun, and as a share of them.

Over the bookings of two harbours. Of bookings 1 to 20 every fifth was cancelled, every fourth is unpaid;
late were 3, 5, 7, 8 and 9.
"""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE harbour(harbour_id INTEGER PRIMARY KEY, harbour_name VARCHAR);
INSERT INTO harbour VALUES (1, 'Eastquay'), (2, 'Westpier');
CREATE TABLE skipper(skipper_id INTEGER PRIMARY KEY, skipper_name VARCHAR, town VARCHAR);
INSERT INTO skipper SELECT i, 'Person ' || chr(64 + i::INT) || 'son', ['Midsea', 'Farhaven'][1 + i % 2]
  FROM range(1, 6) t(i);
CREATE TABLE booking(booking_id INTEGER PRIMARY KEY, skipper_id INTEGER REFERENCES skipper(skipper_id),
  harbour_id INTEGER REFERENCES harbour(harbour_id), booked_on DATE, cancelled_on DATE, paid_on DATE,
  expires_on DATE, fee DECIMAL(8, 2), late_arrival BOOLEAN);
INSERT INTO booking SELECT i, 1 + i % 5, 1 + i % 2, DATE '2024-01-01' + i::INT,
  CASE WHEN i % 5 = 0 THEN DATE '2024-02-01' + i::INT END,
  CASE WHEN i % 4 > 0 THEN DATE '2024-03-01' + i::INT END, DATE '2030-01-01' + i::INT, i, i IN (3, 5, 7, 8, 9)
  FROM range(1, 21) t(i);
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("harbours") / "harbours.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


# Cancelled are 5, 10, 15 and 20: 10 and 20 in Eastquay, the others in Westpier, of ten bookings each.
RIGHT = {
    "how many cancelled bookings": [(4,)],
    "total fee of cancelled bookings": [(50,)],
    "average fee of cancelled bookings": [(12.5,)],
    "cancelled bookings by harbour": [("Eastquay", 2), ("Westpier", 2)],
    "share of cancelled bookings": [(0.2,)],
    "what proportion of all bookings has been cancelled": [(0.2,)],
    "percentage of bookings that were cancelled": [(0.2,)],
    "share of bookings cancelled by harbour": [("Eastquay", 0.2), ("Westpier", 0.2)],
    "share of bookings in Eastquay that were cancelled": [(0.2,)],
    "share of unpaid bookings": [(0.25,)],
    "what share of the bookings have not been paid": [(0.25,)],
    "share of unpaid bookings by harbour": [("Eastquay", 0.5), ("Westpier", 0.0)],
    "what share of the bookings at each harbour were late arrivals": [("Eastquay", 0.1), ("Westpier", 0.4)],
    "share of late arrival bookings by harbour": [("Eastquay", 0.1), ("Westpier", 0.4)],
    "share of bookings by harbour": [("Eastquay", 0.5), ("Westpier", 0.5)],
}


@pytest.mark.parametrize("question", RIGHT)
def test_it_is_a_condition(harbours: Parlance, question: str) -> None:
    answer = harbours.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.table is not None
    rows = sorted(
        tuple(one if isinstance(one, str) else float(one) for one in row) for row in answer.table.rows
    )
    assert rows == [
        tuple(one if isinstance(one, str) else float(one) for one in row) for row in RIGHT[question]
    ]


MUST_NOT = (
    "share of skippers with cancelled bookings",  # of the skippers, and not of the bookings
    "how many skippers have no cancelled bookings",  # they may have others
    "which skippers have no cancelled bookings",
    "share of expired bookings",  # the day is known before it comes
    "total fee of expired bookings",
    "share of bookings cancelled in March 2024",  # of all, or of those of March
    "cancelled bookings per month",  # months of the booking, or of cancelling
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_more_is_said(harbours: Parlance, question: str) -> None:
    assert harbours.ask(question).status != "answer"


@pytest.mark.parametrize("question", [one for one in RIGHT if "share" in one or "fee" in one])
def test_the_restatement_reads_back(harbours: Parlance, question: str) -> None:
    answer = harbours.ask(question)
    again = harbours.ask(answer.interpretation)
    assert (again.status, again.interpretation) == ("answer", answer.interpretation)
