"""Words that are a verb here and a noun there: the shows of a station, the doors ("portes") of a house."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

STATION = """
CREATE TABLE radio_show(show_id INTEGER PRIMARY KEY, show_title VARCHAR, genre VARCHAR);
CREATE TABLE advertiser(adv_id INTEGER PRIMARY KEY, adv_name VARCHAR);
CREATE TABLE listener_call(call_id INTEGER PRIMARY KEY, called_at TIMESTAMP,
  show_id INTEGER REFERENCES radio_show(show_id), wait_sec INTEGER);
CREATE TABLE invoice(inv_no INTEGER PRIMARY KEY, adv_id INTEGER REFERENCES advertiser(adv_id),
  issued_on DATE, net_amt DECIMAL(10, 2));
INSERT INTO radio_show SELECT i, 'Programme ' || chr(CAST(64 + i AS INTEGER)), ['Talk', 'Music'][1 + i % 2]
  FROM range(1, 8) t(i);
INSERT INTO advertiser SELECT i, 'Firm ' || chr(CAST(64 + i AS INTEGER)) FROM range(1, 8) t(i);
INSERT INTO listener_call SELECT i, TIMESTAMP '2025-03-01' + INTERVAL 1 DAY * i, 1 + (i * i) % 7, i * 7
  FROM range(1, 60) t(i);
INSERT INTO invoice SELECT i, 1 + i % 7, DATE '2025-03-01' + CAST(i AS INTEGER), i * 11
  FROM range(1, 60) t(i);
"""
HOUSE = """
CREATE TABLE portes(porte_id INTEGER PRIMARY KEY, nom VARCHAR);
CREATE TABLE passages(passage_id INTEGER PRIMARY KEY, porte_id INTEGER REFERENCES portes(porte_id),
  passe_le DATE);
INSERT INTO portes SELECT i, 'Accès ' || i FROM range(1, 8) t(i);
INSERT INTO passages SELECT i, 1 + i % 7, DATE '2025-03-01' + CAST(i AS INTEGER) FROM range(1, 60) t(i);
"""


@pytest.fixture(scope="module")
def station(opened: Opens) -> Parlance:
    return opened("station", STATION, now=datetime(2025, 10, 6, 9))


@pytest.fixture(scope="module")
def house(opened: Opens) -> Parlance:
    return opened("house", HOUSE, now=datetime(2025, 10, 6, 9))


TOP = "Number of listener calls by show title top 5 by number of listener calls"
NOUNS = {
    "which five shows have the most calls": TOP,
    "which 5 shows got the most calls": TOP,
    "top 5 shows by calls": TOP,
    "show the number of calls": "Number of listener calls",
    "show calls by genre": "Number of listener calls by genre",
}


@pytest.mark.parametrize("question", NOUNS)
def test_a_noun_is_told_by_its_place(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", NOUNS[question]), reply.reason


def test_the_noun_behind_which_is_not_passed_over(station: Parlance) -> None:
    """No invoice tells of a show: what advertisers paid is no answer about shows."""
    reply = station.ask("which five shows bring in the most advertising money")
    assert reply.status == "refuse"


def test_the_noun_in_french(house: Parlance) -> None:
    reply = house.ask("quelle porte a le plus de passages")
    assert reply.status != "answer" or "porte" in reply.interpretation.casefold(), reply.interpretation
