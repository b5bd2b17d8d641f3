"""parlance export-answer: the answer to a question as a file."""

import argparse
from pathlib import Path

from app.cli import DONE, UsageError
from app.opening import add_json_argument, add_source_arguments, open_parlance
from app.replying import as_json, as_lines
from engine.answers.exporting import check_kind
from engine.dialects.text import dialects
from engine.types.answer import Answer


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance export-answer`."""
    command.add_argument("question", help="the question, in quotes")
    command.add_argument("--to", metavar="FILE", required=True, help="the file; its ending says what kind")
    command.add_argument("--dialect", metavar="NAME", default="duckdb", help="of a .sql file")
    add_source_arguments(command)
    command.add_argument(
        "--lang", metavar="CODE", default="en", help="language of the question (default: en)"
    )
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the file of an answer; a question back and a refusal are printed. All three are exit code 0."""
    path = Path(arguments.to)
    kind = path.suffix.lower().removeprefix(".")
    check_kind(kind)  # before the question is answered
    if arguments.dialect not in dialects():
        raise UsageError(f"unknown dialect {arguments.dialect}; known: {', '.join(dialects())}")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}")
    door = open_parlance(arguments.model, arguments.source, arguments.now, arguments.role, arguments.lang)
    answer = door.ask(arguments.question)
    content = None
    if answer.plan is not None and answer.table is not None:
        content = door.export(answer, kind, arguments.dialect)
        path.write_bytes(content)
    print(as_json(_told(answer, path, kind, content)) if arguments.json else _said(answer, path, content))
    return DONE


def _told(answer: Answer, path: Path, kind: str, content: bytes | None) -> dict[str, object]:
    table = answer.table
    return {
        "status": answer.status,
        "file": str(path) if content is not None else None,
        "kind": kind,
        "bytes": len(content) if content is not None else 0,
        "rows": len(table.rows) if table else 0,
        "truncated": bool(table and table.truncated),
        "sentence": answer.sentence,
        "reason": answer.reason,
    }


def _said(answer: Answer, path: Path, content: bytes | None) -> str:
    if content is None:
        return "\n".join(as_lines(answer))
    return f"{answer.sentence}\n{path}"
