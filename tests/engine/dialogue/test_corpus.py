"""Every conversation of the corpus, turn by turn, each with the answer before it as its context."""

from pathlib import Path
from typing import Any

import pytest

from engine import Parlance
from engine.types.answer import Answer
from semantic.text_form import from_text, to_text
from tests.written import written_in

DIALOGUES: list[dict[str, Any]] = written_in(Path(__file__).parents[2] / "corpus" / "en_dialogues.yaml")[
    "dialogues"
]


def test_there_are_conversations_enough() -> None:
    assert len(DIALOGUES) >= 80
    assert all(len(dialogue["turns"]) >= 2 for dialogue in DIALOGUES)


NOT_YET: set[int] = set()
MARKED = [
    pytest.param(dialogue, marks=[pytest.mark.xfail(strict=True)] if at in NOT_YET else [], id=str(at))
    for at, dialogue in enumerate(DIALOGUES)
]


@pytest.mark.parametrize("dialogue", MARKED)
def test_dialogue(dialogue: dict[str, Any], doors: dict[str, Parlance]) -> None:
    answer: Answer | None = None
    for turn in dialogue["turns"]:
        ((question, expected),) = turn.items()
        answer = doors[dialogue["model"]].ask(question, context=answer)
        assert told(answer) == wanted(expected), question


def told(answer: Answer) -> list[str]:
    """An answer in the form of the corpus: its query, its choices in order of their text, its code."""
    if answer.status == "answer":
        assert answer.query is not None
        return [to_text(answer.query)]
    if answer.status == "clarify":
        return sorted(to_text(found.query.canonical()) for found in answer.alternatives)
    return [f"refuse {answer.code}"]


def wanted(expected: str | list[str]) -> list[str]:
    """What the corpus says, in the one form of each query."""
    if isinstance(expected, str) and expected.startswith("refuse "):
        return [expected]
    texts = [expected] if isinstance(expected, str) else expected
    return sorted(to_text(from_text(text).canonical()) for text in texts)
