"""A world put to the planner: its rows in DuckDB, its question planned, checked and run."""

from dataclasses import dataclass
from datetime import date, datetime, time
from math import isclose
from typing import Any

import duckdb

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.clock import Clock
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from tests.differential.oracle import Oracle
from tests.differential.world import Key, Value, World


@dataclass(frozen=True)
class Outcome:
    """What came of one world: `kind` same, refused, different or failed; `detail` a code or what differs."""

    kind: str
    detail: str = ""
    sql: str = ""
    expected: tuple[Key, ...] = ()
    got: tuple[Key, ...] = ()


def judged(world: World) -> Outcome:
    """The engine's answer held against the oracle's. Unclear if the question has no one meaning."""
    expected = tuple(Oracle(world).rows())
    try:
        made = _planned(world)
    except Exception as fault:  # noqa: BLE001 - whatever the engine raises is a finding, not an end
        return Outcome("failed", f"{type(fault).__name__}: {fault}", expected=expected)
    if isinstance(made, Refusal) and made.code == "unsafe_sql":  # what is planned must pass the guard
        return Outcome("failed", made.message, expected=expected)
    if isinstance(made, Refusal):
        return Outcome("refused", made.code, made.message, expected)
    try:
        got = tuple(_fetched(world, made))
    except duckdb.Error as fault:
        return Outcome("failed", f"{type(fault).__name__}: {fault}", made, expected)
    what = difference(expected, got)
    return Outcome("different" if what else "same", what, made, expected, got)


def _planned(world: World) -> str | Refusal:
    catalog = Catalog(world.model)
    made = plan(world.query, catalog, Clock(world.clock))
    checked = check(made, catalog) if isinstance(made, Plan) else made
    return checked if isinstance(checked, Refusal) else sql_text(checked.tree)


_CONNECTION: list[duckdb.DuckDBPyConnection] = []


def _fetched(world: World, sql: str) -> list[Key]:
    if not _CONNECTION:
        _CONNECTION.append(duckdb.connect(config={"threads": 1}))
    connection = _CONNECTION[0]
    connection.execute("DROP SCHEMA IF EXISTS drawn CASCADE")
    connection.execute("CREATE SCHEMA drawn")
    connection.execute("SET schema = 'drawn'")
    for table, columns in world.columns.items():
        inside = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f'CREATE TABLE "{table}" ({inside})')
        if world.rows[table]:
            lines = ", ".join(
                f"({', '.join(_literal(row[name]) for name in columns)})" for row in world.rows[table]
            )
            connection.execute(f'INSERT INTO "{table}" VALUES {lines}')
    return connection.execute(sql).fetchall()


def _literal(value: Value) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value}'"
    return f"'{value}'" if isinstance(value, str | date) else str(value)


def difference(expected: tuple[Key, ...], got: tuple[Key, ...]) -> str:
    """What differs: the number of rows, the rows, only their order, or nothing."""
    if len(expected) != len(got):
        return f"{len(got)} rows instead of {len(expected)}"
    if all(map(_same, expected, got)):
        return ""
    left = list(got)
    for row in expected:
        found = next((place for place, one in enumerate(left) if _same(row, one)), None)
        if found is None:
            return f"no row {row}"
        del left[found]
    return "" if all(_same(*rows) or _tied(*rows) for rows in zip(expected, got, strict=True)) else "order"


def _tied(one: Key, other: Key) -> bool:
    """Whether rows change places by the last digit of a computed number only."""
    numbers = [pair for pair in zip(one, other, strict=True) if isinstance(pair[0], float)]
    return any(mine != theirs for mine, theirs in numbers) and all(_equal(*pair) for pair in numbers)


def _same(one: Key, other: Key) -> bool:
    return len(one) == len(other) and all(map(_equal, one, other))


def _equal(one: Any, other: Any) -> bool:
    one, other = _plain(one), _plain(other)
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return type(one) is type(other) and bool(one == other)


def _plain(value: Any) -> Any:
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else float(value)
