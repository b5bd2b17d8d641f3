"""parlance query: run or compile a logical query."""

import argparse
import json
import sys
from pathlib import Path

from pydantic import ValidationError

from app.cli import FAILED, UsageError
from app.opening import add_source_arguments, open_parlance
from app.replying import as_json, as_lines, as_object
from engine import Parlance
from engine.dialects.text import dialects, sql_text
from engine.pipeline import Planned, prepare
from semantic.query import LogicalQuery


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance query`."""
    command.add_argument("file", metavar="FILE|-", help="a LogicalQuery in JSON; - reads standard input")
    add_source_arguments(command)
    command.add_argument("--dialect", metavar="NAME", default="duckdb", help="write the SQL for this engine")
    command.add_argument("--no-run", action="store_true", help="only compile")
    command.add_argument("--json", action="store_true", help="one JSON object on stdout and nothing else")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 when the query is understood but cannot be answered."""
    if arguments.dialect not in dialects():
        raise UsageError(f"unknown dialect {arguments.dialect}; known: {', '.join(dialects())}")
    query = _read(arguments.file)
    door = open_parlance(arguments.model, arguments.source, arguments.now, arguments.role)
    if arguments.no_run or arguments.dialect != "duckdb":
        return _compile(query, door, arguments)
    answer = door.query(query)
    print(as_json(as_object(answer)) if arguments.json else "\n".join(as_lines(answer)))
    return 0 if answer.status == "answer" else FAILED


def _compile(query: LogicalQuery, door: Parlance, arguments: argparse.Namespace) -> int:
    planned = prepare(query, door.session)
    if not isinstance(planned, Planned):
        print(f"parlance: {planned.message} {planned.hint}".rstrip(), file=sys.stderr)
        return FAILED
    sql = sql_text(planned.plan.tree, arguments.dialect)
    if arguments.json:
        print(as_json({"sql": sql, "dialect": arguments.dialect, "hash": query.hash}))
    else:
        print(sql)
    return 0


def _read(name: str) -> LogicalQuery:
    path = Path(name)
    if name != "-" and not path.is_file():
        raise UsageError(f"there is no file {name}")
    text = sys.stdin.read() if name == "-" else path.read_text(encoding="utf-8", errors="replace")
    try:
        return LogicalQuery.model_validate(json.loads(text)).canonical()
    except json.JSONDecodeError as fault:
        raise UsageError(f"{name} is not JSON: {fault}") from None
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{name} is no logical query: {place}: {first['msg']}") from None
