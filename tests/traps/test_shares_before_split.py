"""A share restricted before its split is of those of each group, or spread over the groups: asked back."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

FREE = (
    'ratio(unique_viewers where plan = "Free", unique_viewers) by country',
    'unique_viewers by country where plan = "Free" with share(unique_viewers)',
)
MOBILE = (
    'ratio(views where device = "Mobile", views) by country',
    'views by country where device = "Mobile" with share(views)',
)
EITHER = {
    "share of viewers on the free plan by country": FREE,
    "share of views from mobile by country": MOBILE,
    "share of views from mobile, by country": MOBILE,
    "share of views from mobile in each country": MOBILE,
    "Anteil der Zuschauer im Tarif free nach Land": FREE,
    "Anteil der Aufrufe auf Mobilgeräten nach Land": MOBILE,
    "proporción de espectadores en el plan free por país": FREE,
    "porcentaje de visualizaciones en móvil por país": MOBILE,
    "part des spectateurs sur l'offre free par pays": FREE,
    "part des vues sur mobile par pays": MOBILE,
    "proporção de espectadores no plano free por país": FREE,
    "proporção de visualizações no celular por país": MOBILE,
}
# A clause right behind the number is of each group's, what stands behind the split of all.
SURE = {
    "share of viewers with the free plan by country": FREE[0],
    "share of viewers that are on the free plan by country": FREE[0],
    "share of views by country on mobile": MOBILE[1],
    "what share of the views in Brazil goes to each device": 'views by device where country = "Brazil"'
    " with share(views)",
    "share of views in May by country": "views by country during named(month=5) with share(views)",
}


@pytest.mark.parametrize("question", EITHER)
def test_what_a_share_is_of_is_asked_back(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("clarify", "ambiguous")
    wanted = {from_text(text).canonical() for text in EITHER[question]}
    assert {one.query for one in answer.alternatives} == wanted


@pytest.mark.parametrize("question", SURE)
def test_where_the_words_tell_it_is_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(SURE[question]).canonical()
