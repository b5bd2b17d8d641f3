"""The bare name of a number behind an answer is that number of the same, or of everything: asked back."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

SAID = [
    ("views by device last week", "watch time?"),
    ("Aufrufe nach Gerät letzte Woche", "Wiedergabezeit"),
    ("visualizaciones por dispositivo la semana pasada", "tiempo de visualización"),
    ("vues par appareil la semaine dernière", "temps de visionnage ?"),
    ("visualizações por dispositivo na semana passada", "tempo de visualização"),
]
KEPT = one_form("watch_time by device during calendar(week, -1)")


@pytest.mark.parametrize("said", SAID)
def test_both_ways_are_offered(said: tuple[str, ...], parlance: Parlance) -> None:
    answer = told(parlance, *said)
    assert (answer.status, len(answer.alternatives)) == ("clarify", 2)
    assert meant(parlance, *said, "1") == KEPT
    assert meant(parlance, *said, "2") == "watch_time"


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        (("views", "watch time"), "watch_time"),  # there is nothing to keep
        (("views by device", "output FPS"), "output_fps"),  # it has no device
        (("views by device", "show me watch time"), "watch_time"),  # a whole question
        (("views by device", "and watch time"), "watch_time by device"),
        (("list the failed checks last week", "views"), "views"),
    ],
)
def test_nothing_is_asked_where_one_is_meant(
    questions: tuple[str, ...], query: str, parlance: Parlance
) -> None:
    assert meant(parlance, *questions) == one_form(query)
