"""Opening what a command or a page was told to use: a model, a source, or the sample of both."""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import UsageError
from sample_data.locate import ensure
from semantic.yaml_io import shipped_models

if TYPE_CHECKING:
    from engine import Parlance

_ABOUT_MODEL = "folder or file of the semantic model (default: shipped)"
_ABOUT_SOURCE = "file, folder or database (default: the sample data)"


def progress(line: str) -> None:
    """Progress goes to stderr, so that stdout holds the result and nothing else."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def open_parlance(
    model: str | None,
    source: str | None,
    now: str | None = None,
    role: str | None = None,
    lang: str = "en",
    definitions: str | Path | None = None,
) -> "Parlance":
    """The door to the named model and source. Without both: the shipped models on the sample data.

    With a model alone, that model on the sample data; with a source alone, a model made from it.
    Raises UsageError, EngineError or ModelError with one clear line.
    """
    clock, limit = moment(now), _time_limit()
    if model is not None and not Path(model).exists():
        raise UsageError(f"there is no model at {model}")
    if source is None:
        source = str(ensure(progress))
        model = model or str(shipped_models())
    from engine import Parlance

    return Parlance(
        model,
        source,
        now=clock,
        user=role,
        language=lang,
        definitions=definitions,
        progress=progress,
        timeout=limit,
    )


def _time_limit() -> float:
    """Seconds a statement may take: PARLANCE_TIMEOUT, else the usual. UsageError where it is no number."""
    from engine.warehouse.embedded import TIMEOUT_S

    named = os.environ.get("PARLANCE_TIMEOUT")
    try:
        seconds = float(named) if named else TIMEOUT_S
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise UsageError(f'PARLANCE_TIMEOUT is "{named}"; it is a number of seconds, such as 30')
    return seconds


def is_gone(source: str) -> bool:
    """Whether a source that was opened is at its place no more; False for a database that is no file."""
    kind, is_url, path = source.partition("://")
    if is_url and kind not in ("duckdb", "sqlite", "file"):
        return False
    place = path.removeprefix("/") if is_url and kind != "file" else path if is_url else source
    return not Path(place).expanduser().exists()


def moment(text: str | None) -> datetime | None:
    """A clock given as ISO 8601; None for none. UsageError when it is no such thing."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        found.astimezone()  # a moment at the edge of the calendar has no place in other zones
        return found
    except (ValueError, OverflowError):
        raise UsageError(f'"{text}" is not a moment in ISO 8601, such as 2026-06-30T09:00') from None


def add_model_arguments(command: argparse.ArgumentParser) -> None:
    """The options that say what is asked: model and source."""
    command.add_argument("--model", metavar="DIR", help=_ABOUT_MODEL)
    command.add_argument("--source", metavar="URL", help=_ABOUT_SOURCE)


def add_source_arguments(command: argparse.ArgumentParser) -> None:
    """The options that say what is asked, when and by whom: model, source, clock, role."""
    add_model_arguments(command)
    command.add_argument(
        "--now", metavar="ISO", help="the clock to answer by (default: the model's, else now)"
    )
    command.add_argument("--role", metavar="NAME", help="ask as this role of the model")


def add_json_argument(command: argparse.ArgumentParser) -> None:
    """The option every command that ends has."""
    command.add_argument("--json", action="store_true", help="one JSON object on stdout and nothing else")
