"""What a metric is, group by group."""

from collections import defaultdict
from dataclasses import replace

from semantic.measures import Measure
from semantic.metrics import (
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
)
from semantic.query import DimensionTerm, TimeTerm
from tests.differential.reading.aggregates import aggregate, measured
from tests.differential.reading.events import Events
from tests.differential.reading.facts import Facts
from tests.differential.reading.formulas import divided, result
from tests.differential.reading.frame import Frame, Values
from tests.differential.reading.funnels import Funnels
from tests.differential.reading.giving_way import given_way
from tests.differential.reading.snapshots import coarser, last_rows
from tests.differential.reading.spreads import Spreads
from tests.differential.world import Key, Unclear, Value

Side = Measure | MetricInput | str


class Numbers:
    """Computes metrics over facts."""

    def __init__(self, facts: Facts, spreads: Spreads) -> None:
        self.facts, self.spreads, self.events = facts, spreads, Events(facts)

    def metric(self, name: str, frame: Frame) -> Values:
        """The metric of that name under the circumstances."""
        metric = self.facts.tables.world.model.metric(name)
        assert metric
        return self.values(metric, frame.where(metric.where))

    def values(self, metric: Metric, frame: Frame) -> Values:
        """The metric; its own `where` is in the frame already."""
        if isinstance(metric, SimpleMetric):
            return self.measure(metric.measure, frame)
        if isinstance(metric, RatioMetric):
            return self._ratio(metric, frame)
        if isinstance(metric, DerivedMetric):
            return self._derived(metric, frame)
        if isinstance(metric, CumulativeMetric):
            return self._cumulative(metric, frame)
        if isinstance(metric, NestedMetric):
            return self._nested(metric, frame)
        if frame.spread:
            raise Unclear("events in moved time")
        if isinstance(metric, ConversionMetric):
            return self.events.conversions(metric, frame)
        return Funnels(self.facts).funnel(metric, frame)

    def _side(self, side: Side, frame: Frame) -> Values:
        if isinstance(side, Measure):
            return self.measure(side, frame)
        if isinstance(side, str):
            return self.metric(side, frame)
        return self.metric(side.name, self._moved(side, frame.where(side.where)))

    def _moved(self, taken: MetricInput, frame: Frame) -> Frame:
        if not (taken.offset_window or taken.offset_to_grain):
            return frame
        if frame.spread:
            raise Unclear("moved twice")
        if taken.offset_window:
            return replace(frame, spread=self.spreads.moved(frame, taken.offset_window))
        return replace(frame, spread=self.spreads.at_start(frame, str(taken.offset_to_grain)))

    def measure(self, measure: Measure, frame: Frame) -> Values:
        """An aggregate over the rows of each group."""
        cells = self.facts.cells(measure.dataset, measure.time, frame)
        if measure.non_additive_dimension:
            last = last_rows(self.facts, measure, frame)
            cells = {key: [row for row in rows if id(row) in last] for key, rows in cells.items()}
            cells = {key: rows for key, rows in cells.items() if rows or not frame.groups}
        return Values(frozenset(cells), lambda key: measured(measure, cells[key]) if key in cells else None)

    def _ratio(self, metric: RatioMetric, frame: Frame) -> Values:
        top, bottom = self._side(metric.numerator, frame), self._side(metric.denominator, frame)
        return Values(top.keys | bottom.keys, lambda key: divided(top.at(key), bottom.at(key)))

    def _derived(self, metric: DerivedMetric, frame: Frame) -> Values:
        inputs = {
            one.alias or one.name: self.filled(one.name, self._side(one, frame)) for one in metric.metrics
        }
        keys = frozenset().union(*(values.keys for values in inputs.values()))
        return Values(
            keys, lambda key: result(metric.expr, {name: values.at(key) for name, values in inputs.items()})
        )

    def filled(self, name: str, values: Values) -> Values:
        """With `fill_nulls_with` in the place of NULL."""
        metric = self.facts.tables.world.model.metric(name)
        fill = metric.fill_nulls_with if metric else None
        if fill is None:
            return values
        return Values(values.keys, lambda key: fill if (found := values.at(key)) is None else found)

    def _cumulative(self, metric: CumulativeMetric, frame: Frame) -> Values:
        if frame.spread:
            raise Unclear("running totals in moved time")
        inner = (
            self.facts.tables.world.model.metric(metric.metric) if isinstance(metric.metric, str) else None
        )
        if isinstance(inner, RatioMetric):
            sides = (inner.numerator, inner.denominator)
            top, bottom = (self._running(metric, side, frame.where(inner.where)) for side in sides)
            return Values(top.keys | bottom.keys, lambda key: divided(top.at(key), bottom.at(key)))
        return self._running(metric, metric.metric, frame)

    def _running(self, metric: CumulativeMetric, side: Side, frame: Frame) -> Values:
        grain = frame.term.grain if frame.term else "day"
        unit = grain if grain in ("second", "minute", "hour") else "day"
        daily = frame.graded(unit)
        spread = self.spreads.running(daily, unit, metric.window, metric.grain_to_date)
        values = self._side(side, replace(daily, spread=spread))
        if frame.term is None or grain == unit:
            return values
        return coarser(values, frame, metric.period_agg, self.facts.almanac)

    def _nested(self, metric: NestedMetric, frame: Frame) -> Values:
        if frame.spread:
            raise Unclear("nested in moved time")
        inner = [DimensionTerm(name=name) for name in metric.by]
        times = [TimeTerm(grain=metric.grain)] if metric.grain else []
        groups = (*frame.groups, *inner, *times)
        way = given_way(self.facts.tables.world.model, groups, frame.conditions)
        without = (*frame.without, *way)
        values = self.metric(metric.metric, replace(frame, groups=groups, without=without))
        width = len(frame.groups)
        cells: dict[Key, list[Key]] = defaultdict(list)
        for key in values.keys:
            if None not in key[width:]:
                cells[key[:width]].append(key)
        keys = frozenset(cells) if frame.groups else frozenset({()})

        def at(key: Key) -> Value:
            if frame.groups and key not in cells:
                return None
            return aggregate(metric.agg, [values.at(one) for one in cells[key]], metric)

        return Values(keys, at)
