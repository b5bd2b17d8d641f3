"""A tree as the text of one engine."""

import pkgutil
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from sqlglot import exp

_PACKAGE = "engine.dialects"


class Dialect(Protocol):
    """What a dialect's file offers."""

    def write(self, tree: exp.Expr, pretty: bool) -> str:
        """The tree as text this engine runs."""
        ...


def sql_text(tree: exp.Expr, dialect: str = "duckdb", pretty: bool = True) -> str:
    """The tree, built in DuckDB's terms, as SQL of the named dialect; the tree is left as it is.

    Raises KeyError for a dialect that has no file here.
    """
    return _dialect(dialect).write(tree, pretty)


@lru_cache
def dialects() -> tuple[str, ...]:
    """The names of the dialects that can be written."""
    folder = import_module(_PACKAGE).__path__
    return tuple(sorted({module.name for module in pkgutil.iter_modules(folder)} - {"text"}))


@lru_cache
def _dialect(name: str) -> Dialect:
    if name not in dialects():
        raise KeyError(f"unknown dialect {name}; known: {', '.join(dialects())}")
    return cast(Dialect, import_module(f"{_PACKAGE}.{name}"))
