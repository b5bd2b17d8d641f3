"""The terminal shows an answer in its language, with the spaces that the language puts in numbers."""

from dataclasses import replace

import pytest

from app.replying import as_lines
from engine.types.answer import Answer
from engine.types.conversation import FollowUp
from engine.types.result import ResultTable

ANSWER = Answer(
    "answer",
    "?",
    "2026-06-30T09:00:00",
    "1\u202f234\u00a0€",
    "A",
    table=ResultTable(("n",), ((1234,), (None,), (0.5,))),
    notes=("B",),
    follow_up=FollowUp(("K",), (), (("C", "D"),), ()),
)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            ["1,234", "unknown", "0.5", "Understood as: A", "Kept: K", "Replaced: D instead of C", "Note: B"],
        ),
        ("de", ["1.234", "unbekannt", "0,5", "Verstanden als: A", "Ersetzt: D statt C", "Hinweis: B"]),
        ("fr", ["1\u202f234", "inconnu", "0,5", "Compris comme\u00a0: A", "Remplacé: D au lieu de C"]),
        ("es", ["1.234", "desconocido", "0,5", "Entendido como: A", "Se sustituye: D en lugar de C"]),
        ("pt", ["1.234", "desconhecido", "0,5", "Entendido como: A", "Substituído: D em vez de C"]),
    ],
)
def test_lines_are_in_the_language_of_the_answer(language: str, lines: list[str]) -> None:
    shown = as_lines(replace(ANSWER, language=language))
    assert shown[0] == "1\u202f234\u00a0€"
    assert [line for line in lines if line not in shown] == []


def test_control_characters_are_still_taken_out() -> None:
    assert as_lines(replace(ANSWER, sentence="a\x1b[2Jb\u2028c"))[0] == "a\ufffd[2Jb\ufffdc"
