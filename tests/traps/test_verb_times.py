"""The bare verb of what happened is of its time: what we sign is dated by when it was signed."""

from datetime import date

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE agent(agent_id INTEGER PRIMARY KEY, agent_name VARCHAR);
CREATE TABLE lease(lease_id INTEGER PRIMARY KEY, agent_id INTEGER REFERENCES agent(agent_id), created_on DATE,
  signed_on DATE, monthly_rent DECIMAL(8, 2));
CREATE TABLE advert(advert_id INTEGER PRIMARY KEY, lease_id INTEGER REFERENCES lease(lease_id),
  created_on DATE, aired_on DATE);
INSERT INTO agent SELECT i, 'Agent ' || i FROM range(1, 4) t(i);
INSERT INTO lease SELECT i, 1 + i % 3, DATE '2024-11-20' + CAST(i AS INTEGER) * 10,
  CASE WHEN i < 12 THEN DATE '2024-12-20' + CAST(i AS INTEGER) * 10 END, 500 + i FROM range(1, 14) t(i);
INSERT INTO advert SELECT i, i, DATE '2025-01-01' + CAST(i AS INTEGER), DATE '2025-03-25' + CAST(i AS INTEGER)
  FROM range(1, 11) t(i);
"""
# By hand: leases 2 to 11 were signed from 2025-01-09 to 2025-04-09, the first on 2024-12-30; the ten adverts
# were aired day by day from 26 March on, so four of them in April.
SIGNED = [
    "how many leases did we sign in 2025",
    "how many leases were signed in 2025",
    "wie viele leases wurden 2025 unterschrieben",
    "wie viele leases haben wir 2025 unterzeichnet",
    "cuántos leases se firmaron en 2025",
    "cuántos leases hemos firmado en 2025",
    "combien de leases ont été signés en 2025",
    "combien de leases avons-nous signés en 2025",
    "quantos leases foram assinados em 2025",
    "quantos leases assinámos em 2025",
]
LAST = ["when did we last sign a lease", "wann wurde zum letzten Mal ein lease unterschrieben"]


@pytest.fixture(scope="module")
def office(opened: Opens) -> Parlance:
    return opened("letting", TABLES)


@pytest.mark.parametrize("question", SIGNED)
def test_what_was_signed_is_dated_by_the_signing(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(10,)], reply.interpretation


@pytest.mark.parametrize("question", LAST)
def test_the_last_signing(office: Parlance, question: str) -> None:
    reply = office.ask(question)
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(date(2025, 4, 9),)], reply.interpretation


def test_what_was_aired(office: Parlance) -> None:
    reply = office.ask("how many adverts did we air in April 2025")
    assert reply.table is not None, reply.reason
    assert list(reply.table.rows) == [(4,)], reply.interpretation


def test_a_verb_that_no_time_is_called_by_stays_unknown(office: Parlance) -> None:
    assert office.ask("how many leases did we frame in 2025").status != "answer"
