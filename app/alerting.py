"""What `parlance alerts` works with: its outputs, its file of states, and one turn over the rules."""

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cli import UsageError
from app.opening import open_parlance, progress
from engine.alerts.delivery import Output, deliver
from engine.alerts.evaluation import Turn, evaluate
from engine.alerts.outputs.log import JsonLines, Log
from engine.alerts.outputs.table import Table
from engine.alerts.outputs.webhook import Webhook
from engine.alerts.store import Store
from engine.cache import cached_text
from sample_data.locate import data_home
from semantic.model import SemanticModel
from semantic.yaml_io import load_cached, shipped_models


@dataclass(frozen=True)
class Outcome:
    """What one turn came to, with the faults of outputs by their name."""

    now: datetime
    model: SemanticModel
    turns: tuple[Turn, ...]
    undelivered: Mapping[str, str]


def outputs_of(arguments: argparse.Namespace) -> tuple[Output, ...]:
    """The outputs named; the log when there is none. UsageError for one that is not known."""
    found: list[Output] = [_output(text) for text in dict.fromkeys(arguments.output)]
    url = arguments.webhook or _allowed_webhook()
    if url:
        secret = os.environ.get("PARLANCE_WEBHOOK_SECRET", "")
        private = arguments.allow_private or os.environ.get("PARLANCE_WEBHOOK_PRIVATE") == "1"
        found.append(Webhook(url, secret, private))
    return tuple(found) or (Log(progress),)


def _output(text: str) -> Output:
    kind, _, path = text.partition(":")
    if text == "log":
        return Log(progress)
    if kind in ("file", "table") and path:
        whole = Path(path).expanduser().absolute()
        return JsonLines(whole) if kind == "file" else Table(whole)
    raise UsageError(f'"{text}" is no output; there are log, file:PATH and table:PATH')


def _allowed_webhook() -> str:
    """The address in the environment, which counts only where sending is allowed there too."""
    return os.environ.get("PARLANCE_WEBHOOK", "") if os.environ.get("PARLANCE_WEBHOOK_ALLOW") == "1" else ""


def model_of(arguments: argparse.Namespace) -> SemanticModel:
    """The model whose rules are meant, without opening any data; one without rules for a source alone."""
    if arguments.model is None and arguments.source is not None:
        return SemanticModel(name="unnamed")
    path = Path(arguments.model) if arguments.model is not None else shipped_models()
    if not path.exists():
        raise UsageError(f"there is no model at {path}")
    return load_cached(path, cached_text)


def now_of(given: datetime | None, model: SemanticModel) -> datetime:
    """The clock that was given, else the model's, else the machine's; UTC without zone."""
    found = given or (
        datetime.fromisoformat(model.now) if model.now else datetime.now(UTC).replace(microsecond=0)
    )
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def store_of(arguments: argparse.Namespace, model: SemanticModel) -> Store:
    """The file of states: the one named, else one by the model's name in the data folder."""
    if arguments.state:
        return Store(Path(arguments.state).expanduser())
    return Store(data_home() / f"alerts-{re.sub(r'[^A-Za-z0-9_-]', '_', model.name)}.sqlite")


def turn(
    arguments: argparse.Namespace, store: Store, outputs: Sequence[Output], elapsed: float = 0.0
) -> Outcome:
    """Evaluate what is due and deliver what waits. The data are opened anew, and closed before delivery.

    A clock that was given, or that the model declares, runs on by the seconds `elapsed`.
    """
    door = open_parlance(arguments.model, arguments.source, arguments.now)
    try:
        now = door.clock.now
        if door.clock.origin != "wall":
            now += timedelta(seconds=round(elapsed))
        names = {output.name: output.kind for output in outputs}
        turns = evaluate(door.model.alerts, door.session, now, store, names)
    finally:
        door.warehouse.close()
    return Outcome(now, door.model, turns, deliver(store, outputs))
