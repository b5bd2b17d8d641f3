"""parlance opinions: what the readers of answers thought of them."""

import argparse
import json
from typing import Any

from app.cli import DONE, UsageError
from app.opening import add_json_argument
from app.replying import as_json
from app.store.errors import StoreError


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance opinions`."""
    command.add_argument("--name", default="", metavar="NAME", help="of the model of this name alone")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """The newest first."""
    found = _read(arguments.name)
    if arguments.json:
        print(as_json({"opinions": found}))
        return DONE
    for one in found:
        why = " ".join(part for part in (one["reason"], one["text"]) if part)
        print(f"{one['created']}  {one['verdict']:4}  {one['question']}{f'  ({why})' if why else ''}")
    if not found:
        print("No opinions yet.")
    return DONE


def _read(model: str) -> list[dict[str, Any]]:
    from app.store.opening import location, open_store
    from app.store.opinions import opinions

    try:
        kept = list(opinions(open_store(location()), model))
    except StoreError as fault:
        raise UsageError(str(fault)) from None
    return [
        {
            **one.__dict__,
            "query": json.loads(one.query) if one.query else None,
            "created": one.created.isoformat(),
        }
        for one in kept
    ]
