"""Checks of another tool as they are read: named, held against our types, with their datasets."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from semantic.bounds import number_text, op_text
from semantic.checks import checks_of
from semantic.expressions import parse_expression
from semantic.formats.parts.losses import Losses
from semantic.issues import Place
from semantic.sql_names import identifier

Plain = dict[str, Any]
_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


class GatheredChecks:
    """What the checks read so far make together."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses
        self.checks: list[Plain] = []
        self.metrics: dict[str, Plain] = {}
        self.datasets: dict[str, Plain] = {}

    def add(self, kind: str, dataset: str, place: Place, **keys: Any) -> None:
        """Add a check, unless it is none of ours, which is told. Keys without a value are left out."""
        told = {key: value for key, value in keys.items() if value not in (None, "") and value is not False}
        about = told.get("column") or "_".join(map(str, told.get("columns", ()))) or told.get("metric", "")
        if kind == "schema":
            about = ""
        about = str(about).removeprefix(f"{dataset}_")
        wanted = told.pop("name", "") or "_".join(part for part in (dataset, about, kind) if part)
        check = {"name": self._free(wanted), "dataset": dataset, "type": kind, **told}
        try:
            checks_of([check])
            for key in ("filter", "expr"):
                parse_expression(check.get(key) or "true")
        except ValidationError as fault:
            first = fault.errors()[0]
            self.losses.add("check", place, f"{wanted} is left out: {first['msg']}.", severity="error")
            return
        except (ValueError, RecursionError) as fault:
            self.losses.add("sql", place, f"{wanted} is left out: {fault}.", severity="error")
            return
        self.datasets.setdefault(dataset, {"name": dataset})
        self.checks.append(check)

    def metric(self, dataset: str, agg: str, column: str) -> str:
        """The name of a private metric that aggregates a column."""
        name = _safe(f"{dataset}_{agg}_{column}")
        measure = {"agg": agg, "dataset": dataset, "expr": column_sql(column)}
        self.metrics[name] = {"name": name, "type": "simple", "private": True, "measure": measure}
        return name

    def data(self, name: str) -> Plain:
        """All of it as plain data of a model."""
        found = {
            "name": name,
            "datasets": list(self.datasets.values()),
            "metrics": list(self.metrics.values()),
            "checks": self.checks,
        }
        return {key: value for key, value in found.items() if value}

    def _free(self, wanted: str) -> str:
        taken = {check["name"] for check in self.checks}
        name = base = _safe(wanted)
        number = 2
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        return name


def column_sql(name: str) -> str:
    """A column as SQL."""
    return identifier(name).sql("duckdb")


def bound_text(op: str, amount: object, unit: str = "") -> str:
    """A bound in words; `unit` stands behind the number."""
    number = number_text(float(str(amount)))
    space = " " if unit not in ("", "%") else ""
    return f"{op_text(op)} {number}{space}{unit}"


def opposite(op: str, amount: object, unit: str = "") -> str:
    """When what must hold does not: our bounds say what is trouble."""
    return bound_text(_OPPOSITES[op], amount, unit)


def outside(low: object, high: object, unit: str = "") -> str:
    """Not from low to high."""
    ends = [f"{number_text(float(str(end)))}{unit}" for end in (low, high)]
    return f"not between {ends[0]} and {ends[1]}"


def _safe(text: str) -> str:
    return re.sub(r"\W+", "_", text).strip("_").lower() or "check"
