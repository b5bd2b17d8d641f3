"""A small word by its accent is no code of a value; a short reply is in the language before it."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told


@pytest.mark.parametrize("question", ["quantos são?", "e lá?"])
def test_an_accented_small_word_is_no_code(question: str, parlance: Parlance) -> None:
    answer = told(parlance, "visualizações por região", question)
    assert answer.status != "answer" or answer.query.where is None


@pytest.mark.parametrize("question", ["visualizações em SAO", "visualizações em São Paulo"])
def test_a_code_written_as_one_still_is(question: str, parlance: Parlance) -> None:
    assert meant(parlance, question) == one_form('views where region = "SAO"')


def test_a_name_with_an_accent_does_not_turn_the_language(parlance: Parlance) -> None:
    wanted = one_form('views by region where not (region = "SAO")')
    assert meant(parlance, "visualizaciones por región", "sin São Paulo") == wanted


@pytest.mark.parametrize(
    ("before", "reply", "language"),
    [
        ("perda de pacotes por região este mês", "só busca", "pt"),
        ("visualizaciones por región", "sin São Paulo", "es"),
        # Words that clearly belong to another language turn it.
        ("visualizaciones por región", "only in Germany", "en"),
        ("views by region", "nur in Deutschland", "de"),
        ("visualizações por região", "sin Alemania", "es"),
        ("visualizaciones por país", "só Alemanha", "pt"),
        ("vues par pays", "and by device?", "en"),
    ],
)
def test_a_short_reply_is_in_the_language_before(
    before: str, reply: str, language: str, parlance: Parlance
) -> None:
    assert told(parlance, before, reply).language == language
