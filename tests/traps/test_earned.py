"""How much things earned asks for money, in any language, and never for how many of them there are."""

from datetime import datetime

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE spots(spot_id INTEGER PRIMARY KEY, aired_at TIMESTAMP, len_sec INTEGER,
  unit_price DECIMAL(8, 2));
CREATE TABLE donations(donation_id INTEGER PRIMARY KEY, given_on DATE, amount DECIMAL(8, 2));
INSERT INTO spots SELECT i, TIMESTAMP '2024-10-01' + INTERVAL 7 DAY * i, 20, i FROM range(1, 60) t(i);
INSERT INTO donations SELECT i, DATE '2024-10-01' + CAST(i AS INTEGER) * 7, i * 10 FROM range(1, 60) t(i);
"""


@pytest.fixture(scope="module")
def station(opened: Opens) -> Parlance:
    return opened("earned", TABLES, now=datetime(2025, 12, 31, 9))


SPOTS = [
    "how much have the spots aired in 2025 brought us",
    "how much did the spots aired in 2025 bring in",
    "how much have spots aired in 2025 earned",
    "Wie viel haben die spots 2025 eingebracht?",
    "¿cuánto han aportado los spots en 2025?",
    "combien ont rapporté les spots en 2025",
    "quanto renderam os spots em 2025",
]


@pytest.mark.parametrize("question", SPOTS)
def test_no_number_of_rows(station: Parlance, question: str) -> None:
    """A unit price is no amount that adds up: nobody knows what the spots brought."""
    reply = station.ask(question)
    assert reply.status != "answer", reply.interpretation


DONATIONS = {
    "how much did the donations bring in 2025": "Total donation amount in 2025",
    "how much have the donations given in 2025 brought us": "Total donation amount in 2025",
    "Wie viel haben die donations 2025 eingebracht?": "Total donation amount in 2025",
    "¿cuánto han aportado las donations en 2025?": "Total donation amount en 2025",
    "combien ont rapporté les donations en 2025": "Total donation amount en 2025",
    "quanto renderam as donations em 2025": "Total donation amount em 2025",
}


@pytest.mark.parametrize("question", DONATIONS)
def test_the_one_amount(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", DONATIONS[question]), reply.reason


def test_how_many_is_still_a_number_of_rows(station: Parlance) -> None:
    assert station.ask("how many spots aired in 2025").interpretation == "Number of spots in 2025"
    assert station.ask("combien de spots en 2025").interpretation == "Number of spots en 2025"


def test_what_things_cost_is_read(station: Parlance) -> None:
    """A verb in the place of the adjective: it is asked which number of the prices is meant."""
    reply = station.ask("how much did the spots cost")
    assert reply.status != "answer"
    assert station.ask("how much do spots cost on average").interpretation == "Average unit price"
