"""Any metrics at all over a given model: hypothesis strategies in which every reference holds."""

from typing import Any, get_args

from hypothesis import strategies as st

from semantic import filters
from semantic.measures import Aggregation, Measure, NonAdditive
from semantic.metrics import (
    ConstantProperty,
    ConversionMetric,
    CumulativeMetric,
    DerivedMetric,
    FunnelMetric,
    FunnelStep,
    Metric,
    MetricInput,
    NestedMetric,
    RatioMetric,
    SimpleMetric,
    Target,
)
from semantic.model import Dataset, SemanticModel
from semantic.names import Names
from semantic.periods import Grain, Unit, Window
from semantic.scope import Scope
from tests.semantic.strategies import any_period

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).filter(str.strip)
_numbers = st.integers(-9, 9) | st.floats(allow_nan=False, allow_infinity=False)
_moments = st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat())
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": _texts,
    "integer": _numbers,
    "number": _numbers,
    "boolean": st.booleans(),
    "date": _moments,
    "timestamp": _moments,
}
_windows = st.builds(Window, count=st.integers(1, 99), unit=st.sampled_from(get_args(Unit)))
_grains = st.sampled_from(get_args(Grain))
_PLAIN = tuple(agg for agg in get_args(Aggregation) if agg not in ("percentile", "age"))


@st.composite
def metrics_of(draw: st.DrawFn, model: SemanticModel) -> tuple[Metric, ...]:
    """Up to four metrics, each made of the model's datasets or of the metrics before it."""
    found: list[Metric] = []
    for name in draw(st.lists(_names, max_size=4, unique=True)):
        found.append(draw(_Makers(model, [metric.name for metric in found]).metric(name)))
    return tuple(found)


class _Makers:
    """What a metric may be made of, at one point of the list."""

    def __init__(self, model: SemanticModel, before: list[str]) -> None:
        self._datasets = model.datasets
        self._before = st.sampled_from(before) if before else st.nothing()
        self._types = Scope(model, Names.of_data(model.model_dump(by_alias=True))).types
        self._where = st.none() | self._conditions()
        self._measures = st.sampled_from(model.datasets).flatmap(self._measure)
        self._timed = [dataset for dataset in model.datasets if dataset.time]

    def metric(self, name: str) -> st.SearchStrategy[Metric]:
        """A metric of any type that can be made."""
        every = [self._simple, self._ratio, self._cumulative, self._derived, self._nested]
        more = [self._conversion, self._funnel] if self._timed else []
        return st.sampled_from([*every, *more]).flatmap(lambda make: make(self._common(name)))

    def _common(self, name: str) -> dict[str, st.SearchStrategy[Any]]:
        targets = st.builds(Target, value=_numbers, grain=_grains | st.just(""), label=_texts)
        return {
            "name": st.just(name),
            "label": _texts,
            "owner": _texts,
            "private": st.booleans(),
            "targets": st.lists(targets, max_size=2).map(tuple),
            "where": self._where,
            "fill_nulls_with": st.none() | _numbers,
            "join_to_timespine": st.booleans(),
        }

    def _simple(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        return st.builds(SimpleMetric, measure=self._measures, **common)

    def _ratio(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        side = self._measures | self._before | self._inputs()
        return st.builds(RatioMetric, numerator=side, denominator=side, **common)

    def _derived(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        one = self._inputs(alias=st.just("a"))
        either = st.tuples(one) | st.tuples(one, self._inputs(alias=st.just("b")))
        made = st.builds(DerivedMetric, expr=st.just("a / NULLIF(a, 0)"), metrics=either, **common)
        return made if not self._before.is_empty else self._simple(common)

    def _cumulative(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        measures = [self._measure(dataset) for dataset in self._timed]
        part = st.one_of(self._before, *measures)
        stretch = st.sampled_from([{"window": _windows}, {"grain_to_date": _grains}, {}])
        made = stretch.flatmap(lambda chosen: st.builds(CumulativeMetric, metric=part, **chosen, **common))
        return made if measures or not self._before.is_empty else self._simple(common)

    def _conversion(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        measures = st.sampled_from(self._timed).flatmap(self._measure)
        return st.builds(
            ConversionMetric,
            entity=st.just("user_id"),
            conversion_entity=st.sampled_from(["", "buyer"]),
            base=measures,
            conversion=measures,
            window=st.none() | _windows,
            calculation=st.sampled_from(["conversion_rate", "conversions"]),
            constant_properties=st.sampled_from([(), (ConstantProperty(base="a", conversion="b"),)]),
            **common,
        )

    def _funnel(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        dataset = self._timed[0]
        steps = tuple(
            FunnelStep(name=name, dataset=dataset.name, entity="user_id", filter=text, time=dataset.time)
            for name, text in (("one", ""), ("two", "a > 1"))
        )
        return st.builds(FunnelMetric, steps=st.just(steps), window=st.none() | _windows, **common)

    def _nested(self, common: dict[str, Any]) -> st.SearchStrategy[Metric]:
        if self._before.is_empty or not self._types:
            return self._simple(common)
        by = st.lists(st.sampled_from(sorted(self._types)), min_size=1, max_size=2).map(tuple)
        return st.builds(NestedMetric, agg=st.sampled_from(_PLAIN), metric=self._before, by=by, **common)

    def _inputs(self, **more: Any) -> st.SearchStrategy[MetricInput]:
        return st.builds(
            MetricInput, name=self._before, where=self._where, offset_window=st.none() | _windows, **more
        )

    def _measure(self, dataset: Dataset) -> st.SearchStrategy[Measure]:
        over = NonAdditive(name=dataset.time, window_choice="first") if dataset.time else None
        common = {
            "dataset": st.just(dataset.name),
            "expr": st.sampled_from(["a", "a + b"]),
            "filter": st.sampled_from(["", "a > 1 and b is null"]),
            "time": st.sampled_from(["", dataset.time]),
            "non_additive_dimension": st.sampled_from([None, over]),
        }
        percentile = st.builds(
            Measure, agg=st.just("percentile"), percentile=st.floats(0, 1), discrete=st.booleans(), **common
        )
        return st.builds(Measure, agg=st.sampled_from([*_PLAIN, "age"]), **common) | percentile

    def _conditions(self) -> st.SearchStrategy[filters.Condition]:
        related = st.builds(filters.Related, dataset=st.sampled_from([one.name for one in self._datasets]))
        leaves = [self._leaf(name) for name in sorted(self._types)]
        inner = st.recursive(
            st.one_of(related, *leaves),
            lambda items: (
                st.builds(filters.Not, item=items)
                | st.builds(filters.And, items=st.lists(items, min_size=1, max_size=3).map(tuple))
            ),
            max_leaves=4,
        )
        if not self._types:
            return inner
        return inner | st.builds(
            filters.MetricIs,
            metric=self._before,
            by=st.sampled_from(sorted(self._types)),
            op=st.just(">="),
            value=_numbers,
            where=st.none() | inner,
            time=st.none() | any_period,
        )

    def _leaf(self, name: str) -> st.SearchStrategy[filters.Condition]:
        value, field = _VALUES[self._types[name]], st.just(name)
        return (
            st.builds(filters.Compare, field=field, op=st.sampled_from(["=", "!=", ">"]), value=value)
            | st.builds(filters.In, field=field, values=st.lists(value, min_size=1, max_size=3).map(tuple))
            | st.builds(filters.Between, field=field, low=value, high=value)
            | st.builds(filters.IsNull, field=field)
        )
