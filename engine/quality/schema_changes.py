"""The columns of a table beside those that a check expects: dropped, of another type, forbidden, added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import get_args

from sqlglot import exp
from sqlglot.errors import SqlglotError

from engine.quality.kinds import fitting
from engine.types.result import Cell
from semantic.checks import SchemaCheck
from semantic.fields import FieldType

_OURS = get_args(FieldType)


def changes(check: SchemaCheck, columns: Mapping[str, str]) -> Iterator[dict[str, Cell]]:
    """Each change as column, change, and for types what is expected and found."""
    found = {name.lower(): (name, kind) for name, kind in columns.items()}
    for expected in check.columns:
        if expected.name.lower() not in found:
            yield {"column": expected.name, "change": "dropped"}
            continue
        kind = found[expected.name.lower()][1]
        if expected.type and not fits(expected.type, kind):
            yield {"column": expected.name, "change": "retyped", "expected": expected.type, "found": kind}
    names = [name for name, _ in found.values()]
    for name in names:
        if any(fnmatchcase(name.lower(), pattern.lower()) for pattern in check.forbidden):
            yield {"column": name, "change": "forbidden"}
    if check.closed:
        known = {expected.name.lower() for expected in check.columns}
        for name in names:
            if name.lower() not in known:
                yield {"column": name, "change": "added"}


def fits(expected: str, kind: str) -> bool:
    """Whether a type of the engine is the expected one: a type of the model, or one of SQL.

    A length or precision counts where both have one.
    """
    if expected.lower() in _OURS:
        return expected.lower() in fitting(kind)
    try:
        one, other = (exp.DataType.build(text, dialect="duckdb") for text in (expected, kind))
    except SqlglotError:
        return expected.upper() == kind.upper()
    if "(" in expected and "(" in kind:  # a bare DECIMAL would be taken for the one of default size
        return one.sql("duckdb") == other.sql("duckdb")
    return _bare(one) == _bare(other)


def _bare(kind: exp.DataType) -> str:
    plain = kind.copy()
    if not kind.args.get("nested"):
        plain.set("expressions", [])
    return plain.sql("duckdb")
