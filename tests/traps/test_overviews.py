"""An overview says no number: it is asked which one, and no part of the word is the views."""

import pytest

from engine import Parlance


@pytest.mark.parametrize(
    "question",
    [
        "give me an overview of May",
        "overview of Germany for May",
        "gib mir einen Überblick über den Mai",
        "resumen de mayo",
        "visión general de mayo",
        "aperçu de mai",
        "resumo de maio",
        "visão geral de maio",
    ],
)
def test_which_number_is_asked_back(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("clarify", "no_metric")


@pytest.mark.parametrize("question", ["an overview of watch time in May", "watch time in May"])
def test_an_overview_of_a_number_is_that_number(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).interpretation == "Watch time in May"
