"""parlance ask: one question, or a batch of them."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.cli import UsageError
from app.opening import add_source_arguments, open_parlance
from app.replying import as_json, as_lines, as_object
from engine import Parlance


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance ask`."""
    command.add_argument("question", nargs="?", help="the question, in quotes")
    add_source_arguments(command)
    command.add_argument(
        "--lang", metavar="CODE", default="en", help="language of the question (default: en)"
    )
    command.add_argument("--batch", metavar="FILE", help='JSON lines of {"id", "question"}; one reply a line')
    command.add_argument("--json", action="store_true", help="one JSON object on stdout and nothing else")


def run(arguments: argparse.Namespace) -> int:
    """Answer, or refuse with a way out; both are exit code 0."""
    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError("give a question, or --batch FILE, and not both")
    lines = _batch_lines(arguments.batch) if arguments.batch else None
    door = open_parlance(arguments.model, arguments.source, arguments.now, arguments.role, arguments.lang)
    if lines is not None:
        return _batch(door, lines)
    answer = door.ask(arguments.question)
    if arguments.json:
        print(as_json(as_object(answer)))
    else:
        print("\n".join(as_lines(answer)))
    return 0


def _batch_lines(name: str) -> Iterator[str]:
    if name == "-":
        return iter(sys.stdin)
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"there is no file {name}")
    return iter(path.read_text(encoding="utf-8", errors="replace").splitlines())


def _batch(door: Parlance, lines: Iterator[str]) -> int:
    for number, line in enumerate(lines, 1):
        if line.strip():
            print(as_json(_reply(door, line, number)), flush=True)
    return 0


def _reply(door: Parlance, line: str, number: int) -> dict[str, object]:
    """The reply to one line; a line that cannot be read gives status "error"."""
    try:
        entry = json.loads(line)
        question = entry["question"]
        if not isinstance(question, str):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        reason = f'line {number} is not a JSON object with "id" and "question"'
        known = entry.get("id") if "entry" in locals() and isinstance(entry, dict) else None
        return {"id": known, "status": "error", "reason": reason}
    return {"id": entry.get("id"), **as_object(door.ask(question))}
