"""Metrics of an Ossie model: SQL expressions read as typed metrics."""

from __future__ import annotations

from typing import Any

from semantic.formats.ossie.words import context_of, expression_of, foreign_extensions, said
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.plain import plain
from semantic.formats.parts.sql_measures import Parts, metric_core
from semantic.formats.parts.sql_scope import Scope, parsed
from semantic.locations import join_path
from semantic.measures import Measure


class Metrics:
    """The metrics of one document; simple ones first, since others may be made of them."""

    def __init__(self, items: list[dict[str, Any]], scope: Scope, losses: Losses) -> None:
        self._items = items
        self._scope = Scope(scope.datasets, frozenset(item["name"] for item in items))
        self._losses = losses
        self._known: dict[Measure, str] = {}

    def read(self) -> list[dict[str, Any]]:
        """Every metric that maps, with the private parts it is made of before it."""
        for item in self._items:
            core = self._core(item, Parts(item["name"], {}), Losses("ossie"))
            if core is not None and core["type"] == "simple" and "fill_nulls_with" not in core:
                self._known.setdefault(Measure.model_validate(core["measure"]), item["name"])
        found: dict[str, dict[str, Any]] = {}
        for item in self._items:
            for metric in self._metric(item):
                found.setdefault(metric["name"], metric)
        return self._grounded(found)

    def _grounded(self, found: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """Those that rest on metrics that are there, and not on themselves."""
        sound: set[str] = set()
        while more := [name for name in found if name not in sound and _inputs(found[name]) <= sound]:
            sound.update(more)
        for name in found:
            if name not in sound:
                message = (
                    f"The metric is left out: {', '.join(sorted(_inputs(found[name]) - sound))} is no metric."
                )
                self._losses.add("unknown-metric", join_path("metrics", name), message, severity="error")
        return [metric for name, metric in found.items() if name in sound]

    def _metric(self, item: dict[str, Any]) -> list[dict[str, Any]]:
        path = join_path("metrics", item["name"])
        parts = Parts(item["name"], self._known)
        core = self._core(item, parts, self._losses)
        foreign_extensions(item, path, self._losses)
        if core is None:
            return []
        if "datatype" in item:
            self._losses.add("metric-datatype", path, f"The data type {item['datatype']}.", severity="info")
        about = {
            "name": item["name"],
            "description": item.get("description", ""),
            **context_of(item.get("ai_context"), path, self._losses),
        }
        return [*map(_part, parts.added.items()), said({**core, **about})]

    def _core(self, item: dict[str, Any], parts: Parts, losses: Losses) -> dict[str, Any] | None:
        path = join_path("metrics", item["name"])
        try:
            return metric_core(parsed(*expression_of(item, path, losses)), self._scope, parts)
        except Unmapped as fault:
            losses.add(fault.code, path, f"The metric is left out: {fault}.", severity="error")
            return None


def _inputs(metric: dict[str, Any]) -> set[str]:
    return {one["name"] for one in metric.get("metrics", [])}


def _part(named: tuple[str, Measure]) -> dict[str, Any]:
    name, measure = named
    return {"type": "simple", "name": name, "private": True, "measure": plain(measure)}
