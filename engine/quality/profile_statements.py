"""The fixed statements of a profile. Names are quoted; `sql` is the quoted name of a table."""

from collections.abc import Iterator, Sequence
from typing import Literal

from engine.warehouse.names import quoted

Shape = Literal["number", "time", "text", "other"]
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
BINS = 10
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_NUMBERS = (*_INTEGERS, *(f"U{kind}" for kind in _INTEGERS), "DECIMAL", "DOUBLE", "FLOAT")
_TEXTS = ("VARCHAR", "ENUM", "UUID")
_PARTS = ("filled", "distinct", "low", "high", "mean", *QUANTILES, "length", "spaces")


def shape_of(kind: str) -> Shape:
    """How values of a type of the engine are measured; of "other" ones only how many there are."""
    if kind.endswith("]"):
        return "other"
    if kind.startswith(_NUMBERS):
        return "number"
    if kind.startswith(("DATE", "TIMESTAMP")):
        return "time"
    return "text" if kind.startswith(_TEXTS) else "other"


def facts_of(sql: str, columns: dict[str, str], approximate: bool) -> tuple[str, list[tuple[str, str]]]:
    """One pass over a table, and which column and measure each of its results is.

    Where not `approximate`, how many values differ is counted by `distinct_of`.
    """
    keys = [(name, part) for name in columns for part in _PARTS]
    parts = [
        part for name, kind in columns.items() for part in _facts(quoted(name), shape_of(kind), approximate)
    ]
    return f"SELECT {', '.join(parts)} FROM {sql}", keys


def distinct_of(sql: str, columns: Sequence[str]) -> str:
    """Place and number of different values of each column, each by a grouping: quicker than one pass."""
    parts = (
        f"SELECT {at} AS place, count(*) AS n FROM "
        f"(SELECT {quoted(name)} FROM {sql} WHERE {quoted(name)} IS NOT NULL GROUP BY 1) AS found"
        for at, name in enumerate(columns)
    )
    return f"{' UNION ALL '.join(parts)} ORDER BY place"


def top_of(sql: str, column: str, most: int) -> str:
    """The most frequent values with their rows."""
    name = quoted(column)
    shown = f"CAST({name} AS VARCHAR)"
    return (
        f"SELECT {shown}, count(*) AS n FROM {sql} WHERE {name} IS NOT NULL "
        f"GROUP BY {name} ORDER BY n DESC, {shown} LIMIT {int(most)}"
    )


def patterns_of(sql: str, column: str, most: int) -> str:
    """The most frequent forms of texts with their rows: letters as a or A, digits as 9, runs of them once."""
    form = f"CAST({quoted(column)} AS VARCHAR)"
    for signs, one in (("[0-9]+", "9"), ("\\p{Lu}+", "A"), ("\\p{Ll}+", "a")):
        form = f"regexp_replace({form}, '{signs}', '{one}', 'g')"
    return (
        f"SELECT {form} AS form, count(*) AS n FROM {sql} WHERE {quoted(column)} IS NOT NULL "
        f"GROUP BY 1 ORDER BY n DESC, form LIMIT {int(most)}"
    )


def histogram_of(sql: str, column: str, shape: Shape) -> str:
    """Place and rows of those of ten classes of equal width that have rows; the last has both ends."""
    name = quoted(column)
    number = f"epoch(CAST({name} AS TIMESTAMP))" if shape == "time" else f"CAST({name} AS DOUBLE)"
    place = f"least({BINS - 1}, CAST(floor({BINS} * (x - low) / (high - low)) AS INTEGER))"
    return (
        f"SELECT {place} AS place, count(*) "
        f"FROM (SELECT {number} AS x FROM {sql}) AS found, "
        f"(SELECT min({number}) AS low, max({number}) AS high FROM {sql}) AS ends "
        "WHERE isfinite(x) AND high > low GROUP BY 1 ORDER BY 1"
    )


def keys_of(sql: str, columns: Sequence[str]) -> str:
    """How many different combinations of values there are, those with a NULL left out."""
    listed = ", ".join(map(quoted, columns))
    known = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in columns)
    return f"SELECT count(*) FROM (SELECT DISTINCT {listed} FROM {sql} WHERE {known}) AS found"


def _facts(name: str, shape: Shape, approximate: bool) -> Iterator[str]:
    quantile = "approx_quantile" if approximate else "quantile_cont"
    yield f"count({name})"
    yield f"approx_count_distinct({name})" if approximate and shape != "other" else "NULL"
    plain = f"CAST({name} AS VARCHAR)" if shape == "text" else name
    yield from (f"min({plain})", f"max({plain})") if shape != "other" else ("NULL", "NULL")
    if shape == "number":
        yield f"avg({name})"
        yield from (f"{quantile}(CAST({name} AS DOUBLE), {share})" for share in QUANTILES.values())
    else:
        yield from ["NULL"] * (1 + len(QUANTILES))
    if shape == "text":
        spaces = f"length({plain}) - length(replace({plain}, ' ', ''))"
        yield from (f"avg(length({plain}))", f"avg({spaces})")
    else:
        yield from ("NULL", "NULL")
