"""Metrics of ours as metrics of dbt, with the measures and private metrics they need."""

from __future__ import annotations

from typing import Any

from semantic.catalog import Catalog
from semantic.filters import Condition
from semantic.formats.dbt.entities import Entities
from semantic.formats.dbt.surface import Part
from semantic.formats.dbt.templates import template
from semantic.formats.dbt.written_measures import measure_written
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.locations import join_path
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    Metric,
    MetricInput,
    RatioMetric,
    SimpleMetric,
)
from semantic.periods import Window


class MetricWriter:
    """Writes metrics; `measures` are those of each dataset, in the order in which they were needed."""

    def __init__(self, catalog: Catalog, entities: Entities, losses: Losses) -> None:
        self._catalog = catalog
        self._entities = entities
        self._losses = losses
        self.measures: dict[str, list[Part]] = {name: [] for name in catalog.datasets}

    def written(self) -> list[Part]:
        """Every metric that dbt can say, private parts before what is made of them."""
        found: list[Part] = []
        for metric in self._catalog.metrics.values():
            try:
                found += self._written(metric)
            except Unmapped as fault:
                message = f"dbt has no word for {fault}; the metric is in our own notes only."
                hint = "Other tools do not see it; it is read back by us."
                self._losses.add(fault.code, join_path("metrics", metric.name), message, hint)
        return found

    def _written(self, metric: Metric) -> list[Part]:
        private: list[Part] = []
        filters = {"filter": [self._filter(metric.where, metric)]} if metric.where else {}
        params = self._params(metric, private)
        if metric.private:
            params["is_private"] = True
        about = {"label": metric.label, "description": metric.description}
        said = {key: value for key, value in about.items() if value}
        owner = {"config": {"meta": {"owner": metric.owner}}} if metric.owner else {}
        whole = {"name": metric.name, "type": metric.type, **said, "type_params": params, **filters, **owner}
        return [*private, whole]

    def _params(self, metric: Metric, private: list[Part]) -> Part:
        if isinstance(metric, SimpleMetric):
            return {"measure": self._measure(metric.measure, metric.name, metric) | self._filled(metric)}
        if isinstance(metric, RatioMetric):
            return self._filled(metric) | {
                "numerator": self._side(metric.numerator, metric, "numerator", private),
                "denominator": self._side(metric.denominator, metric, "denominator", private),
            }
        if isinstance(metric, DerivedMetric):
            inputs = [self._input(one) for one in metric.metrics]
            return self._filled(metric) | {"expr": metric.expr, "metrics": inputs}
        if isinstance(metric, CumulativeMetric):
            return self._cumulative(metric)
        if isinstance(metric, ConversionMetric):
            return self._filled(metric) | {"conversion_type_params": self._conversion(metric)}
        raise Unmapped("metric-type", f"a metric of type {metric.type}")

    def _measure(self, measure: Measure, name: str, metric: Metric) -> Part:
        """The measure is put to its dataset; what is given back refers to it."""
        dataset = self._catalog.datasets[measure.dataset]
        taken = {field.name for field in dataset.fields} | {
            one["name"] for one in self._entities.of[dataset.name]
        }
        own = f"{name}_measure" if name in taken else name
        path = join_path("metrics", metric.name)
        self.measures[dataset.name].append(measure_written(measure, own, dataset, path, self._losses))
        return {"name": own}

    def _side(self, side: Measure | MetricInput | str, metric: Metric, key: str, private: list[Part]) -> Part:
        if isinstance(side, str):
            return {"name": side}
        if isinstance(side, MetricInput):
            if side.offset_window or side.offset_to_grain:
                raise Unmapped("offset", f"an offset of the {key}")
            return self._input(side)
        name = f"{metric.name}_{key}"
        params = {"measure": self._measure(side, name, metric), "is_private": True}
        private.append({"name": name, "type": "simple", "type_params": params})
        return {"name": name}

    def _input(self, one: MetricInput) -> Part:
        found: dict[str, Any] = {"name": one.name}
        if one.alias:
            found["alias"] = one.alias
        if one.where:
            found["filter"] = [self._filter(one.where, self._catalog.metrics[one.name])]
        if one.offset_window:
            found["offset_window"] = _text(one.offset_window)
        if one.offset_to_grain:
            found["offset_to_grain"] = one.offset_to_grain
        return found

    def _cumulative(self, metric: CumulativeMetric) -> Part:
        special: dict[str, Any] = {"period_agg": metric.period_agg}
        if metric.period_agg in ("min", "max"):
            raise Unmapped("period-agg", f"period_agg: {metric.period_agg}")
        if metric.window:
            special["window"] = _text(metric.window)
        if metric.grain_to_date:
            special["grain_to_date"] = metric.grain_to_date
        if isinstance(metric.metric, Measure):
            inner = self._measure(metric.metric, f"{metric.name}_input", metric) | self._filled(metric)
            return {"measure": inner, "cumulative_type_params": special}
        named = {"metric": {"name": metric.metric}}
        return self._filled(metric) | {"cumulative_type_params": special | named}

    def _conversion(self, metric: ConversionMetric) -> Part:
        found: dict[str, Any] = {
            "base_measure": self._measure(metric.base, f"{metric.name}_base", metric),
            "conversion_measure": self._measure(metric.conversion, f"{metric.name}_conversion", metric),
            "entity": self._entity(metric),
            "calculation": metric.calculation,
        }
        if metric.window:
            found["window"] = _text(metric.window)
        if metric.constant_properties:
            found["constant_properties"] = [
                {
                    "base_property": self._property(metric.base.dataset, pair.base),
                    "conversion_property": self._property(metric.conversion.dataset, pair.conversion),
                }
                for pair in metric.constant_properties
            ]
        return found

    def _entity(self, metric: ConversionMetric) -> str:
        base = self._entities.named(metric.base.dataset, metric.entity)
        other = metric.conversion_entity or metric.entity
        if not base or base != self._entities.named(metric.conversion.dataset, other):
            raise Unmapped("entity", f"{metric.entity}, which is not the same entity of both events")
        return base

    def _property(self, dataset: str, sql: str) -> str:
        for field in self._catalog.datasets[dataset].fields:
            if sql in (field.sql, field.name):
                return field.name
        raise Unmapped("property", f"{sql}, which is no dimension of {dataset}")

    def _filter(self, where: Condition, metric: Metric) -> str:
        facts = tuple(dict.fromkeys(one.dataset for one in self._catalog.metric_measures(metric)))
        first = facts[:1] if metric.type == "conversion" else facts
        return template(where, first, self._catalog, self._entities)

    def _filled(self, metric: Metric) -> Part:
        found: dict[str, Any] = {"join_to_timespine": True} if metric.join_to_timespine else {}
        if metric.fill_nulls_with is not None:
            if not metric.fill_nulls_with.is_integer():
                raise Unmapped("fill", f"fill_nulls_with: {metric.fill_nulls_with}")
            found["fill_nulls_with"] = int(metric.fill_nulls_with)
        return found


def _text(window: Window) -> str:
    return f"{window.count} {window.unit}"
