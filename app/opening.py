"""Opening what a command or a page was told to use: a model, a source, or the sample of both."""

import argparse
import sys
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from app.cli import UsageError
from engine import Parlance
from sample_data.locate import ensure


def shipped_models() -> Path:
    """The folder of the models that come with Parlance."""
    return Path(str(files("semantic") / "models"))


def progress(line: str) -> None:
    """Progress goes to stderr, so that stdout holds the result and nothing else."""
    print(line, file=sys.stderr, flush=True)


def open_parlance(
    model: str | None, source: str | None, now: str | None = None, role: str | None = None, lang: str = "en"
) -> Parlance:
    """The door to the named model and source. Without both: the shipped models on the sample data.

    With a model alone, that model on the sample data; with a source alone, a model made from it.
    Raises UsageError, EngineError or ModelError with one clear line.
    """
    if source is None:
        source = str(ensure(progress))
        model = model or str(shipped_models())
    if model is not None and not Path(model).exists():
        raise UsageError(f"there is no model at {model}")
    return Parlance(model, source, now=moment(now), user=role, language=lang)


def moment(text: str | None) -> datetime | None:
    """A clock given as ISO 8601; None for none. UsageError when it is no such thing."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f'"{text}" is not a moment in ISO 8601, such as 2026-06-30T09:00') from None


def add_source_arguments(command: argparse.ArgumentParser) -> None:
    """The options that say what to ask: model, source, clock, role."""
    command.add_argument(
        "--model", metavar="DIR", help="folder or file of the semantic model (default: shipped)"
    )
    command.add_argument(
        "--source", metavar="URL", help="file, folder or database (default: the sample data)"
    )
    command.add_argument(
        "--now", metavar="ISO", help="the clock to answer by (default: the model's, else now)"
    )
    command.add_argument("--role", metavar="NAME", help="ask as this role of the model")
