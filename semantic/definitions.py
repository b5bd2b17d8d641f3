"""How a metric is computed, in words, with its SQL where the model has some."""

from functools import singledispatchmethod

from semantic.catalog import Catalog
from semantic.made_metrics import BoundedMetric, CorrelationMetric, TopShareMetric
from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)
from semantic.periods import Window
from semantic.plain_model import window_text
from semantic.text_conditions import condition_text

_AGGREGATIONS = {
    "sum": "sum of {what}",
    "count": "number of {nouns} with {what}",
    "count_distinct": "number of different {what}",
    "approx_count_distinct": "approximate number of different {what}",
    "sum_boolean": "number of {nouns} where {what}",
    "min": "smallest {what}",
    "max": "largest {what}",
    "average": "average of {what}",
    "median": "median of {what}",
    "stddev": "standard deviation of {what}",
    "variance": "variance of {what}",
    "age": "seconds since the latest {what}",
}


class Definitions:
    """Definitions in the words of one model."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def metric(self, metric: Metric) -> str:
        """How it is computed, beginning with a capital."""
        text = self._told(metric)
        return text[:1].upper() + text[1:]

    @singledispatchmethod
    def _told(self, metric: Metric) -> str:
        raise TypeError(type(metric).__name__)

    @_told.register
    def _(self, metric: SimpleMetric) -> str:
        return self.measure(metric.measure)

    @_told.register
    def _(self, metric: RatioMetric) -> str:
        return f"{self._side(metric.numerator)} ÷ {self._side(metric.denominator)}"

    @_told.register
    def _(self, metric: DerivedMetric) -> str:
        inputs = (f"{part.alias or part.name} is {self._input(part)}" for part in metric.metrics)
        return f"`{metric.expr}`, where {'; '.join(inputs)}"

    @_told.register
    def _(self, metric: CumulativeMetric) -> str:
        if metric.grain_to_date:
            over = f"since the start of the {_word(metric.grain_to_date)}"
        else:
            over = (
                f"over the {window_text(metric.window)} up to each day"
                if metric.window
                else "over all time so far"
            )
        return f"{self._part(metric.metric)} {over}"

    @_told.register
    def _(self, metric: ConversionMetric) -> str:
        first, then = self._events(metric.base), self._events(metric.conversion)
        what = "share of" if metric.calculation == "conversion_rate" else "how many of"
        same = "".join(f" and the same `{pair.base}`" for pair in metric.constant_properties)
        return (
            f"{what} {first} followed by {then} of the same `{metric.entity}`{same}{_within(metric.window)}"
        )

    @_told.register
    def _(self, metric: FunnelMetric) -> str:
        what = "share" if metric.calculation == "conversion_rate" else "number"
        steps = " → ".join(step.name for step in metric.steps)
        return f"{what} of different `{metric.steps[0].entity}` that went {steps}{_within(metric.window)}"

    @_told.register
    def _(self, metric: NestedMetric) -> str:
        share = f" ({metric.percentile:g})" if metric.percentile is not None else ""
        names = [
            self._catalog.dimensions[name].label for name in metric.by if name in self._catalog.dimensions
        ]
        each = " and ".join((*names, *([_word(metric.grain)] if metric.grain else [])))
        return f"{metric.agg.replace('_', ' ')}{share} of {self._name(metric.metric)} over each {each}"

    @_told.register
    def _(self, metric: BoundedMetric) -> str:
        bound = f"{metric.bound.op} {metric.bound.value:g}"
        names = [
            self._catalog.dimensions[name].label for name in metric.by if name in self._catalog.dimensions
        ]
        each = " and ".join((*names, *([f"{_word(metric.grain)}s"] if metric.grain else [])))
        return f"number of {each} whose {self._name(metric.metric)} is {bound}"

    @_told.register
    def _(self, metric: TopShareMetric) -> str:
        names = [
            self._catalog.dimensions[name].label for name in metric.by if name in self._catalog.dimensions
        ]
        size = f"{metric.count}" if metric.percent is None else f"{metric.percent:g} %"
        which = f"{'bottom' if metric.lowest else 'top'} {size} by {' and '.join(names)}"
        return f"part of {self._name(metric.metric)} that comes from the {which}"

    @_told.register
    def _(self, metric: CorrelationMetric) -> str:
        names = [
            self._catalog.dimensions[name].label for name in metric.by if name in self._catalog.dimensions
        ]
        each = " and ".join((*names, *([_word(metric.grain)] if metric.grain else [])))
        pair = f"{self._name(metric.metric)} and {self._name(metric.other)}"
        return f"correlation (Pearson) between {pair} over each {each}"

    def _side(self, part: Measure | MetricInput | str) -> str:
        text = self._part(part)
        return f"({text})" if ", " in text and not text.startswith("(") else text

    def _part(self, part: Measure | MetricInput | str) -> str:
        if isinstance(part, Measure):
            return self.measure(part)
        return self._input(part) if isinstance(part, MetricInput) else self._name(part)

    def _input(self, part: MetricInput) -> str:
        where = f" where `{condition_text(part.where)}`" if part.where else ""
        earlier = f" {window_text(part.offset_window)} earlier" if part.offset_window else ""
        start = f" at the start of the {_word(part.offset_to_grain)}" if part.offset_to_grain else ""
        return f"{self._name(part.name)}{where}{earlier}{start}"

    def _name(self, metric: str) -> str:
        """What it is called; what is private has no name to others, and is told in its place."""
        found = self._catalog.metrics[metric]
        return f"({self._private(found)})" if found.private else found.label or found.name

    def _private(self, metric: Metric) -> str:
        where = f", only where `{condition_text(metric.where)}`" if metric.where else ""
        return f"{self._told(metric)}{where}"

    def _events(self, measure: Measure) -> str:
        where = f" with `{measure.filter}`" if measure.filter else ""
        return f"{self._nouns(measure)}{where}"

    def _nouns(self, measure: Measure) -> str:
        dataset = self._catalog.datasets[measure.dataset]
        return dataset.nouns or dataset.label or dataset.name

    def measure(self, measure: Measure) -> str:
        """How a measure is computed."""
        nouns = self._nouns(measure)
        if measure.agg == "count" and not measure.expr:
            text = f"number of {nouns}"
        elif measure.agg == "percentile":
            text = f"value that {measure.percentile:.4g} of {nouns} do not exceed, of `{measure.expr}`"
        else:
            text = _AGGREGATIONS[measure.agg].format(what=f"`{measure.expr}`", nouns=nouns)
        counted = measure.agg in ("count", "sum_boolean", "percentile")
        over = "" if counted else f" over {nouns}"
        where = f", only where `{measure.filter}`" if measure.filter else ""
        return f"{text}{over}{where}{self._non_additive(measure)}"

    def _non_additive(self, measure: Measure) -> str:
        over = measure.non_additive_dimension
        if over is None:
            return ""
        which = "first" if over.window_choice in ("first", "min") else "last"
        groups = f" for each {' and '.join(over.window_groupings)}" if over.window_groupings else ""
        return f", taken at the {which} {over.name} of each period{groups}"


def _within(window: Window | None) -> str:
    return f" within {window_text(window)}" if window else ""


def _word(name: str) -> str:
    return name.replace("_", " ")
