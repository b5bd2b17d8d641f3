"""parlance query: run or compile a logical query."""

import argparse
import sys

from app.cli import DONE, UsageError, one_line
from app.opening import add_json_argument, add_source_arguments, open_parlance
from app.reading import query_of
from app.replying import as_json, as_lines, as_object, exit_code
from engine import Parlance
from engine.dialects.text import dialects, script
from engine.errors import DialectError
from engine.pipeline import Planned, prepare
from semantic.query import LogicalQuery


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance query`."""
    about = "a query in JSON or on one line; - reads standard input"
    command.add_argument("file", metavar="FILE|-", help=about)
    add_source_arguments(command)
    command.add_argument(
        "--dialect", metavar="NAME", default="duckdb", help="only write the SQL, for this engine"
    )
    command.add_argument("--no-run", action="store_true", help="only write the SQL")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Answer or refuse, both exit code 0; another engine's SQL is written and not run."""
    if arguments.dialect not in dialects():
        raise UsageError(f"unknown dialect {arguments.dialect}; known: {', '.join(dialects())}")
    query = query_of(arguments.file)
    door = open_parlance(arguments.model, arguments.source, arguments.now, arguments.role)
    if arguments.no_run or arguments.dialect != "duckdb":
        return _compile(query, door, arguments)
    answer = door.query(query)
    print(as_json(as_object(answer)) if arguments.json else "\n".join(as_lines(answer)))
    return exit_code(answer)


def _compile(query: LogicalQuery, door: Parlance, arguments: argparse.Namespace) -> int:
    planned = prepare(query, door.session)
    reply = {"status": "answer", "sql": "", "dialect": arguments.dialect, "hash": query.hash, "reason": ""}
    if isinstance(planned, Planned):
        reply |= _written(planned, arguments.dialect)
    else:
        reply |= {"status": "refuse", "reason": f"{planned.message} {planned.hint}".rstrip()}
    if arguments.json:
        print(as_json(reply))
    elif reply["sql"]:
        print(reply["sql"])
    else:  # not among the SQL that a script reads
        print(f"parlance: {one_line(reply['reason'])}", file=sys.stderr)
    return DONE


def _written(planned: Planned, dialect: str) -> dict[str, str]:
    """The SQL; or that the dialect cannot say it with the same numbers, and what to do."""
    try:
        return {"sql": script(planned.plan.tree, dialect)}
    except DialectError as fault:
        return {"status": "refuse", "reason": f"{fault.message} {fault.hint}"}
