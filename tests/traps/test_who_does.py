"""Who does something asks for somebody: a number of what it is done to is no answer."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

SCRIPT = """
CREATE TABLE cards (card_id INTEGER PRIMARY KEY, model VARCHAR, memory INTEGER);
INSERT INTO cards VALUES (1, 'Ada', 48), (2, 'Ada', 48), (3, 'Hopper', 80);
"""


@pytest.fixture(scope="module")
def cards(opened: Opens) -> Parlance:
    return opened("cards", SCRIPT)


@pytest.mark.parametrize("question", ["who owns the Ada cards", "who bought the Ada cards?"])
def test_nobody_is_no_number_of_things(cards: Parlance, question: str) -> None:
    assert cards.ask(question).status == "refuse"


def test_their_number_is_asked_for_in_other_words(cards: Parlance) -> None:
    answer = cards.ask("how many Ada cards are there")
    assert answer.table is not None
    assert answer.table.rows == ((2,),)
