"""The life of an alert as a pure function, held against a slow reading of the same rules from the whole."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.alerts.states import Measurement, State, acknowledge, step
from semantic.alerts import AlertRule

START = datetime(2026, 3, 2)
Seen = list[tuple[int, bool | None]]  # minutes, and whether it was breached; None: no data


def rule(hold: int, keep: int, no_data: str = "keep") -> AlertRule:
    """Above 5, for so many minutes, kept for so many; 0 for none."""
    lengths = {"for": hold, "keep_for": keep}
    told: dict[str, Any] = {key: f"{count} minutes" for key, count in lengths.items() if count}
    told |= {"name": "r", "metric": "m", "comparator": ">", "threshold": 5, "no_data": no_data}
    return AlertRule.model_validate(told)


def lived(known: AlertRule, seen: Seen) -> list[State]:
    """The state after each evaluation."""
    states, state = [], State()
    for minute, breached in seen:
        found = Measurement(
            value=None if breached is None else 1.0, breached=breached, reason=_reason(breached)
        )
        state = step(known, state, found, START + timedelta(minutes=minute))
        states.append(state)
    return states


def _reason(breached: bool | None) -> Any:
    return "no_data" if breached is None else ""


def is_open(hold: int, keep: int, seen: Seen) -> list[bool]:
    """Whether it is open after each: looked back for runs each time, without any state but open or not."""
    known = [(minute, breached) for minute, breached in seen if breached is not None]
    found, is_on, edge, count = [], False, 0, 0
    for _, breached in seen:
        if breached is not None:
            count += 1
            run = _run(known[edge:count])
            length = run[-1] - run[0]
            if known[count - 1][1] is not is_on and length >= (keep if is_on else hold):
                is_on, edge = not is_on, count
        found.append(is_on)
    return found


def _run(known: list[tuple[int, bool]]) -> list[int]:
    """The minutes of the latest evaluations that all say the same."""
    run: list[int] = []
    for minute, breached in reversed(known):
        if breached is not known[-1][1]:
            break
        run.insert(0, minute)
    return run


_steps = st.lists(st.tuples(st.integers(1, 4), st.sampled_from([True, False, None])), max_size=25)


@given(_steps, st.integers(0, 6), st.integers(0, 6))
def test_open_is_what_the_runs_say(steps: list[tuple[int, bool | None]], hold: int, keep: int) -> None:
    minute, seen = 0, []
    for gap, breached in steps:
        minute += gap
        seen.append((minute, breached))
    assert [state.is_open for state in lived(rule(hold, keep), seen)] == is_open(hold, keep, seen)


@given(_steps, st.integers(0, 6), st.integers(0, 6), st.sampled_from(["ok", "alert", "keep"]))
def test_times_are_in_order(steps: list[tuple[int, bool | None]], hold: int, keep: int, no_data: str) -> None:
    seen = [(5 * index, breached) for index, (_, breached) in enumerate(steps)]
    for state in lived(rule(hold, keep, no_data), seen):
        assert (state.fired_at is not None) or state.phase in ("ok", "pending")
        assert (state.resolved_at is None) or state.phase in ("resolved", "pending", "ok")
        if state.fired_at and state.resolved_at:
            assert state.fired_at <= state.resolved_at
        assert state.phase != "acknowledged"


@pytest.mark.parametrize(("seconds", "phase"), [(299, "pending"), (300, "firing"), (301, "firing")])
def test_the_edge_of_for(seconds: int, phase: str) -> None:
    known, found = rule(5, 0), Measurement(value=9.0, breached=True)
    first = step(known, State(), found, START)
    assert first.phase == "pending"
    assert step(known, first, found, START + timedelta(seconds=seconds)).phase == phase


@pytest.mark.parametrize(("seconds", "phase"), [(299, "firing"), (300, "resolved"), (301, "resolved")])
def test_the_edge_of_keep_for(seconds: int, phase: str) -> None:
    known, clear = rule(0, 5), Measurement(value=1.0, breached=False)
    fired = step(known, State(), Measurement(value=9.0, breached=True), START)
    first = step(known, fired, clear, START)
    assert step(known, first, clear, START + timedelta(seconds=seconds)).phase == phase


def test_only_what_fires_is_taken_up() -> None:
    for phase in ("ok", "pending", "acknowledged", "resolved"):
        state = State.model_validate({"phase": phase})
        assert acknowledge(state, "eva", START) == state
    taken = acknowledge(State(phase="firing", fired_at=START), "eva", START)
    assert (taken.phase, taken.acknowledged_by, taken.acknowledged_at) == ("acknowledged", "eva", START)


def test_a_state_is_never_changed_in_place() -> None:
    before = State()
    step(rule(0, 0), before, Measurement(value=9.0, breached=True), START)
    assert before == State()
