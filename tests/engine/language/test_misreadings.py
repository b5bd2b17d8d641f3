"""Plain questions on the shipped models that are easily taken for another one, with a wrong number."""

import pytest

from engine import Parlance
from semantic.filters import Compare, In
from semantic.query import LogicalQuery
from semantic.text_form import from_text


def metrics_of(query: LogicalQuery | None) -> list[str]:
    return [term.key for term in query.metrics] if query else []


@pytest.mark.parametrize(
    "question",
    [
        "views per session",
        "views minus completions",
        "difference between views and viewers",
        "correlation between views and watch time",
        "p95 latency by gateway",
        "maximum e2e latency by region",
        "minimum output fps by model",
        "viewers who watched more than 3 titles",
        "views for at least 3 devices",
        "users with more than 2 countries",
        "titles not in the top 5 by views",
        "views by country and total",
        "views not last week",
        "views on Monday",
        "views every weekday and weekend",
        "views between 9 and 10",
        "views in the first 3 weeks of May",
        "views in May or June",
        "views last month by last week",
        "forecast views next month",
        "why did views drop last week",
        "new viewers last month",
        "half of the views by country",
        "views of drama in Germany vs comedy in Japan",
        "input FPS minus output FPS",
    ],
)
def test_what_cannot_be_computed_yet_is_never_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status != "answer", answer.interpretation


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("ratio of views to viewers", "ratio(views, unique_viewers)"),
        ("countries above average views", "views by country having views > average"),
        (
            "countries whose views grew more than 10 % last month",
            "views by country during calendar(month, -1, 1) having `growth(views)` > 0.1 "
            "compare previous with growth(views)",
        ),
        (
            "is watch time higher in Germany than in Japan",
            'watch_time by country where country in ["Germany", "Japan"]',
        ),
    ],
)
def test_what_could_not_be_computed_once_is_just_this(question: str, meant: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query == from_text(meant).canonical(), answer.interpretation or answer.reason


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("most viewed title in Germany last month", "views"),
        ("most viewed titles", "views"),
        ("least viewed category", "views"),
        ("how long do people watch on TV", "avg_view_duration"),
        ("how many people watched Jazz Kitchen", "unique_viewers"),
        ("how many rows came in yesterday", "rows_ingested"),
        ("hours watched by month", "watch_time"),
        ("failed checks by dataset", "checks_run"),
        ("how fresh is billing", "freshness_lag"),
        ("failure rate by orchestrator", "inference_failure_rate"),
        ("requested sessions for llm", "network_demand"),
    ],
)
def test_the_metric_that_is_meant(question: str, metric: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, metrics_of(answer.query)) == ("answer", [metric]), answer.reason


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("views of videos over 10 minutes", "views"),
        ("views for videos shorter than 5 minutes by country", "views"),
        ("views from users in Germany with premium", "views"),
        ("duplicate rows last week", "duplicate_rate"),
        ("number of duplicate rows last week", "duplicate_rate"),
        ("most watched title", "watch_time"),
    ],
)
def test_never_another_metric_than_the_one_said(question: str, metric: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status != "answer" or metrics_of(answer.query) == [metric], answer.interpretation


def test_values_that_look_like_numbers_or_conditions(parlance: Parlance) -> None:
    fps = parlance.ask("4090 vs 5090 output fps").query
    assert fps is not None
    assert fps.where == In(field="gpu_model", values=("RTX 4090", "RTX 5090"))
    open_alerts = parlance.ask("alerts that are not resolved").query
    assert open_alerts is not None
    assert "resolved" in str(open_alerts.where)
    failed = parlance.ask("checks that failed last week").query
    assert failed is not None
    assert failed.where == Compare(field="check_status", op="=", value="fail")


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ('views by day where country is "Canada" or "Japan" in May 2026 compared with 2 weeks earlier', 1),
        ("views by day for Canada or Japan in May 2026 compared with 1 year earlier", 1),
        ("views by day for Canada vs Japan in May 2026", 2),
    ],
)
def test_what_is_held_against_earlier_days_is_not_held_against_itself(
    question: str, groups: int, parlance: Parlance
) -> None:
    query = parlance.ask(question).query
    assert query is not None
    assert len(query.group_by) == groups


def test_a_number_for_each_of_another_is_a_ratio(parlance: Parlance) -> None:
    query = parlance.ask("views for each play attempt").query
    assert query is not None
    assert query == parlance.ask("views per play attempt").query


def test_a_grain_made_with_by_opens_a_list(parlance: Parlance) -> None:
    query = parlance.ask("visualizaciones por semana y hora donde duración del vídeo entre 90 y 1000").query
    assert query is not None
    assert [term.key for term in query.group_by] == ["week", "hour"]
    assert query.having is None
