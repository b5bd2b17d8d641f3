"""The rules of viewing in plain Python against scenarios, against the pipeline and against what was played."""

from fractions import Fraction

import pytest

from tests.sample_data.viewing_oracle.measure import Measured, measure
from tests.sample_data.viewing_oracle.scenarios import DURATIONS, Scenario, scenarios


def _two_places(value: Fraction) -> str:
    """At most two decimals, halves away from zero, no trailing zeros."""
    hundredths = int(value * 100 + Fraction(1, 2))
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def _seconds(ms: int | Fraction) -> str:
    return _two_places(Fraction(ms) / 1000)


def _row(measured: Measured, video: str) -> str:
    sums, flags, parts = (of["u", video] for of in (measured.sums, measured.flags, measured.parts))
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
    measured = measure(scenario.events, DURATIONS, {"u"})
    assert {video: _row(measured, video) for _, video in measured.sums} == scenario.expected


def test_there_are_25_scenarios() -> None:
    assert [scenario.number for scenario in scenarios()] == [f"{n:03}" for n in range(1, 26)]


@pytest.mark.parametrize(("number", "views"), [("025", 1), ("022", 1), ("006", 2)])
def test_views_of_scenarios(number: str, views: int) -> None:
    scenario = next(s for s in scenarios() if s.number == number)
    assert len(measure(scenario.events, DURATIONS, {"u"}).views) == views
