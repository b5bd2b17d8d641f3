"""Every word counts: with any one content word replaced by an invented one there is no answer."""

import random

import pytest

from engine import Parlance
from tests.corpus.test_answers import NOT_YET
from tests.eval.corpus import Entry, entries

ANSWERED = [entry for entry in entries("en") if entry.expected == "answer"]
INVENTED = ("zorblatt", "quixelry", "vrimbo", "Plonkett", "xq")


@pytest.mark.sliced(10)
@pytest.mark.parametrize("entry", ANSWERED, ids=[entry.id for entry in ANSWERED])
def test_no_answer_with_an_invented_word(entry: Entry, parlance: Parlance) -> None:
    reply = parlance.ask(entry.question)
    if reply.status != "answer":
        pytest.fail("not answered, so nothing can be replaced") if entry.id not in NOT_YET else None
        return
    words = [word for word in reply.words if word.status != "ignored"]
    assert words
    choose = random.Random(entry.id)
    for word in words:
        changed = entry.question[: word.start] + choose.choice(INVENTED) + entry.question[word.end :]
        assert parlance.ask(changed).status != "answer", changed
