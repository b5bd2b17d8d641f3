"""Days and months that are left out are left out, also where they are named once: "except Sunday"."""

import pytest

from engine import Parlance, pipeline


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("views by month except April", "Views by month where month of the year is not April"),
        ("views excluding April", "Views where month of the year is not April"),
        ("views every day except Sunday", "Views by day where day of the week is not Sunday"),
        ("views without weekends", "Views where day of the week is not Saturday or Sunday"),
        ("views without the weekend", "Views where day of the week is not Saturday or Sunday"),
        ("Aufrufe nach Monat außer April", "Aufrufe nach Monat wo Monat des Jahres ungleich April"),
        ("Aufrufe ohne Sonntag", "Aufrufe wo Wochentag ungleich Sonntag"),
        ("Aufrufe ohne Wochenenden", "Aufrufe wo Wochentag ungleich Samstag oder Sonntag"),
        ("visualizaciones por mes excepto abril", "Visualizaciones por mes donde mes del año no es abril"),
        ("visualizaciones excepto el domingo", "Visualizaciones donde día de la semana no es domingo"),
        (
            "visualizaciones sin fines de semana",
            "Visualizaciones donde día de la semana no es sábado o domingo",
        ),
        ("vues par mois sauf avril", "Vues par mois où mois de l'année n'est pas avril"),
        ("vues sauf le dimanche", "Vues où jour de la semaine n'est pas dimanche"),
        ("vues sans les week-ends", "Vues où jour de la semaine n'est pas samedi ou dimanche"),
        ("visualizações por mês exceto abril", "Visualizações por mês onde mês do ano não é abril"),
        ("visualizações exceto o domingo", "Visualizações onde dia da semana não é domingo"),
        ("visualizações sem fins de semana", "Visualizações onde dia da semana não é sábado ou domingo"),
    ],
)
def test_a_day_or_month_named_once_is_left_out(asked: str, meant: str, parlance: Parlance) -> None:
    assert pipeline.ask(asked, parlance.session, only_read=True).interpretation == meant


@pytest.mark.parametrize(
    "asked",
    [
        "views except April 2026",
        "views except 3 April",
        "views except the first week of April",
        "views not in the first ten days of May",
    ],
)
def test_a_period_left_out_is_no_month_of_every_year(asked: str, parlance: Parlance) -> None:
    answer = pipeline.ask(asked, parlance.session, only_read=True)
    assert answer.status != "answer", answer.interpretation
