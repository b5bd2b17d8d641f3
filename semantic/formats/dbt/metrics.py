"""Metrics of dbt, of all types, as metrics of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from sqlglot import exp

from semantic.formats.dbt.filters import FilterReader
from semantic.formats.dbt.measures import measure_read
from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import Part, meta_of, templates_of
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.formats.parts.plain import plain
from semantic.formats.parts.sql_conditions import sql_of
from semantic.formats.parts.sql_scope import parsed, translated
from semantic.formulas import parse_formula
from semantic.locations import join_path
from semantic.periods import Grain, Unit

Plain = dict[str, Any]


class Metrics:
    """The metrics of a project, and the simple ones that its measures make."""

    def __init__(self, names: Names, losses: Losses) -> None:
        self._names = names
        self._losses = losses

    def read(self) -> list[Plain]:
        """Every metric that maps; those left out, and those that rest on them, are told."""
        items = {**self._created(), **self._names.metrics}
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

    def _metric(self, item: Part) -> Plain | None:
        path = join_path("metrics", item["name"])
        config = item.get("config") or {}
        try:
            if config.get("enabled") is False:
                raise Unmapped("disabled", "it is switched off")
            if item["type"] not in _TYPES:
                raise Unmapped("metric-type", f"the type {item['type']}")
            core = _TYPES[item["type"]](self, item, path)
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
        from semantic.formats.dbt.reading import meta_losses

        meta_losses(item, path, self._losses)
        if item.get("time_granularity"):
            message = f"time_granularity: {item['time_granularity']}."
            self._losses.add("granularity", path, message, severity="info")

    def _simple(self, item: Part, path: str) -> Plain:
        model, part, reference = self._measure(item)
        measure = measure_read(self._names, model, part, path, self._losses)
        where = self._where(item, (*templates_of(reference.get("filter")), *item.get("filter", ())))
        return {"measure": measure, **where, **_filled(reference)}

    def _measure(self, item: Part) -> tuple[str, Part, Part]:
        """Semantic model, measure and the reference to it, of a simple metric or another's measure."""
        params = item["type_params"]
        aggregated = params.get("metric_aggregation_params")
        if "measure" not in params and aggregated:
            part = {"name": item["name"], "expr": params.get("expr"), **aggregated}
            return aggregated["semantic_model"], part, {}
        reference: Part = params.get("measure") or {"name": ""}
        return *self._referred(reference), reference

    def _referred(self, reference: Part) -> tuple[str, Part]:
        found = self._names.measures.get(reference["name"])
        if found is None:
            raise Unmapped("unknown-measure", f"the measure {reference['name']}, which is not there")
        return found

    def _where(self, item: Part, templates: tuple[str, ...]) -> Plain:
        if not templates:
            return {}
        dataset, time = self._fact(item["name"], ())
        found = FilterReader(self._names, time, dataset).read(list(templates))
        return {"where": plain(found)} if found is not None else {}

    def _fact(self, name: str, above: tuple[str, ...]) -> tuple[str, str]:
        """The semantic model and the time field that all measures of a metric share; "" where they differ."""
        item = self._names.metrics.get(name)
        if item is None or name in above:
            model, part = self._names.measures.get(name, ("", {}))
            return model, self._time(model, part)
        params = item["type_params"]
        if item["type"] == "simple":
            model, part, _ = self._measure(item)
            return model, self._time(model, part)
        if "measure" in params:
            model, part = self._referred(params["measure"])
            return model, self._time(model, part)
        facts = {self._fact(one, (*above, name)) for one in _named(params)}
        models, times = {model for model, _ in facts}, {time for _, time in facts}
        return models.pop() if len(models) == 1 else "", times.pop() if len(times) == 1 else ""

    def _time(self, model: str, part: Part) -> str:
        time = self._names.time_of(model, part) if model in self._names.models else ""
        return f"{model}.{time}" if time else ""

    def _input(self, reference: Part) -> Plain:
        found: Plain = {"name": reference["name"]}
        if reference.get("alias"):
            found["alias"] = reference["alias"]
        if reference.get("filter"):
            found |= self._where({"name": reference["name"]}, tuple(reference["filter"]))
        if reference.get("offset_window"):
            found["offset_window"] = _window(reference["offset_window"])
        if reference.get("offset_to_grain"):
            found["offset_to_grain"] = _grain(reference["offset_to_grain"])
        return found

    def _ratio(self, item: Part, path: str) -> Plain:
        sides = {}
        for key in ("numerator", "denominator"):
            one = self._input(item["type_params"][key])
            one.pop("alias", None)
            sides[key] = one["name"] if list(one) == ["name"] else one
        return {**sides, **self._where(item, tuple(item.get("filter", ())))}

    def _derived(self, item: Part, path: str) -> Plain:
        inputs = [self._input(one) for one in item["type_params"].get("metrics", ())]
        expr = str(item["type_params"].get("expr", ""))
        try:
            parse_formula(expr)
        except ValueError as fault:
            raise Unmapped("expression", str(fault)) from fault
        return {"expr": expr, "metrics": inputs, **self._where(item, tuple(item.get("filter", ())))}

    def _cumulative(self, item: Part, path: str) -> Plain:
        params = item["type_params"]
        special = params.get("cumulative_type_params") or {}
        templates = list(item.get("filter", ()))
        filled: Plain = {}
        if "measure" in params:
            model, part = self._referred(params["measure"])
            inner: Any = measure_read(self._names, model, part, path, self._losses)
            templates += templates_of(params["measure"].get("filter"))
            filled = _filled(params["measure"])
        else:
            one = special.get("metric") or {"name": ""}
            inner = one["name"]
            templates += templates_of(one.get("filter"))
        found: Plain = {"metric": inner, **filled, **self._where(item, tuple(templates))}
        written = special.get("window") or params.get("window")
        to_date = special.get("grain_to_date") or params.get("grain_to_date")
        if written:
            found["window"] = _window(written)
        if to_date:
            found["grain_to_date"] = _grain(to_date)
        found["period_agg"] = str(special.get("period_agg") or "first").lower()
        return {key: value for key, value in found.items() if (key, value) != ("period_agg", "last")}

    def _conversion(self, item: Part, path: str) -> Plain:
        params = item["type_params"].get("conversion_type_params") or {}
        (base, base_where), (conversion, conversion_where) = (
            self._event(params, key, path) for key in ("base", "conversion")
        )
        entity = self._names.entity_sql(base["dataset"], params["entity"].split("__")[-1])
        other = self._names.entity_sql(conversion["dataset"], params["entity"].split("__")[-1])
        if conversion_where:
            conversion["filter"] = self._row_filter(conversion["dataset"], conversion_where)
        found: Plain = {"entity": entity, "base": base, "conversion": conversion}
        if other != entity:
            found["conversion_entity"] = other
        if params.get("window"):
            found["window"] = _window(params["window"])
        if str(params.get("calculation", "conversion_rate")).lower() == "conversions":
            found["calculation"] = "conversions"
        pairs = [
            {
                "base": self._names.column(base["dataset"], pair["base_property"]),
                "conversion": self._names.column(conversion["dataset"], pair["conversion_property"]),
            }
            for pair in params.get("constant_properties") or ()
        ]
        templates = (*base_where, *item.get("filter", ()))
        where = self._event_where(base["dataset"], templates)
        return {**found, **({"constant_properties": pairs} if pairs else {}), **where}

    def _event(self, params: Part, side: str, path: str) -> tuple[Plain, tuple[str, ...]]:
        """The measure of one side, and the filters on its rows."""
        reference = params.get(f"{side}_measure") or params.get(f"{side}_metric") or {"name": ""}
        templates = tuple(templates_of(reference.get("filter")))
        item = self._names.metrics.get(reference["name"])
        if reference["name"] in self._names.measures:
            model, part = self._names.measures[reference["name"]]
        elif item is not None and item["type"] == "simple":
            model, part, inner = self._measure(item)
            templates = (*templates_of(inner.get("filter")), *item.get("filter", ()), *templates)
        else:
            raise Unmapped("unknown-measure", f"the {side} measure {reference['name']}, which is not there")
        return measure_read(self._names, model, part, path, self._losses), templates

    def _row_filter(self, dataset: str, templates: tuple[str, ...]) -> str:
        """A filter as SQL over the columns of the one semantic model. Raises Unmapped."""
        time = self._time(dataset, {})
        found = FilterReader(self._names, time, dataset).read(list(templates))
        assert found is not None

        def column(name: str) -> exp.Expression:
            holder, _, field = name.rpartition(".")
            if holder not in ("", dataset):
                raise Unmapped("conversion-filter", f"a filter of the conversion event on {name}")
            return exp.Paren(this=parsed(self._names.column_sql(dataset, field)))

        return translated(sql_of(found, column).sql("duckdb"))

    def _event_where(self, dataset: str, templates: tuple[str, ...]) -> Plain:
        if not templates:
            return {}
        time = self._time(dataset, {})
        found = FilterReader(self._names, time, dataset).read(list(templates))
        return {"where": plain(found)} if found is not None else {}


_TYPES: dict[str, Callable[[Metrics, Part, str], Plain]] = {
    "simple": Metrics._simple,
    "ratio": Metrics._ratio,
    "derived": Metrics._derived,
    "cumulative": Metrics._cumulative,
    "conversion": Metrics._conversion,
}


def _named(params: Part) -> list[str]:
    """The names of the metrics that a metric's parameters name."""
    parts = [params.get(key) for key in ("numerator", "denominator")] + list(params.get("metrics") or ())
    parts.append((params.get("cumulative_type_params") or {}).get("metric"))
    conversion = params.get("conversion_type_params") or {}
    parts += [conversion.get(key) for key in ("base_measure", "base_metric")]
    return [part["name"] for part in parts if part]


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


def _filled(reference: Part) -> Plain:
    found: Plain = {}
    if reference.get("join_to_timespine"):
        found["join_to_timespine"] = True
    if reference.get("fill_nulls_with") is not None:
        found["fill_nulls_with"] = float(reference["fill_nulls_with"])
    return found


def _window(text: str) -> Plain:
    found = re.fullmatch(r"(\d+)\s+(\w+?)s?", text.strip().lower())
    if found is None or found[2] not in get_args(Unit):
        raise Unmapped("custom-granularity", f"the window {text}")
    return {"count": int(found[1]), "unit": found[2]}


def _grain(text: str) -> str:
    if text.lower() not in get_args(Grain):
        raise Unmapped("custom-granularity", f"the grain {text}")
    return text.lower()
