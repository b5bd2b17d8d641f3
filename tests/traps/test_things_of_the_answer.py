"""Words that stand for the things of an answer ("their", "these") mean just those that it showed."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

TOP = [
    "top 3 titles by views last month",
    "Top 3 Titel nach Aufrufen im letzten Monat",
    "top 3 de los títulos por visualizaciones el mes pasado",
    "top 3 des titres par vues le mois dernier",
    "top 3 títulos por visualizações no mês passado",
]


def of_these(parlance: Parlance, first: str) -> str:
    """The filter on the three titles that an answer shows, written from its rows."""
    table = parlance.ask(first).table
    assert table is not None
    titles = sorted(str(row[0]) for row in table.rows)
    assert len(titles) == 3
    return "video_title in [" + ", ".join(f'"{title}"' for title in titles) + "]"


@pytest.mark.parametrize(
    ("language", "question", "query"),
    [
        (0, "what is their completion rate?", "completion_rate by video_title where {} during {}"),
        (0, "completion rate for those", "completion_rate by video_title where {} during {}"),
        (0, "who watched them?", "unique_viewers by video_title where {} during {}"),
        (0, "their watch time", "watch_time by video_title where {} during {}"),
        (0, "for these, by week", "views by week where {} during {}"),
        (0, "views of these titles by device", "views by video_title, device where {} during {}"),
        (1, "wie hoch ist ihre Abschlussrate?", "completion_rate by video_title where {} during {}"),
        (1, "Aufrufe dieser Titel nach Gerät", "views by video_title, device where {} during {}"),
        (2, "¿cuál es su tasa de finalización?", "completion_rate by video_title where {} during {}"),
        (2, "para estos, por semana", "views by week where {} during {}"),
        (3, "quel est leur taux de complétion ?", "completion_rate by video_title where {} during {}"),
        (3, "pour ceux-ci, par semaine", "views by week where {} during {}"),
        (4, "qual é a sua taxa de conclusão?", "completion_rate by video_title where {} during {}"),
        (4, "taxa de conclusão deles", "completion_rate by video_title where {} during {}"),
    ],
)
def test_the_things_of_the_answer_stay(language: int, question: str, query: str, parlance: Parlance) -> None:
    these = of_these(parlance, TOP[language])
    assert meant(parlance, TOP[language], question) == one_form(query.format(these, "calendar(month, -1)"))


@pytest.mark.parametrize(
    ("questions", "query"),
    [
        # All were shown, or there are none but what a filter lets in: nothing has to be said of them.
        (
            ("views by country last month", "their watch time"),
            "watch_time by country during calendar(month, -1)",
        ),
        (
            ("views in Germany last month", "what is its completion rate?"),
            'completion_rate where country = "Germany" during calendar(month, -1)',
        ),
        # A question with things of its own goes on from nothing.
        (("top 3 titles by views last month", "titles and their watch time"), "watch_time by video_title"),
        # How the same rows are shown changes nothing of what they are.
        (
            ("top 3 titles by views last month", "show them as a table"),
            "views by video_title during calendar(month, -1) order views desc limit 3",
        ),
        # Which things are meant is not said by a filter on one dimension: refused by name.
        (("top 3 titles by views in each country", "their completion rate"), "refuse unused"),
    ],
)
def test_what_stands_for_things(questions: tuple[str, ...], query: str, parlance: Parlance) -> None:
    assert meant(parlance, *questions) == one_form(query)


@pytest.mark.parametrize(
    ("language", "question", "query"),
    [
        (0, "views by country these last 7 days", "views by country during calendar(day, -7, 7)"),
        (1, "Aufrufe nach Land diese Woche", "views by country during calendar(week, 0)"),
        (2, "visualizaciones por país estos últimos 7 días", "views by country during calendar(day, -7, 7)"),
        (3, "vues par pays ces 7 derniers jours", "views by country during calendar(day, -7, 7)"),
        (4, "visualizações por país nestes últimos 7 dias", "views by country during calendar(day, -7, 7)"),
    ],
)
def test_these_days_are_no_things(language: int, question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, TOP[language], question) == one_form(query)


def test_who_watched_them_in_another_week(parlance: Parlance) -> None:
    these = of_these(parlance, TOP[0])
    wanted = one_form(f"unique_viewers by video_title where {these} during calendar(week, -1)")
    assert meant(parlance, TOP[0], "who watched them last week") == wanted
