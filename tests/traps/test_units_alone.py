"""A unit alone names no number of rows that do not have what is asked about themselves."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE van(van_id INTEGER PRIMARY KEY, plate VARCHAR, payload_kg INTEGER);
CREATE TABLE cut(cut_id INTEGER PRIMARY KEY, cut_name VARCHAR, list_price_kg DECIMAL(6, 2));
CREATE TABLE trip(trip_id INTEGER PRIMARY KEY, van_id INTEGER REFERENCES van(van_id), left_on DATE);
CREATE TABLE trip_line(line_id INTEGER PRIMARY KEY, trip_id INTEGER REFERENCES trip(trip_id),
  cut_id INTEGER REFERENCES cut(cut_id), qty_shipped DECIMAL(8, 1));
INSERT INTO van SELECT i, 'V' || i, 900 + i FROM range(1, 4) t(i);
INSERT INTO cut VALUES (1, 'Rump', 11), (2, 'Brisket', 9);
INSERT INTO trip SELECT i, 1 + i % 3, DATE '2025-03-01' + CAST(i AS INTEGER) FROM range(1, 31) t(i);
INSERT INTO trip_line SELECT i, 1 + i % 30, 1 + i % 2, i FROM range(1, 61) t(i);
"""


@pytest.fixture(scope="module")
def wholesaler(opened: Opens) -> Parlance:
    return opened("kilos", TABLES, now=datetime(2026, 1, 5, 9))


@pytest.mark.parametrize(
    "question",
    [
        "kilos of rump in 2025",
        "kilos of rump",
        "kg Rump 2025",
        "kilos de rump en 2025",
        "kilos de Rump en 2025",
    ],
)
def test_no_payload_of_a_van(wholesaler: Parlance, question: str) -> None:
    reply = wholesaler.ask(question)
    assert reply.status != "answer" or "payload" not in reply.interpretation.casefold(), reply.interpretation


def test_the_number_itself_is_known(wholesaler: Parlance) -> None:
    assert wholesaler.ask("total payload").interpretation == "Total payload"
