"""Every shipped metric at every grain is what its definition says of the rows: no ratio is ever averaged."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from engine import Parlance
from semantic.query import LogicalQuery, MetricRef
from tests.semantic.shipped.oracle import (
    BUCKETS,
    METRICS,
    NAMES,
    PARTS,
    Entry,
    Grain,
    dimensions,
    grains,
    statement,
)

Row = Sequence[Any]
CASES = [(name, grain) for name, entry in METRICS.items() for grain in grains(entry)]
YES_NO = {"yes": 1, "no": 0}  # some columns hold 0 and 1 and may be shown in words


def reached(door: Parlance, metric: str) -> dict[str, str]:
    """The names the models use for what splits a metric, with and without the dataset before it."""
    found = [dimension.name for dimension in door.catalog.reachable(MetricRef(name=metric))]
    return {name.rpartition(".")[2]: name for name in found} | {name: name for name in found}


def term(door: Parlance, metric: str, name: str) -> dict[str, str]:
    """What to group by, in the JSON form of a query."""
    if name in BUCKETS:
        return {"kind": "time", "grain": name}
    if name in PARTS:
        return {"kind": "part", "part": name}
    known = reached(door, metric)
    called = next((known[word] for word in (name, *NAMES.get(name, ())) if word in known), "")
    assert called, f"{metric} cannot be split by {name}"
    return {"kind": "dimension", "name": called}


def answered(door: Parlance, metric: str, grain: Grain) -> Iterable[Row]:
    """The rows the product gives."""
    asked = {
        "metrics": [{"kind": "metric", "name": metric}],
        "group_by": [term(door, metric, g) for g in grain],
    }
    reply = door.query(LogicalQuery.model_validate(asked))
    assert reply.status == "answer", reply.reason
    assert reply.table is not None
    return reply.table.rows


def by_group(rows: Iterable[Row]) -> dict[tuple[str, ...], float]:
    """The number of each group. One whose number is NULL has no data and is as good as missing; 0 is not."""
    known = [row for row in rows if row[-1] is not None]
    groups = {tuple(map(plain, row[:-1])): float(row[-1]) for row in known}
    assert len(groups) == len(known), "a group stands in two rows"
    return groups


def plain(cell: Any) -> str:
    """One text for one value: dates as moments, yes as 1."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        cell = datetime(cell.year, cell.month, cell.day)
    return repr(int(cell) if isinstance(cell, bool) else YES_NO.get(cell, cell))


@pytest.mark.parametrize(("name", "grain"), CASES, ids=["-".join((name, *grain)) for name, grain in CASES])
def test_metric(name: str, grain: Grain, door: Parlance, oracle: duckdb.DuckDBPyConnection) -> None:
    entry = METRICS[name]
    expected = by_group(oracle.execute(statement(entry, grain)).fetchall())
    found = by_group(answered(door, name, grain))
    assert found.keys() == expected.keys()
    wrong = {
        group: (found[group], value)
        for group, value in expected.items()
        if not same(found[group], value, entry)
    }
    assert not wrong, "product, definition"


def same(found: float, expected: float, entry: Entry) -> bool:
    """Equal but for the order in which floating-point numbers are added."""
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=entry.get("absolute", 1e-12))


@pytest.mark.parametrize("name", METRICS)
def test_metric_has_data(name: str, oracle: duckdb.DuckDBPyConnection) -> None:
    """Nothing above is proved of a metric that is NULL everywhere."""
    assert by_group(oracle.execute(statement(METRICS[name], ())).fetchall())


def test_every_shipped_metric_is_defined_here(door: Parlance) -> None:
    asked = {name for name, metric in door.catalog.metrics.items() if not metric.private}
    assert asked == set(METRICS)


@pytest.mark.parametrize("name", METRICS)
def test_every_dimension_is_walked(name: str, door: Parlance) -> None:
    """No dimension of the models is left out here. Times and amounts are none."""
    offered = {
        dimension.name
        for dimension in door.catalog.reachable(MetricRef(name=name))
        for binding in dimension.bindings
        if binding.field.role == "dimension"
        and binding.field.type in ("string", "boolean")
        and not binding.field.personal
    }
    walked = {term(door, name, word)["name"] for word in dimensions(METRICS[name])}
    assert offered - walked == set()
