"""Queries over the shipped models, made up from everything that the language can say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, get_args

import pytest
from hypothesis import strategies as st

from engine import Parlance
from engine.language.readers import Readers
from engine.session import Session
from engine.types.result import ResultTable
from semantic.catalog import Catalog
from semantic.fields import Scalar
from semantic.filters import AgainstAverage, AgainstField, And, Between, Compare, Condition, In, Not, Or
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.periods import (
    CalendarPeriod,
    Comparison,
    EarlierBucket,
    Grain,
    LastYear,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
    Window,
)
from semantic.query import (
    AggregateTerm,
    Bound,
    Calculation,
    ClassesTerm,
    CorrelationTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    NestedTerm,
    Order,
    RatioTerm,
    RollingTerm,
    RowsTerm,
    StepsTerm,
    TimeScope,
    TimeTerm,
    TopShareTerm,
    WithinTerm,
)
from tests.engine.language.restating.cut_queries import CUTS, cut

Draw = Callable[[st.SearchStrategy[Any]], Any]
Terms = tuple[MetricTerm, ...]
RANGES = {
    "minute_of_hour": (0, 59),
    "hour_of_day": (0, 23),
    "day_of_week": (1, 7),
    "day_of_month": (1, 31),
    "day_of_year": (1, 366),
    "week_of_year": (1, 53),
    "month_of_year": (1, 12),
    "quarter_of_year": (1, 4),
}
UNITS = ("day", "week", "month", "quarter", "year")
OF_EACH = ("passing", "top share", "classes", "within")
MADE = (
    "ratio",
    "nested",
    "rolling",
    "rows",
    "correlation",
    "steps",
    "path",
    "passing",
    "top share",
    "classes",
)
_OF_GROUPS = ("share", "threshold", "their average", "two thresholds", "sorted", "limited")
AGGREGATIONS = ("sum", "average", "median", "min", "max")


def whole(number: float) -> int | float:
    """Whole numbers as integers, as reading gives them."""
    return int(number) if number == int(number) else number


def calendar() -> st.SearchStrategy[CalendarPeriod]:
    unit, count = st.sampled_from(UNITS), st.integers(2, 90)
    return st.one_of(
        st.builds(CalendarPeriod, unit=unit, offset=st.sampled_from([-1, 0, 1])),
        st.builds(CalendarPeriod, unit=unit, offset=st.integers(-90, -2)),
        st.builds(lambda unit, count: CalendarPeriod(unit=unit, offset=-count, count=count), unit, count),
        st.builds(lambda unit, count: CalendarPeriod(unit=unit, offset=1, count=count), unit, count),
    )


def named() -> st.SearchStrategy[NamedPeriod]:
    year = st.none() | st.integers(2024, 2027)
    return st.one_of(
        st.builds(NamedPeriod, year=st.integers(1990, 2040)),
        st.builds(NamedPeriod, year=year, half=st.integers(1, 2)),
        st.builds(NamedPeriod, year=year, quarter=st.integers(1, 4)),
        st.builds(NamedPeriod, year=year, month=st.integers(1, 12)),
        st.builds(NamedPeriod, year=year, week=st.integers(1, 53)),
        st.builds(NamedPeriod, year=year, month=st.integers(1, 12), day=st.integers(1, 31)),
    )


ANCHOR = calendar() | named()
PERIODS: dict[str, st.SearchStrategy[Period | None]] = {
    "calendar": calendar(),
    "named": named(),
    "trailing": st.builds(TrailingPeriod, unit=st.sampled_from(["minute", "hour"]), count=st.integers(1, 90)),
    "to_date": st.builds(ToDatePeriod, unit=st.sampled_from(UNITS), offset=st.sampled_from([0, -1])),
    "since": st.builds(SpanPeriod, start=ANCHOR, start_inclusive=st.booleans()),
    "until": st.builds(SpanPeriod, end=ANCHOR, end_inclusive=st.booleans()),
    "between": st.builds(SpanPeriod, start=ANCHOR, end=ANCHOR),
}
ANY_PERIOD = st.sampled_from(sorted(PERIODS)).flatmap(PERIODS.__getitem__)
COMPARISONS: dict[str, st.SearchStrategy[Comparison | None]] = {
    "previous": st.just(PreviousPeriod()),
    "last_year": st.just(LastYear()),
    "other": st.builds(OtherPeriod, period=ANY_PERIOD),
    "earlier": st.builds(
        EarlierBucket, window=st.builds(Window, count=st.integers(1, 12), unit=st.sampled_from(UNITS))
    ),
}
CALCULATIONS = {"change": ["change"], "growth": ["growth"], "change and growth": ["change", "growth"]}


@dataclass(frozen=True, eq=False, repr=False)
class Sayable:
    """Strategies for queries over one catalog and its stored values."""

    catalog: Catalog
    values: dict[str, tuple[Scalar, ...]]

    @cached_property
    def metrics(self) -> list[MetricTerm]:
        """Named metrics, and aggregations that no metric of the model is."""
        simple = [metric for metric in self.catalog.metrics.values() if isinstance(metric, SimpleMetric)]
        modelled = [metric.measure for metric in simple]
        fields = self.catalog.dimensions.items()
        numbers = [name for name, dimension in fields if dimension.field.role == "measure"]
        made = [AggregateTerm(agg=agg, field=name) for name in numbers for agg in AGGREGATIONS]  # type: ignore[arg-type]
        made += [AggregateTerm(agg="count_distinct", field=name) for name in self.values]
        own = [term for term in made if self.catalog.measures(term)[0] not in modelled]
        return [*(MetricRef(name=name) for name in self.catalog.metrics), *own]

    def made(self, wanted: str) -> st.SearchStrategy[MetricTerm]:
        """Numbers made on the spot: of counts and sums, which may be divided and added up."""
        metrics = self.catalog.metrics.values()
        adding = [one for one in metrics if one.additivity in ("additive", "distinct") and not one.private]
        plain = st.sampled_from([MetricRef(name=one.name) for one in adding if one.type == "simple"])
        window = st.builds(Window, count=st.integers(2, 60), unit=st.sampled_from(UNITS))
        if wanted == "ratio":
            lower = [one for one in adding if one.type == "simple" and one.unit in ("", "s")]
            ratios = [
                (top, RatioTerm(top=MetricRef(name=top.name), bottom=MetricRef(name=one.name), per=per))
                for top in adding
                for one in lower
                if one != top
                for per in ((3600,) if one.unit == "s" else (1, 1000))
            ]
            return st.sampled_from([ratio for top, ratio in ratios if top.type == "simple"])
        if wanted == "rows":
            counted = [one.measure for one in metrics if isinstance(one, SimpleMetric)]
            rows = [
                RowsTerm(dataset=name)
                for name, dataset in self.catalog.datasets.items()
                if not dataset.private and Measure(agg="count", dataset=name) not in counted
            ]
            return st.sampled_from(rows)
        if wanted == "nested":
            agg = st.sampled_from(["average", "median", "max", "min", "stddev"])
            return st.builds(NestedTerm, agg=agg, of=plain, grain=st.sampled_from(UNITS))
        if wanted == "within":
            return self.soon()
        if wanted == "passing":
            return plain.flatmap(self.passing)
        if wanted in ("top share", "classes"):
            return self.of_things(wanted)
        if wanted == "correlation":
            pairs = st.tuples(plain, plain).filter(lambda found: found[0] != found[1])
            return st.tuples(pairs, st.sampled_from(UNITS)).map(
                lambda found: CorrelationTerm(of=found[0][0], other=found[0][1], grain=found[1])
            )
        return st.one_of(
            st.builds(RollingTerm, of=plain),
            st.builds(RollingTerm, of=plain, window=window, average=st.booleans()),
        )

    def soon(self) -> st.SearchStrategy[MetricTerm]:
        """How many of the things, or what part of them, did something soon after they were entered."""
        window = st.builds(Window, count=st.integers(2, 60), unit=st.sampled_from(("day", "week", "month")))
        terms = [
            WithinTerm(things=things, of=MetricRef(name=one.name), window=Window(count=7, unit="day"))
            for one in self.catalog.metrics.values()
            for things in self.catalog.datasets
            if not one.private
        ]
        able = [term for term in terms if term.key in self.catalog.with_terms((term,)).metrics]
        return st.tuples(st.sampled_from(able), window, st.booleans()).map(
            lambda found: found[0].model_copy(update={"window": found[1], "share": found[2]})
        )

    def passing(self, of: MetricRef) -> st.SearchStrategy[MetricTerm]:
        """How many buckets of time there are where the number compares so."""
        limits = self.limit(of.name, self.unit(of)).filter(lambda one: isinstance(one, Compare))
        bounds = limits.map(lambda one: Bound(op=one.op, value=one.value))  # type: ignore[union-attr]
        return st.builds(
            NestedTerm, agg=st.just("count"), of=st.just(of), grain=st.sampled_from(UNITS), bound=bounds
        )

    def of_things(self, wanted: str) -> st.SearchStrategy[MetricTerm]:
        """Numbers of each thing of a dimension: what comes from the first of them, or how many there are."""
        kinds = ("additive",) if wanted == "top share" else ("additive", "distinct")
        pairs = [
            (MetricRef(name=one.name), name)
            for one in self.catalog.metrics.values()
            if one.additivity in kinds and not one.private and one.type == "simple"
            for name in self.reached((MetricRef(name=one.name),), "dimension")
            if name in self.values and not name.count(".") > 1
        ]
        if wanted == "classes":
            return st.sampled_from(pairs).map(lambda one: NestedTerm(agg="count", of=one[0], by=(one[1],)))
        sizes = st.integers(1, 50).map(lambda n: {"count": n}) | st.integers(1, 100).map(
            lambda n: {"percent": float(n)}
        )
        return st.tuples(st.sampled_from(pairs), sizes, st.booleans()).map(
            lambda found: TopShareTerm.model_validate(
                {"of": found[0][0], "by": found[0][1:], "lowest": found[2], **found[1]}
            )
        )

    def classes(self, term: NestedTerm) -> st.SearchStrategy[ClassesTerm]:
        """Classes of the number that the things are counted by."""
        sizes = st.sampled_from((60, 600, 3600) if self.unit(term.of) == "s" else (2, 10, 500))
        several = st.tuples(sizes, st.integers(0, 2), st.integers(1, 4), st.booleans())
        made = {"name": term.by[0], "of": term.of}
        return sizes.map(lambda size: ClassesTerm.model_validate({**made, "width": size})) | several.map(
            lambda found: ClassesTerm.model_validate(
                {
                    **made,
                    "bounds": [float(found[0] * (found[1] + at)) for at in range(found[2])],
                    "end": float(found[0] * 9) if found[3] else None,
                }
            )
        )

    def stepped(self, in_order: bool) -> st.SearchStrategy[Terms]:
        """A number that adds up, and what is left after one step or two; or how many took two in order."""
        kinds = ("distinct",) if in_order else ("additive", "distinct")
        wholes = [
            (MetricRef(name=one.name), names)
            for one in self.catalog.metrics.values()
            if one.additivity in kinds and not one.private and one.type == "simple"
            if (
                names := [
                    name
                    for name in self.reached((MetricRef(name=one.name),), "dimension")
                    if name in self.values and not (in_order and self.catalog.routes("viewer", name))
                ]
            )
        ]

        def chain(whole: MetricTerm, names: list[str]) -> st.SearchStrategy[Terms]:
            steps = st.lists(
                st.sampled_from(names).flatmap(self.one_of),
                min_size=1 + in_order,
                max_size=2,
                unique_by=lambda one: one.field,
            )
            return steps.map(
                lambda said: (
                    *(() if in_order else (whole,)),
                    *(
                        StepsTerm.model_validate({"of": whole, "steps": said[:end], "in_order": in_order})
                        for end in range(1, len(said) + 1)
                    ),
                )
            )

        return st.sampled_from(wholes).flatmap(lambda found: chain(*found))

    def reached(self, terms: Terms, role: str) -> list[str]:
        """Fields of a role that all the terms reach."""
        return [
            name
            for name, dimension in self.catalog.dimensions.items()
            if dimension.field.role == role and all(self.catalog.reaches(term, name) for term in terms)
        ]

    def able(self, wanted: str) -> list[MetricTerm]:
        """The metrics that a wanted part leaves to choose from."""
        if wanted == "aggregate":
            return [term for term in self.metrics if isinstance(term, AggregateTerm)]
        if wanted in ("number", "against average", "against field", "time field"):
            role = "time" if wanted == "time field" else "measure"
            return [term for term in self.metrics if self.reached((term,), role)]
        if wanted == "target":
            aimed = [term for term in self.metrics if isinstance(term, MetricRef)]
            return [term for term in aimed if self.catalog.metrics[term.name].targets]
        if wanted == "default filter":
            return [term for term in self.metrics if self.filters((term,))]
        return self.metrics

    def filters(self, terms: Terms) -> list[str]:
        """The default filters of the terms' facts."""
        facts = {name for term in terms for name in self.catalog.facts(term)}
        return sorted({one.name for name in facts for one in self.catalog.datasets[name].default_filters})

    def groups(self, terms: Terms) -> dict[str, st.SearchStrategy[GroupTerm]]:
        fields = {
            "grain": [TimeTerm(grain=grain) for grain in get_args(Grain)],
            "time field": [TimeTerm(grain="day", dimension=name) for name in self.reached(terms, "time")],
            "dimension": [DimensionTerm(name=name) for name in self.reached(terms, "dimension")],
        }
        return {kind: st.sampled_from(found) for kind, found in fields.items() if found}

    def pairs(self, terms: Terms) -> list[AgainstField]:
        """Two numbers in one unit, and two times, held against each other."""
        units = {name: self.catalog.dimensions[name].field.unit for name in self.reached(terms, "measure")}
        times = self.reached(terms, "time")
        alike = [(one, other) for one in units for other in units if units[one] == units[other]]
        pairs = alike + [(one, other) for one in times for other in times]
        return [AgainstField(field=one, op="<", other=other) for one, other in pairs if one != other]

    def conditions(self, terms: Terms) -> dict[str, st.SearchStrategy[Condition]]:
        names = [name for name in self.reached(terms, "dimension") if name in self.values]
        parts = {"part of time": self.part(terms)}
        numbers = [self.limit(name, "s") for name in self.reached(terms, "measure")]
        measures = self.reached(terms, "measure")
        if measures:
            average = st.builds(
                AgainstAverage, field=st.sampled_from(measures), op=st.sampled_from(["<", ">"])
            )
            parts["against average"] = average
        pairs = self.pairs(terms)
        if pairs:
            parts["against field"] = st.sampled_from(pairs)
        if not names:
            return parts | ({"number": st.one_of(numbers)} if numbers else {})
        values = st.sampled_from(names).flatmap(self.one_of)
        leaf = st.one_of(values, values.map(lambda inner: Not(item=inner)), *numbers, parts["part of time"])
        either = st.tuples(leaf, leaf).map(lambda items: Or(items=items))
        both = st.lists(leaf | either, min_size=2, max_size=3).map(lambda items: And(items=tuple(items)))
        found = parts | {
            "values": values,
            "not": values.map(lambda inner: Not(item=inner)),
            "or": either,
            "and": both,
        }
        return found | ({"number": st.one_of(numbers)} if numbers else {})

    def one_of(self, name: str) -> st.SearchStrategy[Condition]:
        several = st.lists(st.sampled_from(self.values[name]), min_size=1, max_size=3, unique=True)
        return several.map(lambda found: In(field=name, values=tuple(found)))

    def part(self, terms: Terms) -> st.SearchStrategy[Condition]:
        """A part of the facts' own time, or of a time field, among values or beyond a limit, or not so."""
        times = ["", *(f"{name}:" for name in self.reached(terms, "time"))]
        return st.tuples(st.sampled_from(times), st.sampled_from(sorted(RANGES))).flatmap(
            lambda found: parts_in("".join(found), *RANGES[found[1]])
        )

    def limit(self, key: str, unit: str) -> st.SearchStrategy[Condition]:
        """A number compared with a field or a metric, in sizes that its unit has."""
        numbers = {
            "%": st.integers(0, 2000).map(lambda thousandths: whole(thousandths / 1000)),
            "s": st.sampled_from([1, 45, 60, 90, 600, 3600, 5400, 86400, 100_000]),
        }
        number = numbers.get(unit, st.integers(0, 10**7) | st.integers(1, 999).map(lambda n: whole(n / 10)))
        op = st.sampled_from(["=", "<", "<=", ">", ">="])
        pair = st.tuples(number, number).map(sorted)
        return st.builds(Compare, field=st.just(key), op=op, value=number) | pair.map(
            lambda found: Between(field=key, low=found[0], high=found[1])
        )

    def having(self, terms: Terms) -> dict[str, st.SearchStrategy[Condition]]:
        one = st.one_of([self.limit(term.key, self.unit(term)) for term in terms])
        average = st.sampled_from([AgainstAverage(field=term.key, op=">") for term in terms])
        limits = {"threshold": one, "their average": average}
        return limits | {"two thresholds": st.tuples(one, one).map(lambda items: And(items=items))}

    def unit(self, term: MetricTerm) -> str:
        if isinstance(term, MetricRef):
            return self.catalog.metrics[term.name].unit
        return "" if term.agg == "count_distinct" else self.catalog.dimensions[term.field].field.unit

    def queries(self, wanted: str) -> st.SearchStrategy[LogicalQuery]:
        """Queries with any mix of parts, but surely the wanted one."""
        return queries(self, wanted)


def pick(draw: Draw, options: Mapping[str, Any], wanted: str, otherwise: Any = None) -> Any:
    """The wanted option if it is one of these, else any of them or none."""
    if wanted in options:
        return options[wanted]
    name = draw(st.sampled_from([None, *options]))
    return otherwise if name is None else options[name]


def drawn(draw: Draw, options: Mapping[str, st.SearchStrategy[Any]], wanted: str) -> Any:
    strategy = pick(draw, options, wanted)
    return None if strategy is None else draw(strategy)


@st.composite
def queries(draw: Draw, sayable: Sayable, wanted: str) -> LogicalQuery:
    """See `Sayable.queries`; planning says later whether the query has a meaning."""
    shared = wanted == "share"
    chosen = st.lists(st.sampled_from(sayable.metrics), max_size=0 if shared else 1)
    first = draw(st.sampled_from(sayable.able(wanted)))
    metrics = tuple(dict.fromkeys([first, *draw(chosen)]))
    if wanted in MADE:
        metrics = (draw(sayable.made(wanted)),)
    if wanted in ("steps", "path"):
        metrics = draw(sayable.stepped(wanted == "path"))
    options = sayable.groups(metrics)
    grouped = wanted in (*_OF_GROUPS, *CUTS[:4])
    groups = [drawn(draw, options, wanted) for _ in range(draw(st.integers(int(grouped), 2)))]
    groups += [draw(options[wanted])] if wanted in options else []
    groups = [group for group in dict.fromkeys(groups) if group is not None]
    compares = wanted in COMPARISONS or wanted in CALCULATIONS
    period = draw(ANY_PERIOD) if compares else drawn(draw, PERIODS, wanted)
    compared = None if shared or period is None else drawn(draw, COMPARISONS, wanted)
    if isinstance(compared, EarlierBucket):
        groups = [*(one for one in groups if not isinstance(one, TimeTerm)), TimeTerm(grain="day")]
    if wanted in CALCULATIONS:
        compared = compared or PreviousPeriod()
    if wanted == "target":
        metrics, compared = metrics[:1], None
    kinds = pick(draw, CALCULATIONS, wanted, []) if compared else ["share"] * (shared and bool(groups))
    kinds = ["target"] if wanted == "target" else kinds
    if isinstance(metrics[0], NestedTerm | CorrelationTerm):
        groups = [one for one in groups if not isinstance(one, TimeTerm)]
        groups = [draw(sayable.classes(metrics[0])), *groups[:1]] if wanted == "classes" else groups
    order = st.builds(Order, by=st.sampled_from([term.key for term in metrics]), descending=st.booleans())
    orders = {"sorted": st.tuples(order, st.none()), "limited": st.tuples(order, st.integers(1, 100))}
    ordered = drawn(draw, orders, wanted) if groups else None
    filters = sayable.filters(metrics)
    off = {"default filter": st.lists(st.sampled_from(filters), min_size=1, unique=True)} if filters else {}
    plain = wanted not in MADE
    if isinstance(metrics[0], RollingTerm):
        grain = metrics[0].window.unit if metrics[0].window else draw(st.sampled_from(UNITS))
        groups = [TimeTerm.model_validate({"grain": grain})]
        ordered = compared = None
        kinds = []
    made = LogicalQuery(
        metrics=metrics,
        group_by=tuple(groups),
        where=drawn(draw, sayable.conditions(metrics), wanted),
        having=drawn(draw, sayable.having(metrics), wanted) if groups and plain else None,
        time=TimeScope(period=period) if period else None,
        compare_to=compared,
        calculations=tuple(Calculation(kind=kind, of=term.key) for kind in kinds for term in metrics),
        share_per=(groups[0].key,) if shared and len(groups) > 1 and draw(st.booleans()) else (),
        order=ordered[:1] if ordered else (),
        limit=ordered[1] if ordered else None,
        without_default_filters=tuple(drawn(draw, off, wanted) or ()),
    ).canonical()
    return cut(draw, made, wanted, sayable.catalog) if wanted in CUTS else made


def parts_in(key: str, low: int, high: int) -> st.SearchStrategy[Condition]:
    """Conditions on a part of time whose values run from `low` to `high`."""
    value = st.integers(low, high)
    several = st.lists(value, min_size=1, max_size=8, unique=True)
    op = st.sampled_from(["<", "<=", ">", ">="])
    leaf = st.one_of(
        several.map(lambda found: In(field=key, values=tuple(found))),
        st.builds(Compare, field=st.just(key), op=op, value=value),
        st.tuples(value, value).map(sorted).map(lambda ends: Between(field=key, low=ends[0], high=ends[1])),
    )
    return leaf | leaf.map(lambda inner: Not(item=inner))


class NoRows:
    """A warehouse that answers everything with nothing, so that only the reading is tried."""

    adds_in_any_order = False
    cache = None

    def run(self, sql: str) -> ResultTable:
        return ResultTable((), ())

    def rows(self, sql: str) -> tuple[tuple[None, None], ...]:
        return ((None, None),)

    def table_sql(self, name: str) -> str:
        return name

    def fingerprint(self) -> str:
        return "no rows"


Speaking = Callable[[str], Session]


@pytest.fixture(scope="session")
def speaking(parlance: Parlance) -> Speaking:
    """The session of the shipped models for people at home in a language.

    It is without data, but has the stored values, and no period lies outside the data.
    """
    kept = parlance.session
    profile = replace(kept.profile, extents={})

    @cache
    def session(language: str) -> Session:
        readers = Readers(parlance.catalog, profile.values, language)
        reader = readers.at_home
        spoken = replace(kept, readers=readers).speaking(reader)
        return replace(spoken, warehouse=NoRows(), profile=profile)  # type: ignore[arg-type]

    return session


@pytest.fixture(scope="session")
def sayable(parlance: Parlance) -> Sayable:
    return Sayable(parlance.catalog, parlance.session.profile.values)
