"""What is told of alerts: one notice for all groups of a rule that changed alike at one evaluation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from engine.alerts.states import Group, Phase, State
from engine.answers.formats import format_value
from semantic.alert_questions import groups_of
from semantic.alerts import AlertRule, Severity
from semantic.base import Frozen
from semantic.metrics import Metric
from semantic.model import SemanticModel

Kind = Literal["fired", "acknowledged", "resolved"]
_KINDS: dict[Phase, Kind] = {"firing": "fired", "acknowledged": "acknowledged", "resolved": "resolved"}
_REASONS = {"no_data": "no data", "thin_sample": "too small a sample", "thin_history": "too little history"}


class Change(Frozen):
    """One alert that went from one phase to another, `by` somebody or by its measurement ("")."""

    rule: str
    group: Group
    at: datetime
    before: Phase
    after: State
    by: str = ""


class Notice(Frozen):
    """One message. `alerts` are the changed groups with what was measured; `dimensions` names their parts.

    `id` is the same when a notice is sent twice, so that who receives it can pass over the second.
    """

    id: str
    kind: Kind
    rule: str
    label: str
    description: str
    metric: str
    dataset: str
    severity: Severity
    owner: str
    runbook: str
    at: datetime
    dimensions: tuple[str, ...]
    alerts: tuple[Change, ...]
    text: str


def notices_of(rule: AlertRule, model: SemanticModel, changes: Iterable[Change]) -> tuple[Notice, ...]:
    """The notices about changes of one rule: those of one kind, and of equal `group_by`, together."""
    names = groups_of(rule)
    kept = [names.index(name) for name in rule.group_by if name in names]
    together: dict[tuple[Kind, Group], list[Change]] = {}
    for change in changes:
        kind = _KINDS.get(change.after.phase)
        if kind:
            together.setdefault((kind, tuple(change.group[index] for index in kept)), []).append(change)
    return tuple(_notice(rule, model, kind, names, found) for (kind, _), found in together.items())


def group_text(names: tuple[str, ...], group: Group) -> str:
    """Such as `dataset=orders, layer=gold`; "" without groups."""
    return ", ".join(f"{name}={_shown(part)}" for name, part in zip(names, group, strict=True))


def _notice(
    rule: AlertRule, model: SemanticModel, kind: Kind, names: tuple[str, ...], changes: list[Change]
) -> Notice:
    metric = model.metric(metric_of(rule))
    identity = "|".join((rule.name, kind, changes[0].at.isoformat(), *(repr(one.group) for one in changes)))
    return Notice(
        id=hashlib.sha256(identity.encode()).hexdigest()[:32],
        kind=kind,
        rule=rule.name,
        label=rule.title,
        description=rule.description,
        metric=metric_of(rule),
        dataset=_dataset(metric),
        severity=rule.severity,
        owner=rule.owner or (metric.owner if metric else ""),
        runbook=rule.runbook,
        at=changes[0].at,
        dimensions=names,
        alerts=tuple(changes),
        text=_text(rule, metric, kind, names, changes),
    )


def metric_of(rule: AlertRule) -> str:
    """The metric, or in a query the first one. ValueError where the query cannot be read."""
    from semantic.alert_questions import question_of

    return rule.metric or question_of(rule).metrics[0].key


def _dataset(metric: Metric | None) -> str:
    """The dataset of a metric that is made of one measure or of two; "" for others."""
    for side in ("measure", "numerator", "base"):
        found = getattr(getattr(metric, side, None), "dataset", "")
        if found:
            return str(found)
    return ""


def _text(
    rule: AlertRule, metric: Metric | None, kind: Kind, names: tuple[str, ...], changes: list[Change]
) -> str:
    details = "; ".join(f"{group_text(names, one.group)} {_value(one, metric)}".strip() for one in changes)
    many = f" for {len(changes)} groups" if len(changes) > 1 else ""
    who = f" by {changes[0].by}" if changes[0].by else ""
    return f"{rule.severity} alert {kind}{many}{who}: {rule.title} ({rule.name}): {details}"


def _value(change: Change, metric: Metric | None) -> str:
    found = change.after.last
    if found.value is None:
        return _REASONS.get(found.reason, "no data")
    low, high = (_number(limit, metric) for limit in (found.low, found.high))
    limits = f"limits {low} to {high}" if low and high else f"limit {low or high}" if low or high else ""
    reason = _REASONS.get(found.reason, "")
    return f"{_number(found.value, metric)} ({limits or reason or 'no limit'})"


def _number(value: float | None, metric: Metric | None) -> str:
    if value is None:
        return ""
    return format_value(value, metric.unit if metric else "", metric.display_format if metric else "")


def _shown(part: str | None) -> str:
    return "unknown" if part is None else part
