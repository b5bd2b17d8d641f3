"""One turn over the rules: what is due is measured, its states go on, and what changed is kept to be told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from engine.alerts.measuring import Unmeasured, measure, with_absent
from engine.alerts.notices import Change, notices_of
from engine.alerts.states import Group, Measurement, State, acknowledge, step
from engine.alerts.store import Store
from engine.errors import EngineError
from engine.session import Session
from semantic.alert_windows import length_of
from semantic.alerts import AlertRule, OutputKind
from semantic.model import SemanticModel

Outputs = Mapping[str, OutputKind]  # the name of each output, and its kind


@dataclass(frozen=True)
class Turn:
    """What came of one rule: "evaluated", "not_due", "busy" (another scheduler has it) or "fault"."""

    rule: str
    outcome: str
    changes: tuple[Change, ...] = ()
    fault: str = ""


def evaluate(
    rules: Collection[AlertRule], session: Session, now: datetime, store: Store, outputs: Outputs
) -> tuple[Turn, ...]:
    """Evaluate the rules that are due at `now`. The notices wait in the store for their outputs."""
    return tuple(_turn(rule, session, now, store, outputs) for rule in rules)


def _turn(rule: AlertRule, session: Session, now: datetime, store: Store, outputs: Outputs) -> Turn:
    hindered = store.claim(rule.name, now, length_of(rule.every))
    if hindered:
        return Turn(rule.name, hindered)
    with ExitStack() as unmeasured:
        unmeasured.callback(store.release, rule.name)
        try:
            found = measure(rule, session, now)
        except Unmeasured as fault:
            return Turn(rule.name, "fault", fault=str(fault))
        unmeasured.pop_all()  # what is measured stays claimed until it is settled
    with store.transaction():
        if not store.settle(rule.name, now):
            return Turn(rule.name, "busy")
        changes = _go_on(rule, found, now, store)
        _keep(rule, session.catalog.model, changes, store, outputs)
    return Turn(rule.name, "evaluated", changes)


def _go_on(
    rule: AlertRule, found: dict[Group, Measurement], now: datetime, store: Store
) -> tuple[Change, ...]:
    """Write the next state of every group, and return the changes of phase."""
    known = {group: state for (_, group), state in store.states(rule.name).items()}
    changes = []
    for group, measurement in with_absent(found, known).items():
        before = known.get(group, State())
        after = step(rule, before, measurement, now)
        if after != before or group not in known:
            store.write(rule.name, group, after)
        if after.phase != before.phase:
            changes.append(Change(rule=rule.name, group=group, at=now, before=before.phase, after=after))
    return tuple(changes)


def _keep(
    rule: AlertRule, model: SemanticModel, changes: tuple[Change, ...], store: Store, outputs: Outputs
) -> None:
    meant = [name for name, kind in outputs.items() if kind in rule.outputs]
    wanted = meant or list(outputs)  # told elsewhere rather than not at all
    notices = notices_of(rule, model, changes)
    store.record(changes, [(name, notice) for notice in notices for name in wanted])


def acknowledge_alert(
    rule: AlertRule,
    model: SemanticModel,
    group: str,
    who: str,
    now: datetime,
    store: Store,
    outputs: Outputs,
) -> tuple[Change, ...]:
    """Mark the firing alerts of a rule as taken up, all or one group ("orders" or "orders/gold").

    Raises EngineError when none of them fires.
    """
    with store.transaction():
        changes = []
        for (_, found), before in store.states(rule.name).items():
            after = acknowledge(before, who, now)
            if after != before and group in ("", "/".join(part or "unknown" for part in found)):
                store.write(rule.name, found, after)
                changes.append(
                    Change(rule=rule.name, group=found, at=now, before=before.phase, after=after, by=who)
                )
        _keep(rule, model, tuple(changes), store, outputs)
    if not changes:
        told = f"{rule.name}/{group}" if group else rule.name
        raise EngineError(f"No alert of {told} fires unacknowledged.", "`parlance alerts --list` shows them.")
    return tuple(changes)
