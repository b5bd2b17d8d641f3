"""The shipped models: whole, clean, and reaching what they are meant to reach, no more."""

import pytest

from semantic import rules
from semantic.catalog import Catalog
from semantic.coverage import coverage
from semantic.query import MetricRef
from semantic.yaml_io import load_located, shipped_models

MODEL, LOCATIONS = load_located(shipped_models())
CATALOG = Catalog(MODEL)

PEOPLE = {"country", "region", "plan", "layout_test", "artwork_test"}
PLAYED_ON = {"device", "browser", "os", "player_version", "referrer", "placement"}
PLAYED = {"video_title", "category", "duration_bucket"}
PAIR = {"device", "engagement_tier", "quality_flag", "is_replay", "completed", "position_bucket"}
FEED = {"dataset", "source", "layer"}
CHECK = {"dataset", "check_type", "severity", "check_status", "dq_dimension", "checked_column"}
WORK = {"region", "gateway", "orchestrator", "pipeline", "model", "is_test_load"}
CARD = {"gpu_model", "org", "runner_version", "cuda_version", "gpu.memory_gb"}
PERSONAL = {"viewer.user_id"}  # to tell viewers apart by, and told to nobody
# One metric of each fact, or pair of facts; what all of them reach is walked against hand-written SQL.
REACHED = {
    "skips": PEOPLE | PLAYED_ON | PLAYED | {"player_event"},
    "watch_time": PEOPLE | PLAYED_ON | PLAYED,
    "play_rate": PEOPLE | PLAYED_ON | PLAYED,
    "sessions": PEOPLE | PLAYED_ON,
    "completion_rate": PEOPLE | PLAYED | PAIR,
    "retention_at": PEOPLE | PLAYED_ON | PLAYED | {"view_positions.position_percent"},
    "rebuffer_ratio": PEOPLE | PLAYED_ON | PLAYED | {"playback_outcome"},
    "null_rate": FEED,
    "ingest_latency_p95": FEED,
    "rejected_rows": FEED | {"reject_reason"},
    "schema_changes": {"dataset", "source", "changed_column", "column_change"},
    "quality_score": CHECK,
    "alerts_fired": {"dataset", "severity", "alert_metric", "dq_alert.status"},
    "open_alerts": {"dataset", "severity"},
    "network_demand": WORK | CARD,
    "e2e_latency_p95": WORK | CARD | {"session_outcome", "prompt_kind"},
    "output_fps_p05": WORK | CARD | {"stream_state"},
    "active_streams": {"gateway", "region", "pipeline"},
    "packet_loss": {"region", "gateway", "pipeline", "conn_quality"},
    "fee_eth": {"gateway", "orchestrator", "region", "pipeline"},
    "sla_score": {"orchestrator", "pipeline", "model"},
    "sla_compliance_rate": {"orchestrator"},
}


def test_has_no_errors_and_no_warnings() -> None:
    assert [str(issue) for issue in rules.run(MODEL, LOCATIONS) if issue.severity != "info"] == []


def test_only_shared_words_and_values_are_noted() -> None:
    assert {issue.code for issue in rules.run(MODEL, LOCATIONS)} == {
        "no-key",  # positions of views are counted, not told apart
        "shared-phrasing",
        "shared-word",
        "shared-values",
        "value-is-name",
    }


def test_reaches_what_it_is_meant_to_reach() -> None:
    report = coverage(MODEL)
    assert {
        one.name: set(one.dimensions) - PERSONAL for one in report.metrics if one.name in REACHED
    } == REACHED
    assert report.unreachable_metrics == ()
    assert report.unreachable_dimensions == ()


def test_only_a_reading_at_one_moment_has_no_time() -> None:
    assert [metric.name for metric in coverage(MODEL).metrics if not metric.over_time] == ["freshness_lag"]


FAILURES = {
    *("inference_failure_rate", "invalid_rate", "error_rate", "start_failure_rate", "playback_failure_rate")
}
LATENCIES = {
    *("e2e_latency", "prompt_to_first_frame", "startup_latency", "ingest_latency_p95", "transform_latency")
}


@pytest.mark.parametrize(
    ("word", "metrics"),
    [
        ("sessions", {"sessions", "network_demand"}),
        ("failure rate", FAILURES),
        ("error rate", FAILURES),
        ("latency", LATENCIES),
        ("completion", {"completions", "completion_rate", "trusted_completion_rate", "reach_depth"}),
        ("jitter", {"jitter_coefficient", "ingest_jitter"}),
        ("load", {"network_demand", "stream_minutes", "test_load_share"}),
        ("accuracy", {"quality_score", "check_pass_rate"}),
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
    """The number of a viewer is there to tell viewers apart, and is told to nobody."""
    told = [
        field for data in MODEL.datasets for field in data.fields if "user_id" in (field.name, field.expr)
    ]
    assert [field.name for field in told if not field.personal] == []


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
        assert any(set(hierarchy.levels) <= reached for reached in REACHED.values()), hierarchy


def test_ordered_dimensions_list_every_value_and_agree_everywhere() -> None:
    ordered = {name for name, known in CATALOG.dimensions.items() if known.field.ordered}
    assert ordered == {"plan", "duration_bucket", "layer", "severity", "engagement_tier", "position_bucket"}
    for name in ordered:
        assert len(CATALOG.dimensions[name].values) >= 3
        assert all(binding.field.ordered for binding in CATALOG.dimensions[name].bindings)


def test_targets_are_in_the_unit_of_their_metric() -> None:
    targets = {metric.name: metric.targets[0].value for metric in MODEL.metrics if metric.targets}
    assert targets == {
        "inference_failure_rate": 0.01,
        "e2e_latency": 3000,
        "jitter_coefficient": 0.1,
        "sla_score": 95,
        "uptime": 0.995,
        "freshness_lag": 300,
        "transform_latency": 1000,
        "quality_score": 95,
    }
