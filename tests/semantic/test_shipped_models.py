"""The shipped models: whole, clean, and reaching what they are meant to reach, no more."""

import pytest

from semantic import rules
from semantic.catalog import Catalog
from semantic.coverage import coverage
from semantic.query import MetricRef
from semantic.yaml_io import load_located, shipped_models

MODEL, LOCATIONS = load_located(shipped_models())
CATALOG = Catalog(MODEL)

PEOPLE = {"country", "region", "plan"}
PLAYED_ON = {"device", "browser"}
PLAYED = {"video_title", "category", "duration_bucket"}
BATCH = {"dataset", "source", "layer"}
CHECK = {"dataset", "check_type", "severity", "check_status", "dq_check.dq_dimension"}
GPU = {"gpu_model", "region", "gateway", "orchestrator", "pipeline", "model"}
REACHED = {
    "views": PEOPLE | PLAYED_ON | PLAYED,
    "unique_viewers": PEOPLE | PLAYED_ON | PLAYED,
    "watch_time": PEOPLE | PLAYED_ON | PLAYED,
    "avg_view_duration": PEOPLE | PLAYED_ON | PLAYED,
    "watch_time_per_viewer": PEOPLE | PLAYED_ON | PLAYED,
    "sessions": PEOPLE | PLAYED_ON,
    "completions": PEOPLE | PLAYED_ON,
    "pauses_per_session": PEOPLE | PLAYED_ON,
    "completion_rate": PEOPLE | PLAYED | {"device"},
    "rows_ingested": BATCH,
    "null_rate": BATCH,
    "duplicate_rate": BATCH,
    "late_arrival_rate": BATCH,
    "invalid_rate": BATCH,
    "freshness_lag": BATCH,
    "checks_run": CHECK,
    "check_pass_rate": CHECK,
    "alerts_fired": {"dataset", "severity", "dq_alert.status"},
    "output_fps": GPU,
    "input_fps": GPU,
    "network_demand": GPU,
    "inference_failure_rate": GPU,
    "e2e_latency": GPU,
    "prompt_to_first_frame": GPU,
    "stream_minutes": GPU,
    "packet_loss": {"region", "gateway", "pipeline", "conn_quality"},
}


def test_has_no_errors_and_no_warnings() -> None:
    assert [str(issue) for issue in rules.run(MODEL, LOCATIONS) if issue.severity != "info"] == []


def test_only_shared_words_and_values_are_noted() -> None:
    assert {issue.code for issue in rules.run(MODEL, LOCATIONS)} == {
        "shared-word",
        "shared-values",
        "value-is-name",
    }


def test_reaches_what_it_is_meant_to_reach() -> None:
    report = coverage(MODEL)
    assert {metric.name: set(metric.dimensions) for metric in report.metrics} == REACHED
    assert report.unreachable_metrics == ()
    assert report.unreachable_dimensions == ()


def test_only_a_reading_at_one_moment_has_no_time() -> None:
    assert [metric.name for metric in coverage(MODEL).metrics if not metric.over_time] == ["freshness_lag"]


@pytest.mark.parametrize(
    ("word", "metrics"),
    [
        ("sessions", {"sessions", "network_demand"}),
        ("failure rate", {"inference_failure_rate", "invalid_rate"}),
        ("error rate", {"inference_failure_rate", "invalid_rate"}),
        ("latency", {"e2e_latency", "prompt_to_first_frame"}),
        ("completion", {"completions", "completion_rate"}),
    ],
)
def test_words_that_collide_are_shared_on_purpose(word: str, metrics: set[str]) -> None:
    found = next(collision for collision in coverage(MODEL).collisions if collision.word == word)
    assert {name for kind, name in found.meanings if kind == "metric"} == metrics


def test_no_dimension_is_reached_by_two_ways() -> None:
    for metric in CATALOG.metrics:
        for fact in CATALOG.facts(MetricRef(name=metric)):
            assert all(len(CATALOG.routes(fact, name)) <= 1 for name in CATALOG.dimensions)


def test_fields_of_one_dimension_have_one_type() -> None:
    for dimension in CATALOG.dimensions.values():
        assert len({binding.field.type for binding in dimension.bindings}) == 1


def test_people_are_not_exposed() -> None:
    assert not any("user_id" in (field.name, field.expr) for data in MODEL.datasets for field in data.fields)


def test_the_clock_and_the_examples_are_there() -> None:
    assert MODEL.name == "parlance_sample"
    assert MODEL.now == "2026-06-30T09:00:00"
    assert len(MODEL.examples) == 6


def test_one_drills_down_along_dimensions_that_one_fact_reaches() -> None:
    assert [hierarchy.levels for hierarchy in MODEL.hierarchies] == [
        ("region", "country"),
        ("category", "video_title"),
    ]
    for hierarchy in MODEL.hierarchies:
        assert any(set(hierarchy.levels) <= reached for reached in REACHED.values())


def test_ordered_dimensions_list_every_value_and_agree_everywhere() -> None:
    ordered = {name for name, known in CATALOG.dimensions.items() if known.field.ordered}
    assert ordered == {"plan", "duration_bucket", "layer", "severity"}
    for name in ordered:
        assert len(CATALOG.dimensions[name].values) >= 3
        assert all(binding.field.ordered for binding in CATALOG.dimensions[name].bindings)


def test_targets_are_in_the_unit_of_their_metric() -> None:
    targets = {metric.name: metric.targets[0].value for metric in MODEL.metrics if metric.targets}
    assert targets == {"inference_failure_rate": 0.01, "e2e_latency": 3000, "freshness_lag": 300}
