"""Rules over hand-made samples with a stepped clock: when each fires, holds and is resolved, by hand.

A trailing window at 10:03 holds the samples from 10:02 (or 9:58) up to, and without, 10:03.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.engine.alerts.world import World

Rule = dict[str, Any]
Steps = dict[str, str]


def minutes(first: int, last: int, numbers: str, feed: str = "a") -> list[str]:
    """A sample each minute from 10:first to 10:last."""
    return [f"10:{minute:02} {feed} {numbers}" for minute in range(first, last + 1)]


def hours(values: list[int], start: int = 0) -> list[str]:
    """A sample at half past each hour, its part by hour."""
    return [f"{hour // 24} {hour % 24}:30 a {value}/100" for hour, value in enumerate(values, start)]


TIMELINES: dict[str, tuple[Rule, list[str], Steps]] = {
    # 5/100 is not above; 10:03: 11/200 = 5.5 %; 10:08: nothing from 10:03 on, so no data, which is well here.
    "null rate": (
        {"metric": "share", "window": "last 5 minutes", "comparator": ">", "threshold": 0.05},
        ["9:50 a 5/100", "10:00 a 1/100", "10:02 a 10/100", "10:10 a 0/100"],
        {
            "9:52": "ok",
            "10:01": "ok",
            "10:03": "firing",
            "10:07": "firing",
            "10:08": "resolved",
            "10:11": "resolved",
        },
    ),
    # From 10:02 to 10:09 too many; first seen at 10:03, so five minutes are full at 10:08, not before.
    "duplicates for five minutes": (
        {
            "metric": "share",
            "window": "last 1 minute",
            "comparator": ">",
            "threshold": 0.01,
            "for": "5 minutes",
        },
        minutes(0, 1, "0/100") + minutes(2, 9, "2/100") + minutes(10, 12, "0/100"),
        {
            "10:01": "ok",
            "10:03": "pending",
            "10:07:59": "pending",
            "10:08": "firing",
            "10:10": "firing",
            "10:11": "resolved",
        },
    ),
    # Two minutes are not five: it never fires, and the second time begins anew at 10:08.
    "a blip": (
        {
            "metric": "share",
            "window": "last 1 minute",
            "comparator": ">",
            "threshold": 0.01,
            "for": "5 minutes",
        },
        minutes(0, 1, "0/100") + minutes(2, 4, "2/100") + minutes(5, 6, "0/100") + minutes(7, 20, "2/100"),
        {
            "10:03": "pending",
            "10:05": "pending",
            "10:06": "ok",
            "10:08": "pending",
            "10:12": "pending",
            "10:13": "firing",
        },
    ),
    # Well from 10:04 to 10:06 and again from 10:09: only at 10:19 it has been well for ten minutes.
    "late rows, damped": (
        {
            "metric": "share",
            "window": "last 1 minute",
            "comparator": ">",
            "threshold": 0.02,
            "keep_for": "10 minutes",
        },
        minutes(0, 2, "3/100") + minutes(3, 5, "0/100") + minutes(6, 7, "9/100") + minutes(8, 30, "2/100"),
        {
            "10:01": "firing",
            "10:04": "firing",
            "10:06": "firing",
            "10:07": "firing",
            "10:09": "firing",
            "10:18:59": "firing",
            "10:19": "resolved",
        },
    ),
    # The newest sample is of 10:00; 300 s are not more than 300 s.
    "freshness": (
        {"metric": "lag", "comparator": ">", "threshold": 300},
        ["9:00 a 1/1", "10:00 a 1/1"],
        {"10:00": "ok", "10:05": "ok", "10:05:01": "firing", "11:00": "firing"},
    ),
    # Half of 40 is much but few; of 50 it counts; at 10:04 there are few again, which is no breach.
    "rejected, with a sample of fifty": (
        {
            "metric": "share",
            "window": "last 1 minute",
            "comparator": ">",
            "threshold": 0.4,
            "minimum_sample": {"metric": "whole", "at_least": 50},
        },
        ["10:00 a 20/40", "10:01 a 25/50", "10:02 a 26/50", "10:03 a 9/10", "10:04 a 0/60"],
        {"10:01": "ok", "10:02": "firing", "10:03": "firing", "10:04": "resolved", "10:05": "resolved"},
    ),
    # The same, but where too few say nothing the alert stays until enough say that it is over.
    "rejected, kept while there are few": (
        {
            "metric": "share",
            "window": "last 1 minute",
            "comparator": ">",
            "threshold": 0.4,
            "minimum_sample": {"metric": "whole", "at_least": 50},
            "no_data": "keep",
        },
        ["10:00 a 20/40", "10:01 a 25/50", "10:02 a 26/50", "10:03 a 9/10", "10:04 a 0/60"],
        {"10:01": "ok", "10:02": "firing", "10:03": "firing", "10:04": "firing", "10:05": "resolved"},
    ),
    # 24 hours of 100, then 19 (below 20 %), 20 (not below), 301 (above 300 %), 100; each measured when over.
    "volume": (
        {
            "metric": "total",
            "window": "last hour",
            "comparator": "outside",
            "threshold": [20, 300],
            "percent_of": {"baseline": "median", "window": "24 hours"},
        },
        hours([100] * 24 + [19, 20, 301, 100]),
        {
            "1 00:10": "ok",
            "1 01:10": "firing",
            "1 02:10": "resolved",
            "1 03:10": "firing",
            "1 04:10": "resolved",
        },
    ),
    # One change at 10:00: it is in the hour before the clock until, and without, 11:00:01.
    "schema change": (
        {"metric": "rows", "window": "last 60 minutes", "comparator": ">", "threshold": 0},
        ["8:00 a 1/1", "10:00 a 1/1"],
        {"9:30": "ok", "10:00:01": "firing", "11:00": "firing", "11:00:01": "resolved"},
    ),
    # Mean of 900 and 1100 is 1000, not above; of 1100 and 1300 it is 1200.
    "transform": (
        {"metric": "mean", "window": "last 2 minutes", "comparator": ">", "threshold": 1000},
        ["10:00 a 900/1", "10:01 a 1100/1", "10:02 a 1300/1", "10:03 a 500/1", "10:04 a 500/1"],
        {"10:02": "ok", "10:03": "firing", "10:04": "resolved", "10:05": "resolved"},
    ),
    # Hourly means 20, 16 (80 %: fallen by 20 %), 15 (94 %), 20.
    "FPS degraded": (
        {
            "metric": "mean",
            "window": "last hour",
            "comparator": "<=",
            "threshold": 80,
            "percent_of": {"window": "1 hour"},
        },
        hours([20, 16, 15, 20]),
        {"1:10": "ok", "2:10": "firing", "3:10": "resolved", "4:10": "resolved"},
    ),
    # The median of the day before is 60, then (24 values of which 13 are 40) 40: below fifty nothing is said.
    "demand, when there is usually some": (
        {
            "metric": "total",
            "window": "last hour",
            "comparator": "<",
            "threshold": 20,
            "percent_of": {"window": "24 hours", "minimum": 50},
        },
        hours([60] * 24 + [11, 60] + [40] * 13 + [1]),
        {"1 01:10": "firing", "1 02:10": "resolved", "1 16:10": "resolved"},
    ),
    # Inside a band in which a valve should never stand; both ends are in it.
    "inside": (
        {"metric": "mean", "window": "last 1 minute", "comparator": "inside", "threshold": [5, 7]},
        ["10:00 a 4/1", "10:01 a 5/1", "10:02 a 7/1", "10:03 a 7.5/1"],
        {"10:01": "ok", "10:02": "firing", "10:03": "firing", "10:04": "resolved"},
    ),
    # A query on one line; only feed b counts.
    "query": (
        {
            "query": 'total where sample.feed = "b" during trailing(minute, 1)',
            "comparator": ">=",
            "threshold": 5,
        },
        ["10:00 a 9/1", "10:00 b 4/1", "10:01 b 5/1", "10:02 b 1/1"],
        {"10:01": "ok", "10:02": "firing", "10:03": "resolved"},
    ),
}


@pytest.mark.parametrize("name", TIMELINES)
def test_a_rule_fires_holds_and_is_resolved(tmp_path: Path, name: str) -> None:
    rule, samples, steps = TIMELINES[name]
    world = World(tmp_path, samples, rule)
    assert {moment: world.phase(moment) for moment in steps} == steps


def test_fresh_data_end_an_alert_on_freshness(tmp_path: Path) -> None:
    world = World(tmp_path, ["10:00 a 1/1"], {"metric": "lag", "comparator": ">", "threshold": 300})
    assert world.phase("10:06") == "firing"
    world.add("10:09 a 1/1")
    assert world.phase("10:10") == "resolved"
    (state,) = world.store.states().values()
    assert (f"{state.fired_at:%H:%M}", f"{state.resolved_at:%H:%M}") == ("10:06", "10:10")
    assert state.last.value == 60


def test_every_change_is_kept_with_value_and_limit(tmp_path: Path) -> None:
    rule, samples, steps = TIMELINES["duplicates for five minutes"]
    world = World(tmp_path, samples, rule)
    for moment in steps:
        world.phase(moment)
    found = [
        (f"{one.at:%H:%M}", one.before, one.after.phase, one.after.last.value, one.after.last.high)
        for one in world.store.changes("rule")
    ]
    assert found == [
        ("10:03", "ok", "pending", 0.02, 0.01),
        ("10:08", "pending", "firing", 0.02, 0.01),
        ("10:11", "firing", "resolved", 0.0, 0.01),
    ]


def test_a_flapping_value_is_told_once(tmp_path: Path) -> None:
    rule, samples, steps = TIMELINES["late rows, damped"]
    world = World(tmp_path, samples, rule)
    for moment in steps:
        world.phase(moment)
    assert world.memory.told() == [("fired", "10:01", [""]), ("resolved", "10:19", [""])]


def test_without_damping_it_is_told_each_time(tmp_path: Path) -> None:
    rule, samples, steps = TIMELINES["late rows, damped"]
    world = World(tmp_path, samples, {key: value for key, value in rule.items() if key != "keep_for"})
    for moment in steps:
        world.phase(moment)
    assert [kind for kind, *_ in world.memory.told()] == ["fired", "resolved", "fired", "resolved"]


@pytest.mark.parametrize(
    ("no_data", "phases"),
    [
        ("ok", ["firing", "resolved", "resolved"]),
        ("keep", ["firing", "firing", "resolved"]),
        ("alert", ["firing", "firing", "resolved"]),
    ],
)
def test_no_data_while_it_fires(tmp_path: Path, no_data: str, phases: list[str]) -> None:
    """At 10:02 there is no sample of the minute before."""
    rule = {
        "metric": "mean",
        "window": "last 1 minute",
        "comparator": ">",
        "threshold": 5,
        "no_data": no_data,
    }
    world = World(tmp_path, ["10:00 a 9/1", "10:02 a 1/1"], rule)
    assert [world.phase(moment) for moment in ("10:01", "10:02", "10:03")] == phases


@pytest.mark.parametrize(
    ("no_data", "phases"),
    [("ok", ["ok", "ok", "ok"]), ("keep", ["ok", "ok", "ok"]), ("alert", ["ok", "firing", "resolved"])],
)
def test_no_data_while_all_is_well(tmp_path: Path, no_data: str, phases: list[str]) -> None:
    rule = {
        "metric": "mean",
        "window": "last 1 minute",
        "comparator": ">",
        "threshold": 5,
        "no_data": no_data,
    }
    world = World(tmp_path, ["10:00 a 1/1", "10:02 a 1/1"], rule)
    assert [world.phase(moment) for moment in ("10:01", "10:02", "10:03")] == phases


def test_no_data_after_the_last_sample_and_before_the_first(tmp_path: Path) -> None:
    rule = {
        "metric": "mean",
        "window": "last 1 minute",
        "comparator": ">",
        "threshold": 5,
        "no_data": "alert",
    }
    world = World(tmp_path, ["10:00 a 1/1", "10:02 a 1/1"], rule)
    assert [world.phase(moment) for moment in ("9:00", "10:01", "12:00")] == ["firing", "resolved", "firing"]


def test_a_group_that_vanishes_has_no_data(tmp_path: Path) -> None:
    """Feed b is silent from 10:01 on."""
    rule = {
        "metric": "total",
        "by": ["sample.feed"],
        "window": "last 1 minute",
        "comparator": "<",
        "threshold": 1,
        "no_data": "alert",
    }
    world = World(tmp_path, ["10:00 a 1/1", "10:00 b 1/1", "10:01 a 1/1"], rule)
    assert world.phases("10:01") == {"a": "ok", "b": "ok"}
    assert world.phases("10:02") == {"a": "ok", "b": "firing"}
