"""One message for many groups, taking up an alert, and what a message says."""

from pathlib import Path
from typing import Any

import pytest

from engine.alerts.evaluation import acknowledge_alert
from engine.errors import EngineError
from tests.engine.alerts.world import Memory, World, at

GROUPED: dict[str, Any] = {
    "metric": "share",
    "by": ["sample.feed", "sample.layer"],
    "window": "last 1 minute",
    "comparator": ">",
    "threshold": 0.05,
    "label": "Too many",
    "severity": "critical",
    "runbook": "https://example.org/too-many",
}
SAMPLES = [
    "10:00 a 6/100",
    "10:00 b 0/100",
    "10:00 c 7/100",
    "10:01 a 8/100",
    "10:01 b 9/100",
    "10:01 c 0/100",
    "10:02 a 0/100",
    "10:02 b 0/100",
    "10:02 c 0/100",
]


def test_many_groups_of_a_rule_are_one_notice(tmp_path: Path) -> None:
    """At 10:01 a and c fire; at 10:02 b fires and c is over; at 10:03 a and b are over."""
    world = World(tmp_path, SAMPLES, GROUPED)
    for moment in ("10:01", "10:02", "10:03"):
        world.turn(moment)
    assert world.memory.told() == [
        ("fired", "10:01", ["a", "c"]),
        ("fired", "10:02", ["b"]),
        ("resolved", "10:02", ["c"]),
        ("resolved", "10:03", ["a", "b"]),
    ]
    first = world.memory.notices[0]
    assert first.text == (
        "critical alert fired for 2 groups: Too many (rule): sample.feed=a, sample.layer=raw 6.0 % "
        "(limit 5.0 %); sample.feed=c, sample.layer=raw 7.0 % (limit 5.0 %)"
    )
    assert (first.metric, first.dataset, first.severity) == ("share", "sample", "critical")
    assert first.runbook == "https://example.org/too-many"


def test_groups_can_be_told_apart(tmp_path: Path) -> None:
    world = World(tmp_path, SAMPLES, {**GROUPED, "group_by": ["sample.feed"]})
    world.turn("10:01")
    assert world.memory.told() == [("fired", "10:01", ["a"]), ("fired", "10:01", ["c"])]
    assert len({one.id for one in world.memory.notices}) == 2


def test_the_owner_is_that_of_the_rule_else_of_the_metric(tmp_path: Path) -> None:
    rules = [
        {**GROUPED, "metric": "total", "threshold": 5},
        {**GROUPED, "metric": "total", "threshold": 5, "name": "mine", "owner": "me"},
    ]
    world = World(tmp_path, SAMPLES, *rules)
    world.turn("10:01")
    assert [one.owner for one in world.memory.notices] == ["metrics team", "me"]


def test_an_alert_is_taken_up_by_somebody(tmp_path: Path) -> None:
    world = World(tmp_path, SAMPLES, GROUPED)
    (rule,) = world.model.alerts
    world.turn("10:01")
    (change,) = acknowledge_alert(
        rule, world.model, "a/raw", "eva", at("10:01:30"), world.store, {"memory": "log"}
    )
    assert (change.before, change.after.phase, change.by) == ("firing", "acknowledged", "eva")
    world.turn("10:02")
    state = world.store.states()["rule", ("a", "raw")]
    assert (state.phase, state.acknowledged_by, state.acknowledged_at) == (
        "acknowledged",
        "eva",
        at("10:01:30"),
    )
    world.turn("10:03")
    state = world.store.states()["rule", ("a", "raw")]
    assert (state.phase, state.fired_at, state.resolved_at) == ("resolved", at("10:01"), at("10:03"))
    assert state.acknowledged_by == "eva"
    told = [(kind, moment) for kind, moment, groups in world.memory.told() if "a" in groups]
    assert told == [("fired", "10:01"), ("acknowledged", "10:01"), ("resolved", "10:03")]


def test_the_next_incident_is_not_taken_up_yet(tmp_path: Path) -> None:
    samples = ["10:00 a 9/100", "10:01 a 0/100", "10:02 a 9/100"]
    world = World(tmp_path, samples, GROUPED)
    world.turn("10:01")
    acknowledge_alert(world.model.alerts[0], world.model, "", "eva", at("10:01"), world.store, {})
    for moment in ("10:02", "10:03"):
        world.turn(moment)
    (state,) = world.store.states().values()
    assert (state.phase, state.acknowledged_at, state.acknowledged_by) == ("firing", None, "")
    assert (state.fired_at, state.resolved_at) == (at("10:03"), None)


@pytest.mark.parametrize("group", ["b/raw", "nothing", "a"])
def test_only_what_fires_can_be_taken_up(tmp_path: Path, group: str) -> None:
    world = World(tmp_path, SAMPLES, GROUPED)
    world.turn("10:01")
    with pytest.raises(EngineError, match="fires unacknowledged"):
        acknowledge_alert(world.model.alerts[0], world.model, group, "eva", at("10:01"), world.store, {})


def test_a_rule_goes_to_its_outputs_and_never_nowhere(tmp_path: Path) -> None:
    table, log = Memory(), Memory()
    table.name, table.kind = "there", "table"
    rules = [
        {**GROUPED, "name": "both"},
        {**GROUPED, "name": "table_only", "outputs": ["table"]},
        {**GROUPED, "name": "neither_is_here", "outputs": ["webhook"]},
    ]
    world = World(tmp_path, SAMPLES, *rules)
    world.turn("10:01", [table, log])
    assert [one.rule for one in table.notices] == ["both", "table_only", "neither_is_here"]
    assert [one.rule for one in log.notices] == ["both", "neither_is_here"]


def test_a_rule_that_cannot_be_measured_leaves_the_others_alone(tmp_path: Path) -> None:
    world = World(tmp_path, SAMPLES, {**GROUPED, "name": "bad", "metric": "gone"}, GROUPED)
    turns = world.turn("10:01")
    assert [(one.rule, one.outcome) for one in turns] == [("bad", "fault"), ("rule", "evaluated")]
    assert "gone" in turns[0].fault
    assert world.store.evaluated_at("bad") is None
    assert [name for name, _ in world.store.states()] == ["rule", "rule", "rule"]
