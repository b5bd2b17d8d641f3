"""A tree as the text of one engine."""

import pkgutil
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from sqlglot import exp

from engine.errors import DialectError

_PACKAGE = "engine.dialects"
_SHARED = {"text", "sayable"}


class Dialect(Protocol):
    """What a dialect's file offers."""

    NAME: str
    """What people call the engine."""
    BEFORE: str
    """A statement that a session needs first; "" for none."""

    def write(self, tree: exp.Expr, pretty: bool) -> str:
        """The tree as text this engine runs."""
        ...


def sql_text(tree: exp.Expr, dialect: str = "duckdb", pretty: bool = True) -> str:
    """The tree, built in DuckDB's terms, as SQL of the named dialect; the tree is left as it is.

    Raises KeyError for a dialect that has no file here, DialectError for what it cannot say.
    """
    return _dialect(dialect).write(tree, pretty)


def script(tree: exp.Expr, dialect: str) -> str:
    """The tree as people take it away: behind what a session needs first, for the same numbers."""
    first = _dialect(dialect).BEFORE
    return f"{first};\n\n{sql_text(tree, dialect)}" if first else sql_text(tree, dialect)


def said_in(tree: exp.Expr, dialect: str) -> bool:
    """Whether the dialect says it with the same numbers."""
    try:
        sql_text(tree, dialect, pretty=False)
    except DialectError:
        return False
    return True


def engine_name(dialect: str) -> str:
    """What people call the engine of a dialect."""
    return _dialect(dialect).NAME


@lru_cache
def dialects() -> tuple[str, ...]:
    """The names of the dialects that can be written."""
    folder = import_module(_PACKAGE).__path__
    return tuple(sorted({module.name for module in pkgutil.iter_modules(folder)} - _SHARED))


@lru_cache
def _dialect(name: str) -> Dialect:
    if name not in dialects():
        raise KeyError(f"unknown dialect {name}; known: {', '.join(dialects())}")
    return cast(Dialect, import_module(f"{_PACKAGE}.{name}"))
