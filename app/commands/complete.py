"""parlance complete: how a question that is being typed may go on."""

import argparse
from dataclasses import asdict

from app.cli import DONE
from app.opening import add_json_argument, add_source_arguments, open_parlance
from app.replying import as_json


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance complete`."""
    command.add_argument("text", help="the beginning of a question, in quotes")
    add_source_arguments(command)
    command.add_argument(
        "--lang", metavar="CODE", default="en", help="language of the question (default: en)"
    )
    command.add_argument("--limit", metavar="N", type=int, default=8, help="at most so many (default: 8)")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Print one completion a line, or an object with the reading so far."""
    door = open_parlance(arguments.model, arguments.source, arguments.now, arguments.role, arguments.lang)
    found = door.complete(arguments.text, limit=max(1, arguments.limit))
    if arguments.json:
        so_far = asdict(door.reading(arguments.text))
        print(as_json({"completions": [asdict(one) for one in found], "reading": so_far}))
    else:
        for one in found:
            print(f"{one.whole}  [{one.kind}{': ' * bool(one.about)}{one.about}]")
    return DONE
