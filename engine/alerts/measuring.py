"""Measuring a rule: its logical query, planned, guarded and run as any other, at one moment or at many."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from engine import pipeline
from engine.alerts.limits import held
from engine.alerts.states import Group, Measurement
from engine.errors import EngineError
from engine.session import Session
from engine.types.answer import Answer
from engine.types.business_time import business_time
from engine.types.clock import Clock
from engine.types.result import Cell
from semantic.alert_questions import question_of, shifts_of
from semantic.alerts import AlertRule
from semantic.query import LogicalQuery

Row = dict[str, float | None]


class Unmeasured(EngineError):
    """A rule that cannot be evaluated: the model or the source refuses its query."""


def measure(rule: AlertRule, session: Session, now: datetime) -> dict[Group, Measurement]:
    """What the rule finds at `now` in each group that has rows; in () without groups. Raises Unmeasured."""
    try:
        query, shifts = question_of(rule), shifts_of(rule)
    except ValueError as fault:
        raise Unmeasured(f"{fault}.", "`parlance check` shows where.") from None
    found = _rows(query, session, now)
    time = business_time(query, session.catalog.model)
    moments = [time.move(now, shift.unit, -shift.count) for shift in shifts] if found else []
    before = [_rows(query, session, moment) for moment in moments]
    if not query.group_by:
        found = found or {(): {}}
    return {group: _measured(rule, query, row, group, before) for group, row in found.items()}


def _measured(
    rule: AlertRule, query: LogicalQuery, row: Row, group: Group, before: list[dict[Group, Row]]
) -> Measurement:
    key = query.metrics[0].key
    value, sample = row.get(key), rule.minimum_sample
    if value is None:
        return Measurement(reason="no_data")
    if sample and (row.get(sample.metric) or 0) < sample.at_least:
        return Measurement(value=value, reason="thin_sample")
    history = [rows.get(group, {}).get(key) for rows in before]
    return held(rule, value, [one for one in history if one is not None], len(before))


def _rows(query: LogicalQuery, session: Session, now: datetime) -> dict[Group, Row]:
    """The value of each metric, by group; nothing where the period lies outside the data."""
    answer = pipeline.run(query, replace(session, clock=Clock(now, "caller")))
    if answer.status == "answer":
        return _by_group(answer)
    if answer.code == "no_data":
        return {}
    raise Unmeasured(answer.reason or "The query is refused.")


def _by_group(answer: Answer) -> dict[Group, Row]:
    assert answer.plan is not None
    assert answer.table is not None
    if answer.table.truncated:
        raise Unmeasured("There are too many groups.", "Split by less.")
    roles = [(column.role, column.of or column.name) for column in answer.plan.columns]
    found: dict[Group, Row] = {}
    for cells in answer.table.rows:
        pairs = list(zip(roles, cells, strict=True))
        group = tuple(_text(cell) for (role, _), cell in pairs if role == "dimension")
        found[group] = {of: _number(cell) for (role, of), cell in pairs if role == "metric"}
    return found


def _text(cell: Cell) -> str | None:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else None if cell is None else str(cell)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, int | float) and math.isfinite(cell):
        return float(cell)
    return None


def with_absent(found: dict[Group, Measurement], known: Iterable[Group]) -> dict[Group, Measurement]:
    """The measurements, and no data for the groups that are known and have no rows any more."""
    return {**{group: Measurement(reason="no_data") for group in known}, **found}
