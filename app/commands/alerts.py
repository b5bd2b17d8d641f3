"""parlance alerts: hold the rules of a model against the data, once or every so often."""

import argparse
import time
from collections.abc import Sequence

from app.alert_replies import (
    changes_reply,
    fault_lines,
    is_grave,
    standing,
    state_lines,
    states_reply,
    turn_line,
    turn_reply,
)
from app.alerting import Outcome, model_of, now_of, outputs_of, store_of, turn
from app.cli import DONE, FAILED, UsageError, one_line
from app.opening import add_json_argument, add_model_arguments, moment, progress
from app.replying import as_json
from engine.alerts.delivery import Output, deliver
from engine.alerts.evaluation import acknowledge_alert
from engine.alerts.store import Store
from engine.errors import EngineError
from semantic.alerts import SEVERITIES
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
    reply = turn_reply(outcome, store)
    print(as_json(reply) if arguments.json else turn_line(outcome, store), flush=True)
    for line in fault_lines(outcome):
        progress(line)
    failed = reply["status"] == "faulty" or is_grave(arguments.fail_on, outcome.model, store)
    return FAILED if failed else DONE


def _listed(arguments: argparse.Namespace, model: SemanticModel, store: Store) -> int:
    found = standing(store)
    if arguments.json:
        alerts = states_reply(model, found)
        print(as_json({"status": "done", "alerts": alerts, "waiting": store.waiting()}))
    else:
        print("\n".join(state_lines(model, found)) or "nothing evaluated yet")
    return FAILED if is_grave(arguments.fail_on, model, store) else DONE


def _acknowledged(
    arguments: argparse.Namespace, model: SemanticModel, store: Store, outputs: Sequence[Output]
) -> int:
    name, _, group = arguments.ack.partition("/")
    rule = next((found for found in model.alerts if found.name == name), None)
    if rule is None:
        raise UsageError(f"the model has no alert {name}")
    now, names = now_of(moment(arguments.now), model), {output.name: output.kind for output in outputs}
    changes = acknowledge_alert(rule, model, group, arguments.by, now, store, names)
    faults = deliver(store, outputs)
    if arguments.json:
        status = "faulty" if faults else "done"
        print(as_json({"status": status, "changes": changes_reply(changes), "undelivered": faults}))
    else:
        print(f"{len(changes)} alerts of {name} acknowledged by {one_line(arguments.by)}")
    for output, fault in faults.items():
        progress(f"parlance: {output}: {one_line(fault)}")
    return FAILED if faults else DONE
