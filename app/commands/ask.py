"""parlance ask: one question, or a batch of them."""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from app.cli import DONE, UsageError
from app.opening import add_json_argument, add_source_arguments, open_parlance
from app.reading import context_of, lines_of, parsed
from app.replying import as_json, as_lines, as_object, exit_code
from engine import Parlance
from engine.types.answer import Answer


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance ask`."""
    command.add_argument("question", nargs="?", help="the question, in quotes")
    add_source_arguments(command)
    command.add_argument(
        "--lang", metavar="CODE", default="en", help="language of the question (default: en)"
    )
    command.add_argument(
        "--context",
        metavar="FILE",
        help="JSON of the answer before this question",
    )
    command.add_argument(
        "--batch",
        metavar="FILE|-",
        help='JSON lines of {"id", "question", "context": an earlier id}; prints one reply a line',
    )
    command.add_argument("--readings", action="store_true", help="also tell the readings that lost, and why")
    command.add_argument("--definitions", metavar="FILE", help="the words and choices that you keep")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Answer, ask back or refuse: all three are exit code 0."""
    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError("give a question, or --batch FILE, and not both")
    lines = lines_of(arguments.batch) if arguments.batch is not None else None
    if arguments.context is not None and lines is not None:
        raise UsageError(
            'a batch says in each line what it goes on from: "context": the id of an earlier line'
        )
    context = context_of(arguments.context) if arguments.context is not None else None
    door = open_parlance(
        arguments.model,
        arguments.source,
        arguments.now,
        arguments.role,
        arguments.lang,
        arguments.definitions,
    )
    if lines is not None:
        return _batch(door, lines)
    answer = door.ask(_whole(arguments.question), context, all_readings=arguments.readings)
    print(as_json(as_object(answer)) if arguments.json else "\n".join(as_lines(answer)))
    return exit_code(answer)


def _batch(door: Parlance, lines: Iterator[str]) -> int:
    _ = door.session  # a model that does not fit the data is said before the first line
    answered: dict[str, Answer] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            print(as_json(_reply(door, line, number, answered)), flush=True)
    return DONE


def _reply(door: Parlance, line: str, number: int, answered: dict[str, Answer]) -> dict[str, object]:
    """The reply to one line; a line that cannot be read gives status "error".

    "context" is the id of an earlier line, from whose answer the question may go on.
    """
    try:
        entry = parsed(line)
    except ValueError:
        entry = None
    known = entry.get("id") if isinstance(entry, dict) else None
    question = entry.get("question") if isinstance(entry, dict) else None
    if not isinstance(question, str):
        reason = f'line {number} is not a JSON object with "id" and "question"'
        return {"id": known, "status": "error", "reason": reason}
    before = entry.get("context")
    if before is not None and _key(before) not in answered:
        return {
            "id": known,
            "status": "error",
            "reason": f"line {number}: no earlier line has the id {before}",
        }
    answer = door.ask(_whole(question), answered.get(_key(before)))
    if known is not None:
        answered[_key(known)] = replace(answer, plan=None, table=None, chart=None)
    return {"id": known, **as_object(answer)}


def _key(known: object) -> str:
    """An id as a key: 1 and "1" are two."""
    return json.dumps(known, sort_keys=True)


def _whole(question: str) -> str:
    """The question in whole characters: half of one becomes a sign that no answer can pass over."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", question)
