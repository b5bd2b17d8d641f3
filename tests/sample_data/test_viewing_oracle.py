"""The rules of viewing in plain Python against scenarios, the pipeline's tables and what was truly played.

The pipeline gets 10,000 random sessions with damage, 1,000 odd ones and the named cases in one build.
"""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest

from tests.sample_data import viewing_world
from tests.sample_data.random_playing import Where
from tests.sample_data.viewing_build import QUERIES
from tests.sample_data.viewing_oracle.events import STARTS
from tests.sample_data.viewing_oracle.flags import Key
from tests.sample_data.viewing_oracle.measure import Measured, measure
from tests.sample_data.viewing_oracle.scenarios import DURATIONS, Scenario, scenarios
from tests.sample_data.viewing_oracle.sums import half_up
from tests.sample_data.viewing_truth import unique, watched
from tests.sample_data.viewing_world import CASES, World

# One build for all tests of this file.


def _two_places(value: Fraction) -> str:
    """At most two decimals, no trailing zeros."""
    return f"{half_up(100 * value) / 100:.2f}".rstrip("0").rstrip(".")


def _seconds(ms: int | Fraction) -> str:
    return _two_places(Fraction(ms) / 1000)


def _row(measured: Measured, video: str) -> str:
    sums, flags, parts = measured.sums["u", video], measured.flags["u", video], measured.parts["u", video]
    span = sum(p.viewing.events[-1].at - p.viewing.events[0].at for p in parts)
    replay = (" replay" if sums.replay else " no replay") if len(parts) > 1 else ""
    return "; ".join(
        (
            f"{_seconds(sums.total)}/{_seconds(sums.unique)}",
            "/".join(_two_places(100 * share) for share in (sums.watch, sums.coverage, sums.reach)),
            _seconds(sums.furthest),
            f"{sums.sessions}/{_seconds(Fraction(span, len(parts)))}",
            f"{sums.pauses}/{sums.forward}/{sums.backward}",
            ("yes" if sums.completions else "no") + replay,
            f"{_two_places(sums.score)} {sums.tier}",
            flags[0],
        )
    ).replace("no no replay", "no replay")


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.number)
def test_scenarios(scenario: Scenario) -> None:
    measured = measure(scenario.events, DURATIONS)
    assert {video: _row(measured, video) for _, video in measured.sums} == scenario.expected


def test_there_are_25_scenarios() -> None:
    assert [scenario.number for scenario in scenarios()] == [f"{n:03}" for n in range(1, 26)]


@pytest.mark.parametrize(("number", "views"), [("025", 1), ("022", 1), ("006", 2)])
def test_views_of_scenarios(number: str, views: int) -> None:
    scenario = next(s for s in scenarios() if s.number == number)
    assert len(measure(scenario.events, DURATIONS).views) == views


@pytest.fixture(scope="module")
def world() -> World:
    return viewing_world.world()


@pytest.mark.parametrize("name", QUERIES)
def test_pipeline_has_the_rows_that_the_rules_give(world: World, name: str) -> None:
    """Every row and every column, exactly; the first rows that differ are shown."""
    found, due = world.tables[name], world.expected[name]
    assert due
    assert (sorted(found - due)[:3], sorted(due - found)[:3], len(found)) == ([], [], len(due))


@pytest.mark.parametrize("name", CASES)
def test_named_cases(world: World, name: str) -> None:
    _, video, column, due = CASES[name]
    assert world.column(column)[name, video] == due


def test_sessions_meet_every_rule(world: World) -> None:
    """The random sessions are no easy ones: all flags, tiers, reasons and kinds of damage occur."""
    flags = {flag for row in world.tables["sums"] for flag in row[-1].split(",")}
    assert len(flags) == 12
    assert {row[-3] for row in world.tables["sums"]} == {"High", "Medium", "Low", "Minimal"}
    assert len({reason for _, reason in world.tables["rejects"]}) == 8
    assert len({(p.user, p.session) for p in world.sent.played}) == 10_000
    losses = world.sent.losses
    assert sum(loss.ms == 0 and bool(loss.kept) for loss in losses) > 100, "joined again in full"
    assert sum(loss.ms > 0 and bool(loss.kept) for loss in losses) > 20, "joined again in part"
    assert sum(not loss.kept for loss in losses) > 2_000, "not joined"


def test_measured_watch_time_is_the_true_one_less_what_was_lost(world: World) -> None:
    measured, true = world.watched(), watched(world.sent, less_the_lost=False)
    listed: Counter[Where] = Counter()
    for loss in world.sent.losses:
        listed[loss.user, loss.video, loss.session] += loss.ms
    assert min(listed.values()) >= 0
    assert {viewing: true[viewing] - measured[viewing] for viewing in true} == {v: listed[v] for v in true}


def test_measured_is_exact_where_nothing_was_lost(world: World) -> None:
    sent = world.sent
    harmed = {(loss.user, loss.video) for loss in sent.losses}
    totals = Counter[Key]()
    for (user, video, _), ms in watched(sent, less_the_lost=False).items():
        totals[user, video] += ms
    true = unique(sent, less_the_lost=False)
    whole = {key: (totals[key], true[key], sent.durations[key[1]]) for key in true if key not in harmed}
    assert len(whole) > 500
    total, seen, duration = (world.column(name) for name in ("total", "unique", "duration"))
    assert {key: (total.get(key), seen.get(key), duration.get(key)) for key in whole} == whole


def test_measured_unique_time_is_never_more_and_lacks_what_was_lost(world: World) -> None:
    measured = world.column("unique")
    true, left = (unique(world.sent, less_the_lost=less) for less in (False, True))
    assert {key: measured.get(key, 0) for key in left} == left
    assert all(left[key] <= true[key] for key in true)
    assert sum(left[key] < true[key] for key in true) > 300


def test_doubled_and_late_events_change_nothing(world: World) -> None:
    """The events arrive out of order and doubled, so the tests above show it."""
    arrived = [e for e in world.sent.arrived if e.at is not None]
    assert sum(a.at > b.at for a, b in pairwise(arrived) if a.at and b.at) > 10_000
    repeats = Counter((e.user, e.session, e.video, e.at, e.name, e.position) for e in arrived)
    assert sum(times > 1 for times in repeats.values()) > 1_000
    assert sum(e.name in STARTS for e in arrived) > 20_000
