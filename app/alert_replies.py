"""Alerts as the JSON that scripts rely on, and as lines for a terminal."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.alerting import Outcome
from app.cli import one_line
from engine.alerts.evaluation import Turn
from engine.alerts.notices import Change, group_text
from engine.alerts.states import Group, State
from engine.alerts.store import Store
from semantic.alert_questions import groups_of
from semantic.alerts import SEVERITIES, AlertRule, Severity
from semantic.model import SemanticModel

Standing = tuple[str, Group, State]  # the name of a rule, one of its groups, and where that stands
_COUNTED = ("evaluated", "not_due", "busy")


def standing(store: Store) -> list[Standing]:
    """All that the store knows, by rule and group."""
    return [(name, group, state) for (name, group), state in store.states().items()]


def open_ones(model: SemanticModel, store: Store) -> list[Standing]:
    """The open alerts of the rules that the model has."""
    names = {rule.name for rule in model.alerts}
    return [one for one in standing(store) if one[2].is_open and one[0] in names]


def is_grave(least: Severity | None, model: SemanticModel, store: Store) -> bool:
    """Whether an alert of at least that severity is open; never without one."""
    grave = SEVERITIES[SEVERITIES.index(least) :] if least else ()
    rules = _by_name(model)
    return any(rules[name].severity in grave for name, *_ in open_ones(model, store))


def turn_reply(outcome: Outcome, store: Store) -> dict[str, Any]:
    """What one turn came to."""
    faults = [turn for turn in outcome.turns if turn.outcome == "fault"]
    return {
        "status": "faulty" if faults or outcome.undelivered else "done",
        "now": outcome.now.isoformat(),
        **{name: _count(outcome.turns, name) for name in _COUNTED},
        "faults": [{"rule": turn.rule, "reason": turn.fault} for turn in faults],
        "changes": changes_reply(change for turn in outcome.turns for change in turn.changes),
        "open": states_reply(outcome.model, open_ones(outcome.model, store)),
        "undelivered": dict(outcome.undelivered),
    }


def turn_line(outcome: Outcome, store: Store) -> str:
    """The same in a few words."""
    measured, rules = _count(outcome.turns, "evaluated"), len(outcome.model.alerts)
    return f"{measured} of {rules} rules evaluated, {len(open_ones(outcome.model, store))} alerts open"


def fault_lines(outcome: Outcome) -> list[str]:
    """A line for each rule that could not be measured, and for each output that did not take a notice."""
    faults = [(turn.rule, turn.fault) for turn in outcome.turns if turn.outcome == "fault"]
    return [f"parlance: {name}: {one_line(fault)}" for name, fault in (*faults, *outcome.undelivered.items())]


def states_reply(model: SemanticModel, found: Sequence[Standing]) -> list[dict[str, Any]]:
    """Where alerts stand: plain values, ISO times; without what only its rule says, where that is gone."""
    rules = _by_name(model)
    return [_state(rules.get(name), name, group, state) for name, group, state in found]


def state_lines(model: SemanticModel, found: Sequence[Standing]) -> list[str]:
    """Where alerts stand, a line each."""
    rules = _by_name(model)
    return [one_line(_line(rules.get(name), name, group, state)) for name, group, state in found]


def changes_reply(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes of phase: plain values, ISO times."""
    return [
        {
            "rule": change.rule,
            "group": list(change.group),
            "at": change.at.isoformat(),
            "before": change.before,
            "after": change.after.phase,
            **_measured(change.after),
            "by": change.by,
        }
        for change in changes
    ]


def _state(rule: AlertRule | None, name: str, group: Group, state: State) -> dict[str, Any]:
    told = state.model_dump(mode="json", exclude={"last", "clear_since"})
    kept = {"severity": rule.severity, "owner": rule.owner, "runbook": rule.runbook} if rule else {}
    named = dict(zip(_names(rule, group), group, strict=True))
    return {"rule": name, "group": named, **told, **_measured(state), **kept}


def _line(rule: AlertRule | None, name: str, group: Group, state: State) -> str:
    value = "no data" if state.last.value is None else f"{state.last.value:g}"
    since = f"since {state.since.isoformat()}" if state.since else ""
    severity = rule.severity if rule else "gone"
    return f"{state.phase} {severity} {name} {group_text(_names(rule, group), group)} {value} {since}"


def _measured(state: State) -> dict[str, Any]:
    return state.last.model_dump(mode="json", exclude={"breached"})


def _names(rule: AlertRule | None, group: Group) -> tuple[str, ...]:
    """The dimensions of a group; numbers where the rule is gone or has changed since."""
    names = groups_of(rule) if rule else ()
    return names if len(names) == len(group) else tuple(str(number) for number, _ in enumerate(group, 1))


def _by_name(model: SemanticModel) -> dict[str, AlertRule]:
    return {rule.name: rule for rule in model.alerts}


def _count(turns: Sequence[Turn], outcome: str) -> int:
    return sum(turn.outcome == outcome for turn in turns)
