"""A question that goes on with one invented word in it is never answered: no word is passed over."""

from pathlib import Path
from typing import Any

import pytest

from engine import Parlance
from engine.types.answer import Answer
from tests.written import written_in

DIALOGUES: list[dict[str, Any]] = written_in(Path(__file__).parents[2] / "corpus" / "en_dialogues.yaml")[
    "dialogues"
]
INVENTED = "zorblat"


def invented(answer: Answer) -> list[str]:
    """The question with each of its meant words replaced in turn."""
    text = answer.question
    meant = [word for word in answer.words if word.status != "ignored"]
    return [text[: word.start] + INVENTED + text[word.end :] for word in meant]


@pytest.mark.parametrize("place", range(0, len(DIALOGUES), 4))  # a sample: refusals take their time
def test_no_word_is_passed_over(place: int, doors: dict[str, Parlance]) -> None:
    door, before = doors[DIALOGUES[place]["model"]], None
    for turn in DIALOGUES[place]["turns"]:
        ((question, expected),) = turn.items()
        answer = door.ask(question, context=before)
        if before is not None and isinstance(expected, str) and answer.status == "answer":
            for text in invented(answer):
                reply = door.ask(text, context=before)
                assert reply.status != "answer", text
                assert reply.thread == before.thread
        before = answer
