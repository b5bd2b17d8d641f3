"""What became of things, said in other words than it is stored in, and what people put around a question.

Over bookings, vans and parcels of a hire firm nobody has seen.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE members(member_id INTEGER PRIMARY KEY, member_name VARCHAR, town VARCHAR, is_active VARCHAR);
CREATE TABLE bookings(booking_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members(member_id),
  booked_on DATE, status VARCHAR, fee DOUBLE);
CREATE TABLE invoices(invoice_id INTEGER PRIMARY KEY, booking_id INTEGER REFERENCES bookings(booking_id),
  issued_on DATE, state VARCHAR, amount DOUBLE);
CREATE TABLE vans(van_id INTEGER PRIMARY KEY, plate VARCHAR, van_state VARCHAR, leased VARCHAR);
CREATE TABLE parcels(parcel_id INTEGER PRIMARY KEY, van_id INTEGER REFERENCES vans(van_id), weight DOUBLE,
  sent_on DATE, stage VARCHAR);
CREATE TABLE pieces(piece_id INTEGER PRIMARY KEY, title VARCHAR, condition VARCHAR);
INSERT INTO members SELECT i, 'Member ' || i, ['Leeds', 'York'][1 + i % 2], ['Y', 'N'][1 + (i % 3 = 0)::INT]
  FROM range(1, 31) t(i);
INSERT INTO bookings SELECT i, 1 + i % 30, DATE '2025-01-01' + i::INT,
  ['Cancelled', 'Completed', 'No show', 'Postponed', 'Confirmed'][1 + i % 5], i FROM range(1, 98) t(i);
INSERT INTO invoices SELECT i, 1 + i % 90, DATE '2025-01-01' + i::INT,
  ['Paid', 'Open', 'Overdue', 'Written off'][1 + i % 4], i FROM range(1, 88) t(i);
INSERT INTO vans SELECT i, 'VAN' || i, ['in service', 'in repair', 'decommissioned'][1 + i % 3],
  ['Y', 'N'][1 + i % 2] FROM range(1, 21) t(i);
INSERT INTO parcels SELECT i, 1 + i % 20, i * 1.5, DATE '2025-01-01' + i::INT,
  ['DELIVERED', 'IN TRANSIT', 'RETURNED', 'LOST'][1 + i % 4] FROM range(1, 79) t(i);
INSERT INTO pieces SELECT i, 'Piece ' || i, ['draft', 'published', 'spiked'][1 + i % 3]
  FROM range(1, 44) t(i);
"""


@pytest.fixture(scope="module")
def firm(opened: Opens) -> Parlance:
    return opened("firm", TABLES)


RIGHT = {
    "How many bookings were called off?": "bookings WHERE status = 'Cancelled'",
    "how many bookings did we call off": "bookings WHERE status = 'Cancelled'",
    "number of bookings axed so far": "bookings WHERE status = 'Cancelled'",
    "how many bookings did we cancel": "bookings WHERE status = 'Cancelled'",
    "how many no-shows were there": "bookings WHERE status = 'No show'",
    "how many bookings went ahead": "bookings WHERE status = 'Completed'",
    "how many bookings have been put off": "bookings WHERE status = 'Postponed'",
    # What is denied is more than what has a word of its own.
    "invoices not paid": "invoices WHERE state <> 'Paid'",
    "how many invoices are settled": "invoices WHERE state = 'Paid'",
    "how many invoices did we write off": "invoices WHERE state = 'Written off'",
    "how many invoices are past due": "invoices WHERE state = 'Overdue'",
    "how many vans are off the road": "vans WHERE van_state = 'in repair'",
    "vans taken out of service for good": "vans WHERE van_state = 'decommissioned'",
    "number of vans on the road": "vans WHERE van_state = 'in service'",
    "how many parcels are on their way": "parcels WHERE stage = 'IN TRANSIT'",
    "how many parcels went missing": "parcels WHERE stage = 'LOST'",
    "how many parcels did we lose": "parcels WHERE stage = 'LOST'",
    "how many parcels have been brought back": "parcels WHERE stage = 'RETURNED'",
    "how many pieces have gone live": "pieces WHERE condition = 'published'",
    "how many pieces are still being written": "pieces WHERE condition = 'draft'",
    # Yes and no.
    "how many members are no longer with us": "members WHERE is_active = 'N'",
    "former members": "members WHERE is_active = 'N'",
    "how many members live in Leeds": "members WHERE town = 'Leeds'",
    # What is put around a question.
    "exactly how many vans are leased, all told": "vans WHERE leased = 'Y'",
    "as things stand, how many vans are leased": "vans WHERE leased = 'Y'",
    "how many vans do we have in our range, for the record": "vans",
    "inactive members but still in York": "members WHERE is_active = 'N' AND town = 'York'",
    "how many vans are leased but not in repair": "vans WHERE leased = 'Y' AND van_state <> 'in repair'",
    "number of invoices that are overdue, i.e. not paid": "invoices WHERE state = 'Overdue'",
}


@pytest.mark.parametrize("question", RIGHT)
def test_right(firm: Parlance, question: str) -> None:
    reply = firm.ask(question)
    assert reply.status == "answer", reply.reason
    found = firm.warehouse.run(f"SELECT count(*) FROM {RIGHT[question]}")
    assert sorted(map(str, reply.table.rows)) == sorted(map(str, found.rows)), reply.interpretation


def test_names_will_do(firm: Parlance) -> None:
    reply = firm.ask("which vans are off the road? names will do")
    found = firm.warehouse.run("SELECT plate FROM vans WHERE van_state = 'in repair'")
    assert sorted(map(str, reply.table.rows)) == sorted(map(str, found.rows)), reply.interpretation


NEVER = (
    "all bookings but cancelled ones",  # shuts them out
    "vans in all but repair",
    "how many members who paid called it off with an invoice",
    "how many members gave up smoking",
    "how many bookings had a price written off it",
)


@pytest.mark.parametrize("question", NEVER)
def test_never_answered(firm: Parlance, question: str) -> None:
    reply = firm.ask(question)
    assert reply.status != "answer", reply.interpretation
