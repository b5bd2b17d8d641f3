"""Who the biggest client is: of what nobody says, and it is no one that clients belong to."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE sales_rep(rep_id INTEGER PRIMARY KEY, rep_name VARCHAR);
CREATE TABLE advertiser(adv_id INTEGER PRIMARY KEY, adv_name VARCHAR,
  rep_id INTEGER REFERENCES sales_rep(rep_id),
  credit_limit DECIMAL(10, 2));
CREATE TABLE invoice(inv_no INTEGER PRIMARY KEY, adv_id INTEGER REFERENCES advertiser(adv_id), issued_on DATE,
  net_amt DECIMAL(10, 2), vat_amt DECIMAL(10, 2));
INSERT INTO sales_rep VALUES (1, 'Ann Lee'), (2, 'Bob Roy');
INSERT INTO advertiser SELECT i, 'Firm ' || i, 1 + i % 2, i * 1000 FROM range(1, 8) t(i);
INSERT INTO invoice SELECT i, 1 + i % 7, DATE '2025-03-01' + CAST(i AS INTEGER), i * 11, i * 2
  FROM range(1, 60) t(i);
"""


@pytest.fixture(scope="module")
def station(opened: Opens) -> Parlance:
    return opened("biggest", TABLES)


OPEN = [
    "Who is our biggest advertiser?",
    "who are our biggest advertisers",
    "who are the top 5 advertisers",
    "wer ist unser größter advertiser",
    "quién es nuestro mayor advertiser",
    "qui est notre plus grand advertiser",
    "quem é o nosso maior advertiser",
]


@pytest.mark.parametrize("question", OPEN)
def test_it_is_asked_of_what(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert reply.status != "answer", reply.interpretation
    assert not any("rep name" in one.text.casefold() for one in reply.alternatives)


def test_what_is_said_is_taken(station: Parlance) -> None:
    reply = station.ask("who is our biggest advertiser by net amount")
    assert reply.interpretation == "Total net amount by advertiser name top 1 by total net amount"
