"""What may be said behind a question back: a number by any of its names, an edit, a whole new question."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form, told

ASKED = [
    "popularity by country last month",
    "Popularität nach Land im letzten Monat",
    "popularidad por país el mes pasado",
    "popularité par pays le mois dernier",
    "popularidade por país no mês passado",
]


@pytest.mark.parametrize(
    ("language", "reply", "metric"),
    [
        (0, "plays", "views"),
        (0, "audience", "unique_viewers"),
        (0, "views", "views"),
        (1, "Wiedergaben", "views"),
        (3, "lectures", "views"),
        # They are none of the choices, but a number is what was asked for.
        (0, "completed sessions", "completions"),
        (1, "abgeschlossene Sitzungen", "completions"),
        (2, "sesiones completadas", "completions"),
        (3, "sessions terminées", "completions"),
        (4, "sessões concluídas", "completions"),
    ],
)
def test_a_number_is_a_reply(language: int, reply: str, metric: str, parlance: Parlance) -> None:
    assert parlance.ask(ASKED[language]).status == "clarify"
    asked = one_form(f"{metric} by country during calendar(month, -1)")
    assert meant(parlance, ASKED[language], reply) == asked


@pytest.mark.parametrize("word", ["rate", "rates", "completion"])
def test_one_word_of_one_choice_is_a_reply(word: str, parlance: Parlance) -> None:
    rate = one_form("completion_rate by country during calendar(month, -1)")
    assert meant(parlance, "engagement by country last month", word) == rate


@pytest.mark.parametrize(
    ("question", "edit", "where"),
    [
        ("engagement by country last month", "only mobile", 'device = "Mobile"'),
        ("Engagement nach Land im letzten Monat", "nur Mobile", 'device = "Mobile"'),
        ("engagement by country last month", "without Germany", 'not (country = "Germany")'),
    ],
)
def test_an_edit_is_one_of_every_choice(question: str, edit: str, where: str, parlance: Parlance) -> None:
    answer = told(parlance, question, edit)
    assert answer.status == "clarify"
    wanted = one_form(f"views by country where {where} during calendar(month, -1)").removeprefix("views")
    assert len(answer.alternatives) == 4
    metrics = [one.query.metrics[0].key for one in answer.alternatives]
    for at, metric in enumerate(metrics, start=1):
        assert meant(parlance, question, edit, str(at)) == f"{metric}{wanted}"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("how many views were there last week", "views during calendar(week, -1)"),
        ("and views by device last week?", "views by device during calendar(week, -1)"),
    ],
)
def test_a_whole_question_is_answered_by_itself(question: str, query: str, parlance: Parlance) -> None:
    assert meant(parlance, "engagement by country last month", question) == one_form(query)


LATENCIES = ["e2e_latency", "prompt_to_first_frame", "startup_latency"]


@pytest.mark.parametrize(
    ("question", "edit"),
    [
        ("latency last week", "in Frankfurt"),
        ("Latenz letzte Woche", "in Frankfurt"),
        ("latencia la semana pasada", "en Fráncfort"),
        ("latence la semaine dernière", "à Francfort"),
        ("latência na semana passada", "em Frankfurt"),
    ],
)
def test_an_edit_is_kept_where_not_every_choice_can_have_it(
    question: str, edit: str, parlance: Parlance
) -> None:
    """Ingest latency has no region: it is no choice any more, and the others are all of Frankfurt."""
    answer = told(parlance, question, edit)
    assert [one.query.where for one in answer.alternatives if one.query.where is None] == []
    assert [one.query.metrics[0].key for one in answer.alternatives] == LATENCIES
    assert 'where region = "FRA"' in meant(parlance, question, edit, "1")


@pytest.mark.parametrize(
    ("question", "edit", "query"),
    [
        ("sessions last month", "in Germany", "sessions"),
        ("Sitzungen im letzten Monat", "in Deutschland", "sessions"),
        ("sesiones el mes pasado", "en Alemania", "sessions"),
        ("sessions le mois dernier", "en Allemagne", "sessions"),
        ("sessões no mês passado", "na Alemanha", "sessions"),
    ],
)
def test_an_edit_that_one_choice_can_have_chooses_it(
    question: str, edit: str, query: str, parlance: Parlance
) -> None:
    wanted = one_form(f'{query} where country = "Germany" during calendar(month, -1)')
    assert meant(parlance, question, edit) == wanted


@pytest.mark.parametrize("edit", ["in Mars", "blah", "by colour"])
def test_what_cannot_be_put_in_is_named(edit: str, parlance: Parlance) -> None:
    answer = told(parlance, "errors last week", edit)
    assert answer.status == "clarify"
    assert f'"{edit}"' in answer.reason
