"""The life of an alert: ok, pending, firing, acknowledged, resolved. Pure: no clock, no store, no data."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from semantic.alert_windows import length_of
from semantic.alerts import AlertRule
from semantic.base import Frozen
from semantic.periods import Window

Phase = Literal["ok", "pending", "firing", "acknowledged", "resolved"]
Reason = Literal["", "no_data", "thin_sample", "thin_history"]
Group = tuple[str | None, ...]
OPEN: tuple[Phase, ...] = ("firing", "acknowledged")


class Measurement(Frozen):
    """What one evaluation found of one group.

    `low` and `high` are the limits it was held against. `breached` is None when nothing can be said,
    and `reason` says why: there was no data, or too little of it.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    breached: bool | None = None
    reason: Reason = ""


class State(Frozen):
    """Where one alert stands. `since` is when it came to its phase; all times are UTC.

    `clear_since` is when an open alert was first seen not to hold. The times of firing, acknowledging and
    resolving are those of the latest incident.
    """

    phase: Phase = "ok"
    since: datetime | None = None
    clear_since: datetime | None = None
    fired_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    resolved_at: datetime | None = None
    last: Measurement = Measurement()

    @property
    def is_open(self) -> bool:
        """Whether it has fired and is not yet resolved."""
        return self.phase in OPEN


def step(rule: AlertRule, state: State, found: Measurement, now: datetime) -> State:
    """The state after one evaluation at `now`; equal but for `last` where nothing changes."""
    breached = _verdict(rule, found)
    seen = state.model_copy(update={"last": found})
    if breached is None:
        return seen
    if state.is_open:
        return _holding(seen, now) if breached else _clearing(rule, seen, now)
    if not breached:
        return _to(seen, "ok", now) if state.phase == "pending" else seen
    begun = state.since if state.phase == "pending" and state.since else now
    if now - begun >= _length(rule.hold):
        fresh = {"fired_at": now, "acknowledged_at": None, "acknowledged_by": "", "resolved_at": None}
        return _to(seen, "firing", now, **fresh, clear_since=None)
    return seen if state.phase == "pending" else _to(seen, "pending", now)


def acknowledge(state: State, who: str, now: datetime) -> State:
    """The state once somebody has taken it up; as it was unless it is firing."""
    if state.phase != "firing":
        return state
    return _to(state, "acknowledged", now, acknowledged_at=now, acknowledged_by=who)


def _verdict(rule: AlertRule, found: Measurement) -> bool | None:
    """Whether it holds; without data, or with too little, what the rule says of that."""
    if found.breached is not None:
        return found.breached
    if rule.no_data == "ok":
        return False
    return True if rule.no_data == "alert" and found.reason == "no_data" else None


def _holding(state: State, now: datetime) -> State:
    return state.model_copy(update={"clear_since": None}) if state.clear_since else state


def _clearing(rule: AlertRule, state: State, now: datetime) -> State:
    begun = state.clear_since or now
    if now - begun >= _length(rule.keep_for):
        return _to(state, "resolved", now, resolved_at=now, clear_since=None)
    return state.model_copy(update={"clear_since": begun})


def _to(state: State, phase: Phase, now: datetime, **more: object) -> State:
    return state.model_copy(update={"phase": phase, "since": now, **more})


def _length(window: Window | None) -> timedelta:
    return length_of(window) if window else timedelta()
