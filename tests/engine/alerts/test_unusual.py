"""What is unusual: a spike on a weekly season, and not the season itself."""

from pathlib import Path
from typing import Any

import pytest

from engine.alerts.limits import held
from semantic.alerts import AlertRule
from tests.engine.alerts.world import World

WEEKS = 9
USUAL: dict[str, Any] = {"metric": "total", "window": "last hour"}


def season(quiet: int, busy: int) -> list[str]:
    """Weeks of samples at half past each hour: busy on Mondays from nine, quiet else; each week 1 % more."""
    found = []
    for hour in range(WEEKS * 7 * 24):
        day, clock = divmod(hour, 24)
        level = busy if day % 7 == 0 and 9 <= clock < 17 else quiet
        found.append(f"{day} {clock}:30 a {level * (100 + day // 7) / 100}/1")
    return found


def test_the_season_is_usual_and_a_spike_is_not(tmp_path: Path) -> None:
    """Nine times as much each Monday is usual; on a Tuesday, or doubled on a Monday, it is not."""
    world = World(tmp_path, season(100, 900), {**USUAL, "unusual": {"seasons": 8, "sensitivity": 4}})
    around = (1, 9, 10, 13, 17, 18, 23)  # the first measured hour of the busy ones is that before ten
    assert [world.phase(f"56 {hour:02}:10") for hour in around] == ["ok"] * 7
    assert [world.phase(f"57 {hour:02}:10") for hour in (6, 10)] == ["ok"] * 2
    world.add("58 10:30 a 800/1")
    assert world.phase("58 11:10") == "firing"
    assert world.phase("58 12:10") == "resolved"


def test_a_silent_busy_hour_is_unusual_downwards(tmp_path: Path) -> None:
    """A Monday as quiet as any other day: below what Mondays have, though not below the whole."""
    samples = [sample for sample in season(100, 900) if not sample.startswith("56 ")]
    world = World(tmp_path, [*samples, "56 10:30 a 100/1"], {**USUAL, "unusual": {"direction": "down"}})
    assert world.phase("56 11:10") == "firing"


@pytest.mark.parametrize(("direction", "fires"), [("up", True), ("down", False), ("both", True)])
def test_only_the_direction_asked_for(direction: str, fires: bool) -> None:
    rule = AlertRule.model_validate(
        {"name": "r", **USUAL, "unusual": {"direction": direction, "sensitivity": 4}}
    )
    assert held(rule, 200.0, [100.0, 101.0, 99.0, 102.0, 98.0], 5).breached is fires


def test_the_limits_are_median_and_spread() -> None:
    """Median 100; deviations 0, 2, 2, 4, 4, so 2 and a spread of 2.9652 (5 % of 100 is more: 5); times 4."""
    rule = AlertRule.model_validate({"name": "r", **USUAL, "unusual": {"sensitivity": 4}})
    found = held(rule, 100.0, [100.0, 102.0, 98.0, 104.0, 96.0], 5)
    assert (found.low, found.high, found.breached) == (80.0, 120.0, False)
    exact = AlertRule.model_validate(
        {"name": "r", **USUAL, "unusual": {"sensitivity": 4, "minimum_spread": 0}}
    )
    found = held(exact, 112.0, [100.0, 102.0, 98.0, 104.0, 96.0], 5)
    assert found.low == pytest.approx(88.1392)
    assert found.high == pytest.approx(111.8608)
    assert found.breached is True


def test_one_wild_week_does_not_hide_the_next() -> None:
    """A mean and a standard deviation would take 5000 for usual after 5000 once."""
    rule = AlertRule.model_validate({"name": "r", **USUAL, "unusual": {}})
    assert held(rule, 5000.0, [100.0, 104.0, 96.0, 5000.0, 98.0, 102.0], 6).breached is True


def test_with_too_little_history_nothing_is_said(tmp_path: Path) -> None:
    samples = [f"{7 * week} 10:30 a 100/1" for week in range(4)] + ["28 10:30 a 9000/1"]
    world = World(tmp_path, samples, {**USUAL, "unusual": {"minimum_history": 4}})
    assert world.phase("28 11:10") == "firing"
    (tmp_path / "less").mkdir()
    less = World(tmp_path / "less", samples[1:], {**USUAL, "unusual": {"minimum_history": 4}})
    assert less.phase("28 11:10") == "ok"
    (state,) = less.store.states().values()
    assert state.last.reason == "thin_history"


def test_by_day_and_for_each_group_alone(tmp_path: Path) -> None:
    """Feed a has 10 a day, b has 1000; at day 6 both have 1000."""
    samples = [f"{day} 10:30 {feed} {many}/1" for day in range(6) for feed, many in (("a", 10), ("b", 1000))]
    rule = {**USUAL, "by": ["sample.feed"], "unusual": {"season": "day", "seasons": 5}}
    world = World(tmp_path, [*samples, "6 10:30 a 1000/1", "6 10:30 b 1000/1"], rule)
    assert world.phases("6 11:10") == {"a": "firing", "b": "ok"}


def test_the_same_hour_by_the_clocks_of_the_business(tmp_path: Path) -> None:
    """Clocks in Berlin go forward on 29 March (day 27): nine o'clock is 8:00 UTC before and 7:00 after."""
    samples = [f"{day} 8:30 a 100/1" for day in range(22, 27)] + ["27 7:30 a 100/1", "28 7:30 a 100/1"]
    rule = {**USUAL, "unusual": {"season": "day", "seasons": 5}}
    world = World(tmp_path, samples, rule, calendar={"time_zone": "Europe/Berlin"})
    assert world.phase("28 8:10") == "ok"
    (state,) = world.store.states().values()
    assert (state.last.reason, state.last.value, state.last.low) == ("", 100.0, 80.0)
