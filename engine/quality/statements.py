"""The fixed statements of the checks. Names are quoted; expressions are the model's, checked when read."""

from collections.abc import Iterable, Sequence

from engine.warehouse.names import quoted
from semantic.fields import Field, bucketed
from semantic.model import Dataset
from semantic.sql_names import parse_table


def source_of(dataset: Dataset) -> str:
    """The dataset as it stands in FROM, also when there is no such table."""
    return f"({dataset.sql}\n)" if dataset.sql else parse_table(dataset.table_name).sql("duckdb")


def field_sql(field: Field) -> str:
    """The field over the columns of its dataset."""
    return bucketed(stored_sql(field), field.buckets) if field.buckets else stored_sql(field)


def stored_sql(field: Field) -> str:
    """The field before its numbers are put into classes; it is this that has the field's type."""
    return field.expr or quoted(field.name)


def named_sql(dataset: Dataset, name: str) -> str:
    """What a name of a field, or else of a column, stands for."""
    field = dataset.field(name)
    return field_sql(field) if field else quoted(name)


def columns_sql(names: Iterable[str]) -> str:
    """Columns with commas."""
    return ", ".join(map(quoted, names))


def types_of(source: str, expressions: Sequence[str]) -> str:
    """Name and type of each expression; reads no data."""
    listed = ", ".join(expressions)
    return f"SELECT column_name, column_type FROM (DESCRIBE SELECT {listed} FROM {source} AS source)"


def nothing_of(source: str, expressions: Iterable[str]) -> str:
    """The expressions for no rows, so that the engine looks up names and types and reads no data."""
    return f"SELECT {', '.join(expressions)} FROM {source} AS source LIMIT 0"


def counts_of(source: str, conditions: Sequence[str]) -> str:
    """The number of rows, and of those for which each condition holds."""
    parts = ["count(*)", *(f"count(*) FILTER (WHERE {condition})" for condition in conditions)]
    return f"SELECT {', '.join(parts)} FROM {source} AS source"


def repeats_of(source: str, columns: Iterable[str], partial: bool) -> str:
    """How many keys stand in several rows, and in how many rows.

    Keys without a value do not count, nor those with gaps unless `partial`; gaps are equal to each other.
    """
    names = [quoted(column) for column in columns]
    listed = ", ".join(names)
    known = (" OR " if partial else " AND ").join(f"{name} IS NOT NULL" for name in names)
    return (
        "SELECT count(*), coalesce(sum(n), 0) FROM (SELECT count(*) AS n "
        f"FROM {source} AS source WHERE {known} GROUP BY {listed} HAVING count(*) > 1) AS keys"
    )


def overlaps_of(source: str, keys: Sequence[str], start: str, end: str) -> str:
    """How many rows begin to hold before an earlier row of the same key has ended."""
    names = [f"k{index}" for index in range(len(keys))]
    listed = ", ".join(f"{key} AS {name}" for key, name in zip(keys, names, strict=True))
    before = "ORDER BY s, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    ended = f"max(coalesce(e, TIMESTAMP 'infinity')) OVER (PARTITION BY {', '.join(names)} {before})"
    known = " AND ".join(f"{name} IS NOT NULL" for name in names)
    return (
        f"SELECT count(*) FROM (SELECT *, {ended} AS ended FROM (SELECT {listed}, "
        f"coalesce(CAST({start} AS TIMESTAMP), TIMESTAMP '-infinity') AS s, CAST({end} AS TIMESTAMP) AS e "
        f"FROM {source} AS source) AS spans WHERE {known}) AS spans WHERE s < ended"
    )


def orphans_of(source: str, ours: Sequence[str], target: str, theirs: Sequence[str]) -> str:
    """The number of rows, of those that name no partner, and of those that name one that is not there."""
    names = [f"k{index}" for index in range(len(ours))]
    mine = ", ".join(f"{quoted(one)} AS {name}" for one, name in zip(ours, names, strict=True))
    other = ", ".join(f"{quoted(one)} AS {name}" for one, name in zip(theirs, names, strict=True))
    equal = " AND ".join(f"ours.{name} = theirs.{name}" for name in names)
    none = " OR ".join(f"ours.{name} IS NULL" for name in names)
    return (
        f"SELECT count(*), count(*) FILTER (WHERE {none}), "
        f"count(*) FILTER (WHERE NOT ({none}) AND theirs.there IS NULL) "
        f"FROM (SELECT {mine} FROM {source} AS source) AS ours "
        f"LEFT JOIN (SELECT DISTINCT {other}, TRUE AS there FROM {target} AS source) AS theirs ON {equal}"
    )


def values_of(source: str, expression: str, limit: int) -> str:
    """Up to `limit` distinct values, sorted."""
    return (
        f"SELECT DISTINCT value FROM (SELECT {expression} AS value FROM {source} AS source) AS found "
        f"WHERE value IS NOT NULL ORDER BY value LIMIT {int(limit)}"
    )


def extent_of(source: str, time: str) -> str:
    """The number of rows, of those with a time, and its first and last value."""
    moment = f"CAST({time} AS TIMESTAMP)"
    return f"SELECT count(*), count({moment}), min({moment}), max({moment}) FROM {source} AS source"
