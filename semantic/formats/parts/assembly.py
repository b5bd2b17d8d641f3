"""Described tables put together as plain data of our model; what does not map is told and left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from semantic.formats.parts.aggregates import Metrics
from semantic.formats.parts.expansion import Expansion, Spelling
from semantic.formats.parts.joins import relationships
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.tables import Column, Join, Table

Data = dict[str, Any]


def assembled(
    tables: list[Table], joins: list[Join], spelling: Spelling, losses: Losses, dialect: str = "duckdb"
) -> Data:
    """Datasets, relationships and metrics of what the tables and joins say.

    A table called "" is none: it holds the aggregates that are of no one table.
    """
    names = _metric_names(tables, losses)
    sound = [table for table in _once(tables, losses) if _is_sound(table, tables, spelling, losses, dialect)]
    expansion = Expansion(sound, spelling, names, dialect)
    datasets = [_dataset(table, expansion, losses) for table in sound if table.name]
    found = {
        "datasets": datasets,
        "relationships": relationships(joins, expansion, losses),
        "metrics": Metrics(sound, expansion, names, datasets, losses).read(),
    }
    return {key: value for key, value in found.items() if value}


def _once(tables: list[Table], losses: Losses) -> Iterator[Table]:
    seen: set[str] = set()
    for table in tables:
        if table.name in seen:
            losses.add(
                "twice", table.place, f"A second {table.name}; the first one is read.", severity="error"
            )
        else:
            seen.add(table.name)
            yield table


def _metric_names(tables: list[Table], losses: Losses) -> dict[tuple[str, str], str]:
    """What each aggregate is called: as it is, or with its table's name where several are called so."""
    every = [(table, one) for table in tables for one in table.aggregates]
    times = Counter(one.name for _, one in every)
    found, taken = {}, {name for name, count in times.items() if count == 1}
    for table, one in every:
        name = one.name
        if times[name] > 1:
            name = f"{table.name}_{name}"
            while name in taken:
                name += "_2"
            message = f"The metric {one.name} of {table.name} is called {name}: others are called the same."
            losses.add("renamed", one.place, message, "Call it otherwise if you like.", "info")
        taken.add(name)
        found[table.name, one.name] = name
    return found


def _is_sound(table: Table, tables: list[Table], spelling: Spelling, losses: Losses, dialect: str) -> bool:
    """Whether what the table is made of can be read; if not, it is told."""
    try:
        if re.search(r"[{}$]", table.keys.get("table", "")):
            raise Unmapped("template", f"a template in {table.keys['table']}")
        if table.name and not table.select and not table.keys.get("table"):
            raise Unmapped("derived-table", "it is neither a table nor a SELECT")
        if table.select:
            Expansion(tables, spelling, {}, dialect).select(table.select, table.name)
    except Unmapped as fault:
        message = f"{table.name} is left out with all that is made of it: {fault}."
        losses.add(fault.code, table.place, message, severity="error")
        return False
    return True


def _dataset(table: Table, expansion: Expansion, losses: Losses) -> Data:
    fields = list(_fields(table, expansion, losses))
    times = [one["name"] for one in fields if one.get("type") in ("date", "timestamp")]
    if len(times) > 1:
        message = f"{table.name} has no default time: {', '.join(times)} are all times."
        losses.add("default-time", table.place, message, "Name one as time: of the dataset.", "info")
    found = {
        "name": table.name,
        **table.keys,
        "sql": expansion.select(table.select, table.name) if table.select else "",
        "primary_key": list(table.key_columns) or _key_columns(table, expansion, losses),
        "time": times[0] if len(times) == 1 else "",
        "fields": fields,
    }
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def _key_columns(table: Table, expansion: Expansion, losses: Losses) -> list[str]:
    """The stored columns that the table's key is; none when a part of it is computed."""
    found: list[str] = []
    for column in table.columns:
        if not column.is_key:
            continue
        try:
            tree = expansion.tree(column.sql, table.name, above=(f"{table.name}.{column.name}",))
        except Unmapped:
            return []  # told with the column itself
        if not isinstance(tree, exp.Column) or tree.table != table.name:
            message = f"{table.name} has no key: {column.name} is computed, and a key is columns."
            losses.add("key-expression", column.place, message)
            return []
        found.append(tree.name)
    return found


def _fields(table: Table, expansion: Expansion, losses: Losses) -> Iterator[Data]:
    seen: set[str] = set()
    for column in table.columns:
        if column.name in seen:
            losses.add("twice", column.place, f"A second {column.name}.", severity="error")
        elif not column.only:
            seen.add(column.name)
            found = _field(column, table, expansion, losses)
            if found is not None:
                yield found


def _field(column: Column, table: Table, expansion: Expansion, losses: Losses) -> Data | None:
    try:
        sql = expansion.own(column.shown or column.sql, table.name, column.name)
    except Unmapped as fault:
        message = f"The field {column.name} is left out: {fault}."
        losses.add(fault.code, column.place, message, severity="error")
        return None
    found = {"name": column.name, "expr": "" if sql == column.name else sql, **column.keys}
    if column.is_key and "role" not in column.keys:
        found["role"] = "key"
    return {key: value for key, value in found.items() if value not in ("", [], None)}
