"""What the metrics of a dbt project are measured on: semantic models, measures and the time they share."""

from __future__ import annotations

from typing import Any

from semantic.formats.dbt.filters import FilterReader
from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import Part
from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.plain import plain

Plain = dict[str, Any]


class Facts:
    """Look-ups from metrics to measures."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def measure(self, item: Part) -> tuple[str, Part, Part]:
        """Semantic model, measure and the reference to it, of a simple metric or another's measure."""
        params = item["type_params"]
        aggregated = params.get("metric_aggregation_params")
        if "measure" not in params and aggregated:
            part = {"name": item["name"], "expr": params.get("expr"), **aggregated}
            return aggregated["semantic_model"], part, {}
        reference: Part = params.get("measure") or {"name": ""}
        return *self.referred(reference), reference

    def referred(self, reference: Part) -> tuple[str, Part]:
        """Semantic model and measure of a reference. Raises Unmapped."""
        found = self.names.measures.get(reference["name"])
        if found is None:
            raise Unmapped("unknown-measure", f"the measure {reference['name']}, which is not there")
        return found

    def where(self, name: str, templates: list[str]) -> Plain:
        """The filters of a metric (or of a measure by its name) as its `where`. Raises Unmapped."""
        if not templates:
            return {}
        dataset, time = self._fact(name, ())
        found = FilterReader(self.names, time, dataset).read(templates)
        return {"where": plain(found)} if found is not None else {}

    def _fact(self, name: str, above: tuple[str, ...]) -> tuple[str, str]:
        """The semantic model and the time field that all measures of a metric share; "" where they differ."""
        item = self.names.metrics.get(name)
        if item is None or name in above:
            model, part = self.names.measures.get(name, ("", {}))
            return model, self.time(model, part)
        params = item["type_params"]
        if item["type"] == "simple":
            model, part, _ = self.measure(item)
            return model, self.time(model, part)
        if "measure" in params:
            model, part = self.referred(params["measure"])
            return model, self.time(model, part)
        facts = {self._fact(one, (*above, name)) for one in _named(params)}
        models, times = {model for model, _ in facts}, {time for _, time in facts}
        return models.pop() if len(models) == 1 else "", times.pop() if len(times) == 1 else ""

    def time(self, model: str, part: Part) -> str:
        """The dimension over which a measure of the semantic model is aggregated; "" for none."""
        time = self.names.time_of(model, part) if model in self.names.models else ""
        return f"{model}.{time}" if time else ""


def _named(params: Part) -> list[str]:
    """The names of the metrics that a metric's parameters name."""
    parts = [params.get(key) for key in ("numerator", "denominator")] + list(params.get("metrics") or ())
    parts.append((params.get("cumulative_type_params") or {}).get("metric"))
    conversion = params.get("conversion_type_params") or {}
    parts += [conversion.get(key) for key in ("base_measure", "base_metric")]
    return [part["name"] for part in parts if part]
