"""Any logical query at all: hypothesis strategies over every part of the type."""

from typing import get_args

from hypothesis import strategies as st

from semantic import filters, periods, query
from semantic.claims import Claim
from semantic.metrics import Aggregation

units = st.sampled_from(get_args(periods.Unit))
parts = st.sampled_from(get_args(periods.Part))
grains = st.sampled_from(get_args(periods.Grain))
offsets = st.integers(-400, 400)
counts = st.integers(1, 400)

widths = st.integers(1, 10**20).map(float) | st.floats(min_value=0, exclude_min=True, allow_infinity=False)

_READABLE = ("by", "not", "all", "day", "none", "a.b", "a:day", "a:b", "a(b)", "a(b(c:day))", "by(x)", "a.1")
_CUT = (
    "metric",
    "related(x)",
    "bucket(a, 10)",
    "percentile(a, 0.9)",
    "bucket(a, 10.0)",
    "share(bucket(a, 1e+06))",
    "a:day_of_week",
)
_WORDS = ("fill", "zone", "weeks", "bucket", "hour_of_day", "bucket(x)", "a:b:day")
_ODD = ("`", "\\", '"', "a\nb", "\u2028", "größe", "", " ", "x)", "(x", "a(b)c")
_tricky = st.sampled_from(_READABLE + _CUT + _WORDS + _ODD)
_words = st.from_regex(r"[a-z_][a-z0-9_]{0,8}(\.[a-z][a-z0-9_]{0,8})?", fullmatch=True)
names = _words | _tricky | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_strings = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | _tricky
_integers = st.integers(-(2**70), 2**70)
values = st.booleans() | _integers | st.floats(allow_nan=False, allow_infinity=False) | _strings

_leaves = (
    st.builds(filters.Compare, field=names, op=st.sampled_from(get_args(filters.Operator)), value=values)
    | st.builds(filters.In, field=names, values=st.lists(values, min_size=1, max_size=4).map(tuple))
    | st.builds(filters.Between, field=names, low=values, high=values)
    | st.builds(filters.IsNull, field=names)
    | st.builds(
        filters.TextIs,
        field=names,
        how=st.sampled_from(get_args(filters.TextPlace)),
        text=_strings.filter(bool),
    )
    | st.builds(filters.AgainstAverage, field=names, op=st.sampled_from(["<", ">"]))
    | st.builds(filters.AgainstField, field=names, op=st.sampled_from(["<", ">"]), other=names)
)


def _branches(inner: st.SearchStrategy[filters.Condition]) -> st.SearchStrategy[filters.Condition]:
    several = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return (
        st.builds(filters.Not, item=inner)
        | st.builds(filters.And, items=several)
        | st.builds(filters.Or, items=several)
        | _inner_questions(inner)
    )


def _inner_questions(inner: st.SearchStrategy[filters.Condition]) -> st.SearchStrategy[filters.Condition]:
    numbers = _integers | st.floats(allow_nan=False, allow_infinity=False)
    return st.builds(
        filters.MetricIs,
        metric=names,
        by=names,
        op=st.sampled_from(get_args(filters.Operator)),
        value=numbers,
        where=st.none() | inner,
        time=st.none() | st.deferred(lambda: any_period),
    ) | st.builds(filters.Related, dataset=names, where=st.none() | inner)


conditions: st.SearchStrategy[filters.Condition] = st.recursive(_leaves, _branches, max_leaves=8)

_calendar = st.builds(periods.CalendarPeriod, unit=units, offset=offsets, count=counts)
_named = st.builds(
    periods.NamedPeriod,
    fiscal=st.booleans(),
    year=st.none() | st.integers(1, 9998),
    half=st.none() | st.integers(1, 2),
    quarter=st.none() | st.integers(1, 4),
    month=st.none() | st.integers(1, 12),
    week=st.none() | st.integers(1, 53),
    day=st.none() | st.integers(1, 31),
)
_anchors = st.none() | _calendar | _named
any_period = (
    _calendar
    | _named
    | st.builds(periods.TrailingPeriod, unit=units, count=counts)
    | st.builds(periods.ToDatePeriod, unit=units, offset=offsets)
    | st.builds(
        periods.SpanPeriod,
        start=_anchors,
        end=_anchors,
        start_inclusive=st.booleans(),
        end_inclusive=st.booleans(),
    )
)
comparisons = (
    st.just(periods.PreviousPeriod())
    | st.just(periods.LastYear())
    | st.builds(periods.OtherPeriod, period=any_period)
)

metric_terms = st.builds(query.MetricRef, name=names) | st.builds(
    query.AggregateTerm,
    agg=st.sampled_from([agg for agg in get_args(Aggregation) if agg != "percentile"]),
    field=names,
)
metric_terms |= st.builds(
    query.AggregateTerm, agg=st.just("percentile"), field=names, percentile=st.floats(0, 1)
)
metric_terms |= st.builds(query.RowsTerm, dataset=names)
metric_terms |= st.builds(
    query.StepsTerm,
    in_order=st.booleans(),
    of=st.builds(query.MetricRef, name=names),
    steps=st.lists(
        st.builds(filters.Compare, field=names, op=st.just("="), value=st.integers()), min_size=1, max_size=2
    ).map(tuple),
)
metric_terms |= st.builds(
    query.CorrelationTerm,
    of=st.builds(query.MetricRef, name=st.just("views")),
    other=st.builds(query.AggregateTerm, agg=st.just("sum"), field=names),
    by=st.lists(names, min_size=1, max_size=2, unique=True).map(tuple),
    grain=st.none() | grains,
)
bounds = st.builds(
    query.Bound, op=st.sampled_from(["<", ">=", "="]), value=st.integers() | st.floats(-9, 9).map(float)
)
metric_terms |= st.builds(
    query.NestedTerm,
    agg=st.just("count"),
    of=st.builds(query.MetricRef, name=names),
    by=st.lists(names, min_size=1, max_size=2, unique=True).map(tuple),
    grain=st.none() | grains,
    bound=st.none() | bounds,
)
shares = {
    "of": st.builds(query.MetricRef, name=names),
    "by": st.lists(names, min_size=1, max_size=2, unique=True).map(tuple),
    "lowest": st.booleans(),
}
metric_terms |= st.builds(query.TopShareTerm, count=st.integers(1, 99), **shares)
metric_terms |= st.builds(query.TopShareTerm, percent=st.floats(0.5, 100), **shares)
metric_terms |= st.builds(
    query.WithinTerm,
    things=names,
    of=st.builds(query.MetricRef, name=names),
    window=st.builds(periods.Window, count=st.integers(1, 99), unit=st.sampled_from(["day", "month"])),
    share=st.booleans(),
)
group_terms = st.builds(query.DimensionTerm, name=names) | st.builds(
    query.TimeTerm, grain=grains, dimension=names
)
group_terms |= st.builds(query.PartTerm, part=parts, dimension=names)
group_terms |= st.builds(query.BucketTerm, name=names, width=widths)
group_terms |= st.builds(
    query.ClassesTerm, name=names, of=st.builds(query.MetricRef, name=names), width=widths
)
group_terms |= st.builds(
    query.ClassesTerm,
    name=names,
    of=st.builds(query.MetricRef, name=names),
    bounds=st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=3, unique=True)
    .map(sorted)
    .map(tuple),
    end=st.none() | st.just(10.5),
)
kinds = st.sampled_from(["share", "change", "growth", "target"])
calculations = st.builds(query.Calculation, kind=kinds, of=names)
orders = st.builds(query.Order, by=names, descending=st.booleans())

claims = st.builds(
    Claim,
    of=names,
    op=st.sampled_from(get_args(filters.Operator)),
    value=st.none() | st.integers(-9, 10**6) | st.floats(-1e6, 1e6),
    reach=st.sampled_from(["any", "all"]),
)

queries = st.builds(
    query.LogicalQuery,
    metrics=st.lists(metric_terms, min_size=1, max_size=3).map(tuple),
    group_by=st.lists(group_terms, max_size=3).map(tuple),
    where=st.none() | conditions,
    having=st.none() | conditions,
    time=st.none() | st.builds(query.TimeScope, period=any_period, dimension=names),
    compare_to=st.none() | comparisons,
    calculations=st.lists(calculations, max_size=2).map(tuple),
    order=st.lists(orders, max_size=2).map(tuple),
    limit=st.none() | st.integers(1, 10**9),
    offset=st.none() | st.integers(1, 99),
    limit_percent=st.none() | st.floats(0.5, 100),
    limit_per=st.lists(names, max_size=2).map(tuple),
    rest=st.booleans(),
    claim=st.none() | claims,
    without_default_filters=st.lists(names, max_size=2).map(tuple),
    fill=st.booleans(),
    zone=st.sampled_from(["", "Europe/Berlin"]) | _strings,
    week_start=st.none() | st.sampled_from(get_args(periods.Weekday)),
)
