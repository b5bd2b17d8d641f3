"""Reading what users hand in as files: JSON, logical queries, earlier answers."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from app.cli import UsageError
from engine.language.pack import languages
from engine.types.answer import Alternative, Answer, Status
from semantic.query import LogicalQuery
from semantic.text_form import from_text


def text_of(name: str) -> str:
    """The text of a file; of standard input for "-". UsageError where there is no such file."""
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    return _file(name).read_text(encoding="utf-8-sig", errors="replace")


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file, or of standard input for "-", each as soon as it is there."""
    if name == "-":
        return _lines(None)
    return _lines(_file(name))


def _lines(path: Path | None) -> Iterator[str]:
    stream = sys.stdin.buffer if path is None else path.open("rb")
    with stream:
        for line in stream:  # bytes end a line at LF only, as JSON lines do
            yield line.decode("utf-8-sig", errors="replace")


def _file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"there is no file {name}")
    return path


def parsed(text: str) -> Any:
    """The JSON value of a text. ValueError when it is none; NaN and bottomless nesting are none."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def query_of(name: str) -> LogicalQuery:
    """The logical query in a file, as JSON or on one line. UsageError when it holds something else."""
    text = text_of(name).strip()
    on_one_line = bool(re.match(r"[\w`]", text)) and not _is_json(text)
    try:
        return (from_text(text) if on_one_line else LogicalQuery.model_validate(parsed(text))).canonical()
    except ValidationError as fault:
        raise UsageError(f"{name} is no logical query: {_first(fault)}") from None
    except ValueError as fault:
        form = "a query on one line" if on_one_line else "JSON"
        raise UsageError(f"{name} is not {form}: {fault}") from None


def _is_json(text: str) -> bool:
    """Whether a text that begins like a name is a value of JSON all the same: a number, true, NaN."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def context_of(name: str) -> Answer:
    """The earlier answer in a file, as far as a question may go on from it. UsageError when it holds none."""
    try:
        found = parsed(text_of(name))
    except ValueError as fault:
        raise UsageError(f"{name} is not JSON: {fault}") from None
    if not isinstance(found, dict) or not {"status", "query", "hash"} <= found.keys():
        raise UsageError(f"{name} is not an answer of `parlance ask --json`")
    try:
        return _earlier(found)
    except ValidationError as fault:
        raise UsageError(f"the query in {name} is no logical query: {_first(fault)}") from None
    except (TypeError, KeyError, AttributeError):
        raise UsageError(f"{name} is not an answer of `parlance ask --json`") from None


def _earlier(found: dict[str, Any]) -> Answer:
    """An answer with what a conversation needs of it: its query, those before, and the choices it gave."""
    query = None if found["query"] is None else LogicalQuery.model_validate(found["query"]).canonical()
    own = [found["query"]] if query is not None and found["status"] == "answer" else []
    thread = tuple(LogicalQuery.model_validate(one).canonical() for one in found.get("thread") or own)
    offered = tuple(
        Alternative(str(one["text"]), LogicalQuery.model_validate(one["query"]).canonical())
        for one in found.get("alternatives") or ()
    )
    status: Status = "clarify" if found["status"] == "clarify" else "answer"
    now = str(found.get("now", ""))
    spoken = found.get("language")
    language = str(spoken) if spoken in languages() else "en"
    return Answer(status, "", now, query=query, thread=thread, alternatives=offered, language=language)


def _first(fault: ValidationError) -> str:
    first = fault.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
