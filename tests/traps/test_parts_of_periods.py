"""A part of a period is read as exactly that part, or nothing is answered: never the whole period."""

import pytest

from engine import Parlance, pipeline


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("views in the first ten days of May", "Views from 1 May to 10 May"),
        ("views in the second half of May", "Views from 16 May to 31 May"),
        ("views in the first half of April 2026", "Views from 1 April 2026 to 15 April 2026"),
        ("views in the last 3 days of May", "Views from 29 May to 31 May"),
        ("views in the last two days of February 2024", "Views from 28 February 2024 to 29 February 2024"),
        ("views last full week", "Views last week"),
        ("Aufrufe in den ersten zehn Tagen im Mai", "Aufrufe von 1. Mai bis 10. Mai"),
        ("Aufrufe in der zweiten Hälfte des Mai", "Aufrufe von 16. Mai bis 31. Mai"),
        ("Aufrufe in den letzten 3 Tagen im Mai", "Aufrufe von 29. Mai bis 31. Mai"),
        ("Aufrufe in der letzten vollen Woche", "Aufrufe in der letzten Woche"),
        (
            "visualizaciones de los primeros diez días de mayo",
            "Visualizaciones desde el 1 de mayo hasta el 10 de mayo",
        ),
        (
            "visualizaciones en la segunda quincena de mayo",
            "Visualizaciones desde el 16 de mayo hasta el 31 de mayo",
        ),
        (
            "visualizaciones en los últimos 3 días de mayo",
            "Visualizaciones desde el 29 de mayo hasta el 31 de mayo",
        ),
        ("visualizaciones de la última semana completa", "Visualizaciones la semana pasada"),
        ("vues des dix premiers jours de mai", "Vues entre 1 mai et 10 mai"),
        ("vues de la seconde quinzaine de mai", "Vues entre 16 mai et 31 mai"),
        ("vues des 3 derniers jours de mai", "Vues entre 29 mai et 31 mai"),
        ("vues de la dernière semaine complète", "Vues la semaine dernière"),
        ("visualizações dos primeiros dez dias de maio", "Visualizações desde 1 de maio até 10 de maio"),
        ("visualizações na segunda quinzena de maio", "Visualizações desde 16 de maio até 31 de maio"),
        ("visualizações nos últimos 3 dias de maio", "Visualizações desde 29 de maio até 31 de maio"),
        ("visualizações da última semana completa", "Visualizações na semana passada"),
        # What opens and closes a span is no part of it.
        ("views since the beginning of May", "Views since May"),
        ("views from the beginning of April to the end of May", "Views from April to May"),
        ("Aufrufe von Anfang April bis Ende Mai", "Aufrufe von April bis Mai"),
    ],
)
def test_a_part_with_bounds_is_read(asked: str, meant: str, parlance: Parlance) -> None:
    assert pipeline.ask(asked, parlance.session, only_read=True).interpretation == meant


@pytest.mark.parametrize(
    "asked",
    [
        "views at the beginning of May",
        "views at the end of April",
        "views since mid April",
        "views in early May",
        "views in late April 2026",
        "views in the first week of May",
        "views in the last two days of February",
        "Aufrufe Anfang Mai",
        "Aufrufe Mitte April",
        "Aufrufe seit Mitte April",
        "Aufrufe in der ersten Maiwoche",
        "Aufrufe in der ersten Woche im Mai",
        "visualizaciones a principios de mayo",
        "visualizaciones a finales de abril",
        "visualizaciones en la última semana de abril",
        "vues début mai",
        "vues à la fin du mois d'avril",
        "vues de la première semaine de mai",
        "visualizações no início de maio",
        "visualizações em meados de abril",
        "visualizações na última semana de abril",
    ],
)
def test_a_part_without_bounds_is_not_answered(asked: str, parlance: Parlance) -> None:
    answer = pipeline.ask(asked, parlance.session, only_read=True)
    assert answer.status == "refuse", answer.interpretation
