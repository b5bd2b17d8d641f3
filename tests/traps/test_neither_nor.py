""" "Neither this nor that" leaves out both, in every language."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

COUNTRIES = 'views where not (country in ["Germany", "France"])'
TWO_FIELDS = 'views where country != "Germany" and device != "Mobile"'
OUT = {
    "views from neither Germany nor France": COUNTRIES,
    "Aufrufe weder aus Deutschland noch aus Frankreich": COUNTRIES,
    "visualizaciones ni de Alemania ni de Francia": COUNTRIES,
    "visualizaciones que no son ni de Alemania ni de Francia": COUNTRIES,
    "vues ni d'Allemagne ni de France": COUNTRIES,
    "visualizações nem da Alemanha nem da França": COUNTRIES,
    "views neither on mobile nor from Germany": TWO_FIELDS,
    "Aufrufe, die weder aus Deutschland noch vom Handy kamen": TWO_FIELDS,
    "visualizaciones ni en móvil ni de Alemania": TWO_FIELDS,
    "vues ni sur mobile ni d'Allemagne": TWO_FIELDS,
    "visualizações nem no celular nem da Alemanha": TWO_FIELDS,
}


@pytest.mark.parametrize("question", OUT)
def test_both_are_left_out(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(OUT[question]).canonical()


def test_noch_alone_says_still(parlance: Parlance) -> None:
    answer = parlance.ask("wie viele Alarme sind noch offen")
    assert answer.query == from_text('alerts_fired where dq_alert.status = "open"').canonical()
