"""Metrics of dbt, of all types, as metrics of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from semantic.formats.dbt.conversions import conversion
from semantic.formats.dbt.facts import Facts
from semantic.formats.dbt.kinds import cumulative, derived, ratio, simple
from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import Part, meta_losses, meta_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.locations import join_path

Plain = dict[str, Any]
_WHAT = ("measure", "metric")


_TYPES: dict[str, Callable[[Part, Facts, str, Losses], Plain]] = {
    "simple": simple,
    "ratio": ratio,
    "derived": derived,
    "cumulative": cumulative,
    "conversion": conversion,
}


class Metrics:
    """The metrics of a project, and the simple ones that its measures make."""

    def __init__(self, names: Names, losses: Losses) -> None:
        self._names = names
        self._facts = Facts(names)
        self._losses = losses

    def read(self) -> list[Plain]:
        """Every metric that maps; those left out, and those that rest on them, are told."""
        items = {**self._created(), **self._names.metrics}
        self._unused(items)
        found = {name: metric for name, item in items.items() if (metric := self._metric(item)) is not None}
        while lacking := {name: gone for name, one in found.items() if (gone := _inputs(one) - set(found))}:
            for name, gone in lacking.items():
                del found[name]
                message = f"The metric is left out: there is no metric {', '.join(sorted(gone))}."
                self._losses.add("unknown-metric", join_path("metrics", name), message, severity="error")
        return list(found.values())

    def _created(self) -> dict[str, Part]:
        """Measures with `create_metric: true` are metrics too."""
        found = {}
        for name, (_, measure) in self._names.measures.items():
            if measure.get("create_metric"):
                label = measure.get("create_metric_display_name") or measure.get("label")
                params = {"measure": {"name": name}}
                item = {"name": name, "type": "simple", "type_params": params, "label": label}
                found[name] = {**item, "description": measure.get("description")}
        return found

    def _unused(self, items: dict[str, Part]) -> None:
        """Measures that no metric uses cannot be asked for in dbt either."""
        used = {name for item in items.values() for name in _measures(item["type_params"])}
        for name, (model, _) in self._names.measures.items():
            if name not in used:
                message = f"The measure {name}, which no metric uses."
                self._losses.add("unused-measure", join_path("datasets", model), message, severity="info")

    def _metric(self, item: Part) -> Plain | None:
        path = join_path("metrics", item["name"])
        config = item.get("config") or {}
        try:
            if config.get("enabled") is False:
                raise Unmapped("disabled", "it is switched off")
            if item["type"] not in _TYPES:
                raise Unmapped("metric-type", f"the type {item['type']}")
            core = _TYPES[item["type"]](item, self._facts, path, self._losses)
        except KeyError as fault:
            message = f"The metric is left out: {fault} is missing."
            self._losses.add("missing-key", path, message, severity="error")
            return None
        except Unmapped as fault:
            self._losses.add(fault.code, path, f"The metric is left out: {fault}.", severity="error")
            return None
        self._small_losses(item, path)
        params = item["type_params"]
        about = {
            "name": item["name"],
            "label": item.get("label"),
            "description": item.get("description"),
            "owner": meta_of(item).get("owner"),
            "private": bool(params.get("is_private")),
            "join_to_timespine": bool(params.get("join_to_timespine")),
        }
        said = {key: value for key, value in about.items() if value}
        if params.get("fill_nulls_with") is not None:
            said["fill_nulls_with"] = float(params["fill_nulls_with"])
        return {"type": item["type"], **said, **core}

    def _small_losses(self, item: Part, path: str) -> None:
        meta_losses(item, path, self._losses)
        if item.get("time_granularity"):
            message = f"time_granularity: {item['time_granularity']}."
            self._losses.add("granularity", path, message, severity="info")


def _measures(params: Part) -> list[str]:
    """The names that stand where a measure may stand."""
    conversion = params.get("conversion_type_params") or {}
    sides = [conversion.get(f"{side}_{what}") for side in ("base", "conversion") for what in _WHAT]
    return [part["name"] for part in (params.get("measure"), *sides) if part and "name" in part]


def _inputs(metric: Plain) -> set[str]:
    """The metrics that a metric of ours names, in its conditions too."""
    parts = [metric.get(key) for key in ("numerator", "denominator", "metric")]
    found = {part for part in parts if isinstance(part, str)}
    found |= {
        part["name"]
        for part in (*parts, *metric.get("metrics", ()))
        if isinstance(part, dict) and "name" in part
    }
    return found | set(_conditioned(metric))


def _conditioned(data: Any) -> list[str]:
    items = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    own = [data["metric"]] if isinstance(data, dict) and data.get("kind") == "metric" else []
    return own + [name for item in items for name in _conditioned(item)]
