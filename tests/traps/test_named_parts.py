"""A part named at the word "share" is that of each group, and not spread over the groups."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

MOBILE = 'ratio(views where device = "Mobile", views) by category during named(month=5)'
PREMIUM = 'ratio(unique_viewers where plan = "Premium", unique_viewers) by country during named(month=5)'
WITHIN = {
    "mobile share of views by category, May": MOBILE,
    "Mobile share per category in May, for views": MOBILE,
    "share of Premium in unique viewers by country in May": PREMIUM,
    "percentage of Premium among viewers by country in May": PREMIUM,
    "of the viewers in each country in May, what share is Premium": PREMIUM,
    "Anteil Premium an den Zuschauern je Land im Mai": PREMIUM,
    "Premium-Anteil der Zuschauer nach Land im Mai": PREMIUM,
    "cuota de móvil en las visualizaciones por categoría en mayo": MOBILE,
    "part du mobile dans les vues par catégorie en mai": MOBILE,
    "pourcentage de Premium parmi les spectateurs par pays en mai": PREMIUM,
    "participação de Premium nos espectadores por país em maio": PREMIUM,
    "mobile share of views in Germany by month": 'ratio(views where device = "Mobile", views) by month'
    ' where country = "Germany"',
}
EITHER = (
    "porcentaje de usuarios Premium por país en mayo",
    "part des spectateurs Premium par pays en mai",
    "percentual de espectadores Premium por país em maio",
)
# The views are asked for by themselves, and the share beside them.
BESIDE = (
    "views by plan, share of Premium per month, Q2",
    "views per month, share of Premium",
    "Aufrufe pro Monat, Anteil von Premium",
    "visualizaciones por mes, cuota de Premium",
    "vues par mois, part de Premium",
    "visualizações por mês, participação de Premium",
)


@pytest.mark.parametrize("question", WITHIN)
def test_it_is_the_part_of_each_group(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query == from_text(WITHIN[question]).canonical(), answer.reason


@pytest.mark.parametrize("question", EITHER)
def test_a_part_behind_what_is_counted_is_asked_back(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    spread = (
        'unique_viewers by country where plan = "Premium" during named(month=5) with share(unique_viewers)'
    )
    assert answer.code == "ambiguous"
    wanted = {from_text(text).canonical() for text in (PREMIUM, spread)}
    assert {one.query for one in answer.alternatives} == wanted


@pytest.mark.parametrize("question", BESIDE)
def test_a_number_beside_the_share_is_not_lost(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "conditional_share")
