"""parlance alerts: hold the rules of a model against the data, once or every so often."""

import argparse
import time
from collections.abc import Sequence

from app.alerting import (
    Outcome,
    change_object,
    model_of,
    named_group,
    now_of,
    outputs_of,
    state_object,
    store_of,
    turn,
)
from app.cli import DONE, FAILED, UsageError, one_line
from app.opening import add_json_argument, add_model_arguments, moment, progress
from app.replying import as_json
from engine.alerts.delivery import Output, deliver
from engine.alerts.evaluation import acknowledge_alert
from engine.alerts.states import Group, State
from engine.alerts.store import Store
from engine.errors import EngineError
from semantic.alerts import SEVERITIES, AlertRule
from semantic.issues import ModelError
from semantic.model import SemanticModel


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance alerts`."""
    add_model_arguments(command)
    command.add_argument("--now", metavar="ISO", help="the clock to go by (default: the model's, else now)")
    command.add_argument("--state", metavar="FILE", help="file of the alerts' states (default: by the model)")
    which = command.add_mutually_exclusive_group()
    which.add_argument("--once", action="store_true", help="evaluate what is due and end (default)")
    which.add_argument("--every", metavar="SECONDS", type=_seconds, help="go on until stopped")
    which.add_argument("--list", action="store_true", help="only show where the alerts stand")
    which.add_argument("--ack", metavar="NAME[/GROUP]", help="take up what fires")
    command.add_argument("--by", metavar="WHO", help="who takes it up")
    about = "where to tell: log (default), file:PATH, table:PATH; may be given again"
    command.add_argument("--output", metavar="WHERE", action="append", default=[], help=about)
    command.add_argument("--webhook", metavar="URL", help="also POST there, signed")
    command.add_argument(
        "--allow-private", action="store_true", help="the webhook may be on a private network"
    )
    command.add_argument(
        "--fail-on", metavar="SEVERITY", choices=SEVERITIES, help="exit code 1 while one so grave is open"
    )
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 also when alerts fire; 1 when a rule or an output failed, or by --fail-on."""
    if (arguments.ack is None) != (arguments.by is None):
        raise UsageError("--ack NAME and --by WHO go together")
    moment(arguments.now)
    model, outputs = model_of(arguments), outputs_of(arguments)
    store = store_of(arguments, model)
    try:
        if arguments.list:
            return _listed(arguments, model, store)
        if arguments.ack is not None:
            return _acknowledged(arguments, model, store, outputs)
        if arguments.every is None:
            return _told(arguments, turn(arguments, store, outputs), store)
        return _forever(arguments, store, outputs)
    finally:
        store.close()


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 1 <= found <= 86400:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds from 1 to 86400")
    return found


def _forever(arguments: argparse.Namespace, store: Store, outputs: Sequence[Output]) -> int:
    """Turn after turn; a source that is out of reach is said, and tried again."""
    begun = time.monotonic()
    try:
        while True:
            elapsed = time.monotonic() - begun
            try:
                _told(arguments, turn(arguments, store, outputs, elapsed), store)
            except (EngineError, ModelError) as trouble:
                progress(f"parlance: {one_line(str(trouble))}")
            time.sleep(arguments.every - (time.monotonic() - begun) % arguments.every)
    except KeyboardInterrupt:
        return DONE


def _told(arguments: argparse.Namespace, outcome: Outcome, store: Store) -> int:
    rules = {rule.name: rule for rule in outcome.model.alerts}
    open_now = [(key, state) for key, state in store.states().items() if state.is_open and key[0] in rules]
    faults = [found for found in outcome.turns if found.outcome == "fault"]
    counts = {
        name: sum(found.outcome == name for found in outcome.turns)
        for name in ("evaluated", "not_due", "busy")
    }
    if arguments.json:
        reply = {
            "status": "faulty" if faults or outcome.undelivered else "done",
            "now": outcome.now.isoformat(),
            **counts,
            "faults": [{"rule": found.rule, "reason": found.fault} for found in faults],
            "changes": [change_object(change) for found in outcome.turns for change in found.changes],
            "open": [state_object(rules[name], name, group, state) for (name, group), state in open_now],
            "undelivered": dict(outcome.undelivered),
        }
        print(as_json(reply), flush=True)
    else:
        print(
            f"{counts['evaluated']} of {len(rules)} rules evaluated, {len(open_now)} alerts open", flush=True
        )
    for found in faults:
        progress(f"parlance: {found.rule}: {one_line(found.fault)}")
    for name, fault in outcome.undelivered.items():
        progress(f"parlance: {name}: {one_line(fault)}")
    grave = _is_grave(arguments.fail_on, [rules[name] for (name, _), _ in open_now])
    return FAILED if faults or outcome.undelivered or grave else DONE


def _is_grave(least: str | None, rules: Sequence[AlertRule]) -> bool:
    grave = SEVERITIES[[*SEVERITIES].index(least) :] if least else ()  # type: ignore[arg-type]
    return any(rule.severity in grave for rule in rules)


def _listed(arguments: argparse.Namespace, model: SemanticModel, store: Store) -> int:
    rules = {rule.name: rule for rule in model.alerts}
    states = store.states()
    if arguments.json:
        listed = [state_object(rules.get(name), name, group, one) for (name, group), one in states.items()]
        print(as_json({"status": "done", "alerts": listed, "waiting": store.waiting()}))
    else:
        lines = [_line(rules.get(name), name, group, one) for (name, group), one in states.items()]
        print("\n".join(lines) or "nothing evaluated yet")
    grave = [rules[name] for (name, _), one in states.items() if one.is_open and name in rules]
    return FAILED if _is_grave(arguments.fail_on, grave) else DONE


def _line(rule: AlertRule | None, name: str, group: Group, state: State) -> str:
    parts = ", ".join(f"{key}={part}" for key, part in named_group(rule, group).items())
    since = f"since {state.since.isoformat()}" if state.since else ""
    value = "no data" if state.last.value is None else f"{state.last.value:g}"
    severity = rule.severity if rule else "gone"
    return one_line(f"{state.phase:12} {severity:8} {name} {parts} {value} {since}")


def _acknowledged(
    arguments: argparse.Namespace, model: SemanticModel, store: Store, outputs: Sequence[Output]
) -> int:
    name, _, group = arguments.ack.partition("/")
    rule = next((found for found in model.alerts if found.name == name), None)
    if rule is None:
        raise UsageError(f"the model has no alert {name}")
    now = now_of(moment(arguments.now), model)
    names = {output.name: output.kind for output in outputs}
    changes = acknowledge_alert(rule, model, group, arguments.by, now, store, names)
    faults = deliver(store, outputs)
    if arguments.json:
        told = [change_object(change) for change in changes]
        print(as_json({"status": "faulty" if faults else "done", "changes": told, "undelivered": faults}))
    else:
        print(f"{len(changes)} alerts of {name} acknowledged by {arguments.by}")
    return FAILED if faults else DONE
