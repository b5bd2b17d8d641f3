"""Numbers made on the spot as metrics like those of a model, each named by the key of its term."""

from collections.abc import Mapping, Sequence

from pydantic import Field as Key

from semantic.canonical import both
from semantic.dimensions import CatalogDimension
from semantic.filters import Compare, Condition, In, Not
from semantic.measures import Aggregation, Measure
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
from semantic.model import Dataset, Relationship
from semantic.terms import (
    AggregateTerm,
    Bound,
    CorrelationTerm,
    MetricRef,
    MetricTerm,
    NestedTerm,
    RatioTerm,
    RollingTerm,
    RowsTerm,
    StepsTerm,
    TopShareTerm,
    WithinTerm,
    plain_parts,
)

_COUNTS = ("count", "count_distinct", "approx_count_distinct", "sum_boolean")
_WORDS: dict[Aggregation, str] = {
    "sum": "total",
    "average": "average",
    "min": "lowest",
    "max": "highest",
    "median": "median",
    "stddev": "standard deviation of",
    "variance": "variance of",
}
_PER = {60: "minute", 3600: "hour", 86400: "day", 1000: "1,000", 1_000_000: "1,000,000"}
_DAILY = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}


class RollingMetric(CumulativeMetric):
    """A cumulative metric over buckets of the asked grain: since the asked period began, or their mean."""

    average: bool = False


class PathMetric(FunnelMetric):
    """How many took some steps one after the other, each a condition on the rows of one dataset."""

    conditions: tuple[Condition, ...] = ()


class BoundedMetric(NestedMetric):
    """How many buckets of time there are whose number compares so."""

    bound: Bound


class TopShareMetric(NestedMetric):
    """What part of the number comes from those that have the most, or the least; `agg` says nothing here."""

    agg: Aggregation = "sum"
    count: int | None = Key(default=None, ge=1)
    percent: float | None = Key(default=None, gt=0, le=100)
    lowest: bool = False


class CorrelationMetric(NestedMetric):
    """How the values of `metric` and those of `other` go together; `agg` says nothing here."""

    agg: Aggregation = "average"
    other: str


Known = Mapping[str, Metric]
Dimensions = Mapping[str, CatalogDimension]


def made_metrics(
    terms: tuple[MetricTerm, ...],
    known: Known,
    dimensions: Dimensions,
    datasets: Mapping[str, Dataset],
    links: Sequence[Relationship] = (),
) -> dict[str, Metric]:
    """The metrics that the terms stand for, with the aggregations they take up; none of unknown parts."""
    found: dict[str, Metric] = {}
    for term in terms:
        if isinstance(term, MetricRef | AggregateTerm):
            continue
        if isinstance(term, RowsTerm):
            found |= _rows(term, datasets)
            continue
        if isinstance(term, WithinTerm):
            found |= _within(term, known, datasets, links)
            continue
        for part in plain_parts(term):
            if isinstance(part, AggregateTerm) and part.field in dimensions:
                found[part.key] = _aggregation(part, dimensions)
        if isinstance(term, RatioTerm) and term.where is not None and term.top.key in {**known, **found}:
            top = {**known, **found}[term.top.key]
            found[_those(term)] = top.model_copy(update={"name": _those(term), "fill_nulls_with": 0.0})
        everything = {**known, **found}
        if all(part.key in everything for part in plain_parts(term)):
            found[term.key] = _made(term, everything, dimensions)
    return found


def aggregate_measure(term: AggregateTerm, dimensions: Dimensions) -> Measure:
    """The measure that an aggregation of a field is. KeyError if the field is unknown."""
    binding = dimensions[term.field].bindings[0]
    return Measure(agg=term.agg, dataset=binding.dataset, expr=binding.field.sql, percentile=term.percentile)


def _aggregation(term: AggregateTerm, dimensions: Dimensions) -> SimpleMetric:
    label = f"{_WORDS.get(term.agg, 'number of')} {dimensions[term.field].label}"
    unit = "" if term.agg in _COUNTS else dimensions[term.field].field.unit
    return SimpleMetric(name=term.key, label=label, unit=unit, measure=aggregate_measure(term, dimensions))


def _rows(term: RowsTerm, datasets: Mapping[str, Dataset]) -> dict[str, Metric]:
    dataset = datasets.get(term.dataset)
    if dataset is None:
        return {}
    label = f"number of {_lowered(dataset.nouns or dataset.label or dataset.name)}"
    measure = Measure(agg="count", dataset=dataset.name)
    return {term.key: SimpleMetric(name=term.key, label=label, display_format="int", measure=measure)}


def _within(
    term: WithinTerm, known: Known, datasets: Mapping[str, Dataset], links: Sequence[Relationship]
) -> dict[str, Metric]:
    """The things as they are entered, each followed by its first such row; none where that is not one way."""
    things, number = datasets.get(term.things), known.get(term.of.name)
    times = [one.name for one in things.fields if one.role == "time"] if things else []
    plain = isinstance(number, SimpleMetric) and number.where is None and number.measure.agg in _COUNTS
    if things is None or len(times) != 1 or not plain or not isinstance(number, SimpleMetric):
        return {}
    ways = [one for one in links if (one.source, one.to) == (number.measure.dataset, things.name)]
    if len(ways) != 1 or len(ways[0].to_columns) != 1 or ways[0].to_columns != things.primary_key:
        return {}
    (entity,), (own,) = ways[0].to_columns, ways[0].from_columns
    measure = number.measure.model_copy(update={"agg": "count_distinct", "expr": own})
    nouns = _lowered(things.nouns or things.label or things.name)
    within = f"with {_inside(number)} within {term.window.count} {term.window.unit}s of entry"
    made = ConversionMetric(
        name=term.key,
        label=f"{'share' if term.share else 'number'} of {nouns} {within}",
        unit="%" if term.share else "",
        entity=entity,
        conversion_entity=own,
        base=Measure(agg="count", dataset=things.name, time=times[0]),
        conversion=measure,
        window=term.window,
        calculation="conversion_rate" if term.share else "conversions",
    )
    return {term.key: made}


def _made(
    term: RatioTerm | RollingTerm | NestedTerm | CorrelationTerm | TopShareTerm | StepsTerm,
    known: Known,
    dimensions: Dimensions,
) -> Metric:
    if isinstance(term, RatioTerm):
        return _ratio(term, known, dimensions)
    if isinstance(term, CorrelationTerm):
        return _correlation(term, known, dimensions)
    if isinstance(term, StepsTerm):
        return _steps(term, known, dimensions)
    inner = known[term.of.key]
    if isinstance(term, TopShareTerm):
        return _top_share(term, inner, dimensions)
    if isinstance(term, NestedTerm) and term.bound is not None:
        return _bounded(term, term.bound, inner, dimensions)
    if isinstance(term, NestedTerm):
        unit = "" if term.agg in _COUNTS else inner.unit
        label = _nested_label(term, _inside(inner), dimensions)
        return NestedMetric(
            name=term.key,
            label=label,
            unit=unit,
            display_format="" if term.agg in ("average", "stddev", "variance") else inner.display_format,
            agg=term.agg,
            metric=term.of.key,
            by=term.by,
            grain=term.grain,
            percentile=term.percentile,
        )
    return RollingMetric(
        name=term.key,
        label=_rolling_label(term, _inside(inner)),
        unit=inner.unit,
        display_format="" if term.average else inner.display_format,
        metric=term.of.key,
        window=term.window,
        average=term.average,
    )


def _bounded(term: NestedTerm, bound: Bound, inner: Metric, dimensions: Dimensions) -> Metric:
    names = [_lowered(dimensions[name].label) if name in dimensions else name for name in term.by]
    grains = [f"{term.grain.replace('_', ' ')}s"] if term.grain else []
    return BoundedMetric(
        name=term.key,
        label=f"number of {' and '.join((*names, *grains))} with {_inside(inner)} {bound.text}",
        display_format="int",
        agg=term.agg,
        metric=term.of.key,
        by=term.by,
        grain=term.grain,
        bound=bound,
        fill_nulls_with=0.0,
    )


def _top_share(term: TopShareTerm, inner: Metric, dimensions: Dimensions) -> Metric:
    names = [_lowered(dimensions[name].label) if name in dimensions else name for name in term.by]
    size = str(term.count) if term.percent is None else f"{term.percent:g} %"
    end = "bottom" if term.lowest else "top"
    return TopShareMetric(
        name=term.key,
        label=f"share of {_inside(inner)} from the {end} {size} by {' and '.join(names)}",
        unit="%",
        metric=term.of.key,
        by=term.by,
        count=term.count,
        percent=term.percent,
        lowest=term.lowest,
    )


def _steps(term: StepsTerm, known: Known, dimensions: Dimensions) -> Metric:
    """The number under one more condition; a count or a sum of nothing is 0."""
    whole = known[term.of.key]
    if term.in_order and len(term.steps) > 1 and isinstance(whole, SimpleMetric):
        return _path(term, whole, dimensions)
    fits = [_fitting(one, dimensions) or "that fit the condition" for one in term.steps]
    adding = whole.additivity in ("additive", "distinct")
    changed = {
        "name": term.key,
        "label": f"{label_of(whole)} {' and '.join(fits)}",
        "where": both(whole.where, term.where),
        "fill_nulls_with": 0.0 if adding else whole.fill_nulls_with,
        "synonyms": (),
    }
    return whole.model_copy(update=changed)


def _path(term: StepsTerm, whole: SimpleMetric, dimensions: Dimensions) -> Metric:
    measure = whole.measure
    step = {
        "dataset": measure.dataset,
        "entity": measure.expr,
        "filter": measure.filter,
        "time": measure.time,
    }
    fits = [_fitting(one, dimensions) or "that fit the condition" for one in term.steps]
    return PathMetric.model_validate(
        {
            "name": term.key,
            "label": f"{label_of(whole)} {' and then '.join(fits)}",
            "where": whole.where,
            "steps": [{**step, "name": f"step {place}"} for place in range(1, len(fits) + 1)],
            "calculation": "conversions",
            "conditions": term.steps,
        }
    )


def _correlation(term: CorrelationTerm, known: Known, dimensions: Dimensions) -> Metric:
    names = [_lowered(dimensions[name].label) if name in dimensions else name for name in term.by]
    each = [*names, *([term.grain.replace("_", " ")] if term.grain else [])]
    one, other = (_inside(known[part.key]) for part in (term.of, term.other))
    return CorrelationMetric(
        name=term.key,
        label=f"correlation between {one} and {other} by {' and '.join(each)}",
        metric=term.of.key,
        other=term.other.key,
        by=term.by,
        grain=term.grain,
    )


def _those(term: RatioTerm) -> str:
    """The name of the upper number of a share of those that fit: 0 where none does."""
    return f"{term.top.key} that fit"


def _ratio(term: RatioTerm, known: Known, dimensions: Dimensions) -> Metric:
    top, bottom = known[term.top.key], known[term.bottom.key]
    above = term.top.key if term.where is None else _those(term)
    if term.per == 1:
        share = bool(top.unit == bottom.unit and top.unit) or term.where is not None
        return RatioMetric(
            name=term.key,
            label=_ratio_label(term, top, bottom, dimensions),
            unit="%" if share else top.unit if not bottom.unit else "",
            numerator=MetricInput(name=above, where=term.where),
            denominator=MetricInput(name=term.bottom.key),
        )
    numerator = MetricInput(name=above, alias="above", where=term.where)
    below = MetricInput(name=term.bottom.key, alias="below")
    return DerivedMetric(
        name=term.key,
        label=_ratio_label(term, top, bottom, dimensions),
        unit=top.unit,
        expr=f"above / (below / {term.per!r})",
        metrics=(numerator, below),
    )


def _ratio_label(term: RatioTerm, top: Metric, bottom: Metric, dimensions: Dimensions) -> str:
    if term.where is not None:
        fits = _fitting(term.where, dimensions)
        return f"share of {_inside(top)} {fits or 'that fit the condition'}"
    if term.per == 1:
        return f"{_inside(top)} per {_singular(_inside(bottom))}"
    count = _PER.get(int(term.per), f"{term.per:,g}")
    return f"{_inside(top)} per {count}{' of' if bottom.unit else ''} {_inside(bottom)}"


def _fitting(condition: Condition, dimensions: Dimensions, verb: str = "is") -> str:
    """ "whose device is Mobile"; "" for what is longer to say."""
    if isinstance(condition, Not) and verb == "is":
        return _fitting(condition.item, dimensions, "is not")
    if isinstance(condition, In):
        values = condition.values
    elif isinstance(condition, Compare) and condition.op == "=":
        values = (condition.value,)
    else:
        return ""
    if condition.field not in dimensions:
        return ""
    return f"whose {_lowered(dimensions[condition.field].label)} {verb} {' or '.join(map(str, values))}"


def _singular(label: str) -> str:
    return label[:-1] if label.endswith("s") and not label.endswith("ss") else label


def _rolling_label(term: RollingTerm, inner: str) -> str:
    if term.window is None:
        return f"cumulative {inner}"
    unit = term.window.unit.replace("_", " ")
    return f"{term.window.count}-{unit} {'average of ' if term.average else 'rolling '}{inner}"


def _nested_label(term: NestedTerm, inner: str, dimensions: Dimensions) -> str:
    names = [_lowered(dimensions[name].label) if name in dimensions else name for name in term.by]
    daily = f"{_DAILY.get(term.grain, term.grain)} " if term.grain else ""
    per = f" per {' and '.join(names)}" if names else ""
    if term.agg == "count" and names:
        return f"number of {' and '.join(names)}"
    word = _WORDS.get(term.agg, "number of")
    if term.percentile is not None:
        word = f"p{term.percentile * 100:.10g} of"
    return f"{word} {daily}{inner}{per}"


def label_of(metric: Metric) -> str:
    """The metric's label, or its name with spaces."""
    return metric.label or metric.name.replace("_", " ")


def _inside(metric: Metric) -> str:
    """The label inside a longer one: "Views" becomes "views", "GPU hours" stays."""
    return _lowered(label_of(metric))


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
