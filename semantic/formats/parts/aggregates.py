"""Aggregates of described tables as plain data of our metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from sqlglot import exp

from semantic.formats.parts.expansion import Expansion
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.plain import plain
from semantic.formats.parts.sql_measures import Parts, metric_core
from semantic.formats.parts.sql_scope import Scope
from semantic.formats.parts.tables import Aggregate, Table
from semantic.measures import Measure
from semantic.sql_names import identifier

Data = dict[str, Any]
_FLOATS = (exp.DataType.Type.DOUBLE, exp.DataType.Type.FLOAT)


class Metrics:
    """The metrics of one import. A table called "" holds those that are of no one table."""

    def __init__(
        self,
        tables: list[Table],
        expansion: Expansion,
        names: Mapping[tuple[str, str], str],
        datasets: list[Data],
        losses: Losses,
    ) -> None:
        self._every = [(table, one) for table in tables for one in table.aggregates]
        self._expansion = expansion
        self._names = names
        self._times = {one["name"]: one.get("time", "") for one in datasets}
        self._types = {
            f"{one['name']}.{field['name']}": field.get("type", "string")
            for one in datasets
            for field in one.get("fields", [])
        }
        self._losses = losses
        self._known: dict[Measure, str] = {}

    def read(self) -> list[Data]:
        """Every metric that maps; parts of it that are no metric of their own are private."""
        for table, one in self._every:
            core = self._core(table, one, Losses(""), Parts(one.name, {}))
            if core and core["type"] == "simple" and "fill_nulls_with" not in core:
                self._known.setdefault(
                    Measure.model_validate(core["measure"]), self._names[table.name, one.name]
                )
        found: dict[str, tuple[Data, Aggregate]] = {}
        for table, one in self._every:
            for metric in self._metric(table, one):
                found.setdefault(metric["name"], (metric, one))
        return self._grounded(found)

    def _metric(self, table: Table, one: Aggregate) -> Iterator[Data]:
        parts = Parts(self._names[table.name, one.name], self._known)
        core = self._core(table, one, self._losses, parts)
        if core is None:
            return
        for name, measure in parts.added.items():
            yield {"type": "simple", "name": name, "private": True, "measure": plain(measure)}
        about = {key: value for key, value in one.about.items() if value not in ("", [], None, False)}
        yield {**core, "name": parts.name, **about}

    def _grounded(self, found: dict[str, tuple[Data, Aggregate]]) -> list[Data]:
        """Those that rest on metrics that are there, and not on themselves."""
        sound: set[str] = set()
        while more := [name for name in found if name not in sound and inputs(found[name][0]) <= sound]:
            sound.update(more)
        for name, (metric, one) in found.items():
            if name not in sound:
                missing = ", ".join(sorted(inputs(metric) - sound))
                message = f"The metric {name} is left out: it is made of {missing}, which is left out."
                self._losses.add("unknown-metric", one.place, message, severity="error")
        return [metric for name, (metric, _) in found.items() if name in sound]

    def _core(self, table: Table, one: Aggregate, losses: Losses, parts: Parts) -> Data | None:
        try:
            core = self._makers()[one.kind](table, one, parts)
            if one.kind != "cumulative" and core["type"] == "simple":
                Measure.model_validate(core["measure"])
        except Unmapped as fault:
            message = f"The metric {one.name} is left out: {fault}."
            losses.add(fault.code, one.place, message, severity="error")
            return None
        except ValidationError as fault:
            message = f"The metric {one.name} is left out: {fault.errors()[0]['msg']}."
            losses.add("measure", one.place, message, severity="error")
            return None
        return core

    def _makers(self) -> Mapping[str, Callable[[Table, Aggregate, Parts], Data]]:
        return {
            "aggregate": lambda table, one, _: {"type": "simple", "measure": self._measure(table, one)},
            "cumulative": self._cumulative,
            "expression": self._expression,
            "shifted": self._shifted,
            "nested": self._nested,
        }

    def _measure(self, table: Table, one: Aggregate) -> Data:
        if not one.sql and one.agg != "count":
            raise Unmapped("expression", f"a {one.agg} of nothing")
        filters = [self._expansion.own(sql, table.name) for sql in one.filters]
        found = {
            "agg": one.agg,
            "dataset": table.name,
            "expr": self._expansion.own(one.sql, table.name) if one.sql else "",
            "filter": filters[0] if len(filters) == 1 else " AND ".join(f"({sql})" for sql in filters),
            **one.more,
        }
        return {key: value for key, value in found.items() if value not in ("", None)}

    def _cumulative(self, table: Table, one: Aggregate, parts: Parts) -> Data:
        if not self._times.get(table.name):
            raise Unmapped("no-time", f"a window of time, and {table.name} has no default time")
        return {"type": "cumulative", "metric": self._measure(table, one), **one.shape}

    def _expression(self, table: Table, one: Aggregate, parts: Parts) -> Data:
        if one.filters:
            raise Unmapped("filter", "filters of what is computed from metrics")
        tree = _without_casts(self._expansion.tree(one.sql, table.name))
        names = frozenset(self._names.values())
        read = {column.table for column in tree.find_all(exp.Column)} - {""}
        if table.name and not read <= {table.name}:
            others = ", ".join(sorted(read - {table.name}))
            raise Unmapped("other-dataset", f"{one.sql}: reads {others}, not only {table.name}")
        tables = [table.name] if table.name else [name for name in self._expansion.tables if name]
        core = metric_core(tree, Scope({name: {} for name in tables}, names), parts)
        if one.more:
            if core["type"] != "simple":
                raise Unmapped("semi-additive", "a sum that is not added up over time, of several aggregates")
            by = one.more["non_additive_dimension"]["name"]
            if self._types.get(f"{table.name}.{by}") not in ("date", "timestamp"):
                raise Unmapped("semi-additive", f"{by}, over which it is not added up, is no time")
            core["measure"] |= one.more
        return core

    def _shifted(self, table: Table, one: Aggregate, parts: Parts) -> Data:
        inner = self._named(table, one)
        if not self._is_timed(inner):
            raise Unmapped("no-time", f"a shift in time of {inner}, which has no default time")
        return {"type": "derived", "expr": _quoted(inner), "metrics": [{"name": inner, **one.shape}]}

    def _nested(self, table: Table, one: Aggregate, parts: Parts) -> Data:
        by = []
        for sql in one.shape["by"]:
            if sql not in self._types:
                raise Unmapped("reference", f"{sql} is no dimension")
            by.append(sql)
        return {"type": "nested", "agg": one.agg, "metric": self._named(table, one), "by": by}

    def _named(self, table: Table, one: Aggregate) -> str:
        tree = self._expansion.tree(one.sql, table.name)
        if not isinstance(tree, exp.Column) or tree.table:
            raise Unmapped("expression", f"{one.sql}: not one metric")
        return tree.name

    def _is_timed(self, metric: str) -> bool:
        holders = (table for table, one in self._every if self._names[table.name, one.name] == metric)
        return any(self._times.get(table.name) for table in holders)


def inputs(metric: Data) -> set[str]:
    """The metrics that a metric is made of, by name."""
    found = {one["name"] for one in metric.get("metrics", [])}
    return found | {metric["metric"]} if isinstance(metric.get("metric"), str) else found


def _quoted(name: str) -> str:
    return identifier(name).sql("duckdb")


def _without_casts(tree: exp.Expression) -> exp.Expression:
    """Without casts of whole numbers to floating point: our division is one of floating point anyway."""

    def bare(node: exp.Expr) -> exp.Expr:
        is_float = isinstance(node, exp.Cast) and node.to.this in _FLOATS
        return bare(node.this) if is_float and _of_aggregates(node.this) else node

    found = tree.transform(bare)
    assert isinstance(found, exp.Expression)
    return found


def _of_aggregates(tree: exp.Expr) -> bool:
    bare = tree.unnest()
    return isinstance(bare, exp.AggFunc) or (isinstance(bare, exp.Column) and not bare.table)
