"""A place in a list, "the second", chooses behind a question back, and is no number to be measured."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

LISTS = {
    "en": ("packet loss by region this month", "latency last week"),
    "es": ("pérdida de paquetes por región este mes", "latencia la semana pasada"),
    "de": ("Paketverlust nach Region in diesem Monat", "Latenz letzte Woche"),
    "fr": ("perte de paquets par région ce mois", "latence la semaine dernière"),
    "pt": ("perda de pacotes por região este mês", "latência na semana passada"),
}
PLACES = {
    "en": ("the first", "the second", "and the second?", "the third one"),
    "es": ("la primera", "el segundo", "¿y el segundo?", "la tercera"),
    "de": ("die erste", "der zweite", "und die zweite?", "das dritte"),
    "fr": ("la première", "le deuxième", "et la seconde ?", "le troisième"),
    "pt": ("a primeira", "o segundo", "e o segundo?", "a terceira"),
}
SAID = [(language, place) for language, places in PLACES.items() for place in places]


@pytest.mark.parametrize(("language", "place"), SAID)
def test_behind_an_answer_a_place_is_refused_by_name(language: str, place: str, parlance: Parlance) -> None:
    answer = told(parlance, LISTS[language][0], place)
    assert (answer.status, answer.code) == ("refuse", "unused")
    assert place in answer.reason


@pytest.mark.parametrize("language", LISTS)
def test_behind_a_question_back_a_place_chooses(language: str, parlance: Parlance) -> None:
    second = one_form("prompt_to_first_frame during calendar(week, -1)")
    assert meant(parlance, LISTS[language][1], PLACES[language][1]) == second


def test_a_place_that_the_choices_do_not_have_is_asked_for_again(parlance: Parlance) -> None:
    answer = told(parlance, "errors last week", "the fourth")
    assert (answer.status, len(answer.alternatives)) == ("clarify", 2)
    assert "the fourth" in answer.reason
