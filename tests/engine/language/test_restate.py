"""The restatement is exact: reading it, also in small letters or without punctuation, gives the same query.

Queries are made up over the shipped models from everything that the language can say. Each name in NOT_YET
takes something out of them that does not come back yet.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Parlance, pipeline
from engine.session import Session
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from semantic.catalog import Catalog
from semantic.fields import Scalar
from semantic.filters import And, Between, Compare, Condition, In, Not, Or, fields_of
from semantic.metrics import SimpleMetric
from semantic.periods import (
    CalendarPeriod,
    Comparison,
    Grain,
    LastYear,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)
from semantic.query import (
    AggregateTerm,
    Calculation,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    Order,
    TimeScope,
    TimeTerm,
)

NOT_YET = frozenset(
    {
        "count of values beside another metric",
        "limit or order by an aggregation made on the spot",
        "time field",
        "change and growth together",
        "list of values in a comparison",
        "or",
        "two conditions on one field",
        "value that needs its punctuation",
        "named day",
        "value that is a word of the language",
        "views beside watch time",
        "gateway",
        "value unknown",
        "number before a month",
        "compared with last year",
        "camel case",
    }
)
EXAMPLES = 300
PUNCTUATED = re.compile(r"'|\d-|\w\+")
FUNCTION_WORDS = {"unique"}
UNITS = ("day", "week", "month", "quarter", "year")
Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True, eq=False)
class Sayable:
    """Strategies for the parts of queries over one catalog and its stored values."""

    catalog: Catalog
    values: dict[str, tuple[Scalar, ...]]

    @cached_property
    def metrics(self) -> list[MetricTerm]:
        fields = self.catalog.dimensions.items()
        modelled = [
            metric.measure for metric in self.catalog.metrics.values() if isinstance(metric, SimpleMetric)
        ]
        numbers = [name for name, dimension in fields if dimension.field.role == "measure"]
        made: list[MetricTerm] = [
            AggregateTerm(agg=agg, field=name)
            for name in numbers
            for agg in ("sum", "average", "median", "min", "max")
        ]
        made += [AggregateTerm(agg="count_distinct", field=name) for name in self.values]
        named = [MetricRef(name=name) for name in self.catalog.metrics]
        return [*named, *(term for term in made if self.catalog.measures(term)[0] not in modelled)]

    @cache  # noqa: B019
    def reached(self, terms: tuple[MetricTerm, ...], *roles: str) -> list[str]:
        return [
            name
            for name, dimension in self.catalog.dimensions.items()
            if dimension.field.role in roles and all(self.catalog.reaches(term, name) for term in terms)
        ]

    @cache  # noqa: B019
    def group(self, terms: tuple[MetricTerm, ...]) -> st.SearchStrategy[GroupTerm]:
        times = [TimeTerm(grain=grain) for grain in get_args(Grain)]
        if "time field" not in NOT_YET:
            times += [TimeTerm(grain="day", dimension=name) for name in self.reached(terms, "time")]
        named = [DimensionTerm(name=name) for name in self.reached(terms, "dimension")]
        return st.sampled_from(named) | st.sampled_from(times) if named else st.sampled_from(times)

    @cache  # noqa: B019
    def leaf(self, terms: tuple[MetricTerm, ...]) -> st.SearchStrategy[Condition]:
        kept = [self._values(name) for name in self.reached(terms, "dimension") if name in self.values]
        numbers = [self.limit(name, "s") for name in self.reached(terms, "measure")]
        return st.one_of(*kept, *numbers)

    @cache  # noqa: B019
    def _values(self, name: str) -> st.SearchStrategy[Condition]:
        several = st.lists(st.sampled_from(self.values[name]), min_size=1, max_size=3, unique=True)
        conditions = several.map(lambda found: In(field=name, values=tuple(found)))
        return conditions | conditions.map(lambda condition: Not(item=condition))

    @cache  # noqa: B019
    def tree(self, terms: tuple[MetricTerm, ...]) -> st.SearchStrategy[Condition]:
        leaf = self.leaf(terms)
        either = st.lists(leaf, min_size=2, max_size=2).map(lambda items: Or(items=tuple(items)))
        parts = leaf if "or" in NOT_YET else leaf | either
        both = st.lists(parts, min_size=2, max_size=3).map(lambda items: And(items=tuple(items)))
        return parts | both

    @cache  # noqa: B019
    def limit(self, key: str, unit: str) -> st.SearchStrategy[Condition]:
        number = {
            "%": st.integers(0, 2000).map(lambda thousandths: thousandths / 1000),
            "s": st.sampled_from([1, 45, 60, 90, 600, 3600, 5400, 86400, 100_000]),
        }.get(unit, st.integers(0, 10**7) | st.integers(1, 999).map(lambda tenths: tenths / 10))
        compared = st.builds(
            Compare, field=st.just(key), op=st.sampled_from(["=", "<", "<=", ">", ">="]), value=number
        )
        pair = st.lists(number, min_size=2, max_size=2).map(sorted)
        return compared | pair.map(lambda found: Between(field=key, low=found[0], high=found[1]))

    @cache  # noqa: B019
    def having(self, terms: tuple[MetricTerm, ...]) -> st.SearchStrategy[Condition]:
        one = st.one_of(*(self.limit(term.key, self.unit(term)) for term in terms))
        return one | st.lists(one, min_size=2, max_size=2).map(lambda items: And(items=tuple(items)))

    def unit(self, term: MetricTerm) -> str:
        if isinstance(term, MetricRef):
            return self.catalog.metrics[term.name].unit
        return "" if term.agg == "count_distinct" else self.catalog.dimensions[term.field].field.unit


@cache
def calendar() -> st.SearchStrategy[CalendarPeriod]:
    unit, count = st.sampled_from(UNITS), st.integers(2, 90)
    return st.one_of(
        st.builds(CalendarPeriod, unit=unit, offset=st.sampled_from([-1, 0, 1])),
        st.builds(CalendarPeriod, unit=unit, offset=st.integers(-90, -2)),
        st.builds(lambda unit, count: CalendarPeriod(unit=unit, offset=-count, count=count), unit, count),
        st.builds(lambda unit, count: CalendarPeriod(unit=unit, offset=1, count=count), unit, count),
    )


@cache
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


@cache
def periods() -> st.SearchStrategy[Period]:
    anchor = calendar() | named()
    return st.one_of(
        calendar(),
        named(),
        st.builds(TrailingPeriod, unit=st.sampled_from(["minute", "hour"]), count=st.integers(1, 90)),
        st.builds(ToDatePeriod, unit=st.sampled_from(UNITS)),
        st.builds(SpanPeriod, start=anchor),
        st.builds(SpanPeriod, end=anchor, end_inclusive=st.booleans()),
        st.builds(SpanPeriod, start=anchor, end=anchor),
    )


@cache
def comparisons() -> st.SearchStrategy[Comparison]:
    return st.sampled_from([PreviousPeriod(), LastYear()]) | st.builds(OtherPeriod, period=periods())


def maybe(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | part


@st.composite
def queries(draw: Draw, sayable: Sayable) -> LogicalQuery:
    """A query with any mix of parts; planning says later whether it has a meaning."""
    several = st.lists(st.sampled_from(sayable.metrics), min_size=1, max_size=2, unique=True)
    metrics = tuple(draw(several))
    groups = draw(st.lists(sayable.group(metrics), max_size=3, unique=True))
    time = draw(maybe(st.builds(TimeScope, period=periods())))
    compared = draw(maybe(comparisons())) if time else None
    order = draw(maybe(st.builds(Order, by=st.sampled_from(metrics).map(key_of), descending=st.booleans())))
    ordered = bool(order and groups)
    return LogicalQuery(
        metrics=metrics,
        group_by=tuple(groups),
        where=draw(maybe(sayable.tree(metrics))),
        having=draw(maybe(sayable.having(metrics))) if groups else None,
        time=time,
        compare_to=compared,
        calculations=draw(calculations(metrics, bool(groups), bool(compared))),
        order=(order,) if ordered else (),
        limit=draw(maybe(st.integers(1, 100))) if ordered else None,
    ).canonical()


def key_of(term: MetricTerm) -> str:
    return term.key


@st.composite
def calculations(
    draw: Draw, metrics: tuple[MetricTerm, ...], grouped: bool, compared: bool
) -> tuple[Calculation, ...]:
    """None; the share of one metric; or change and growth, which a question asks of all its metrics."""
    if compared:
        kinds = draw(st.sets(st.sampled_from(["change", "growth"])))
    else:
        kinds = draw(st.sampled_from([set(), {"share"}])) if grouped and len(metrics) == 1 else set()
    return tuple(Calculation(kind=kind, of=term.key) for kind in sorted(kinds) for term in metrics)


def left_out(query: LogicalQuery) -> set[str]:
    """What of NOT_YET a query has in it."""
    made = [term for term in query.metrics if isinstance(term, AggregateTerm)]
    keys = {term.key for term in made}
    kinds = {calculation.kind for calculation in query.calculations}
    fields = fields_of(query.where)
    other = getattr(query.compare_to, "period", None)
    found = {
        "count of values beside another metric": len(query.metrics) > 1
        and any(term.agg == "count_distinct" for term in made),
        "limit or order by an aggregation made on the spot": bool(
            keys & {*fields_of(query.having), *(order.by for order in query.order)}
        ),
        "time field": any(isinstance(term, TimeTerm) and term.dimension for term in query.group_by),
        "change and growth together": kinds == {"change", "growth"},
        "list of values in a comparison": bool(query.compare_to)
        and any(isinstance(part, In) for part in parts_of(query.where)),
        "or": any(isinstance(part, Or) for part in parts_of(query.where)),
        "two conditions on one field": len(fields) > len(set(fields)),
        "value that needs its punctuation": any(map(PUNCTUATED.search, values_of(query.where))),
        "value that is a word of the language": bool(FUNCTION_WORDS & set(values_of(query.where))),
        "views beside watch time": {"views", "watch_time"} <= {term.key for term in query.metrics},
        "gateway": "gateway" in {*fields, *(term.key for term in query.group_by)},
        "value unknown": "unknown" in values_of(query.where),
        "number before a month": bool(re.search(r"\d'\]?$", str(values_of(query.where))))
        and bool(query.time),
        "compared with last year": other == CalendarPeriod(unit="year", offset=-1),
        "camel case": any(re.search("[a-z][A-Z]", value) for value in values_of(query.where)),
        "named day": "day=" in repr(query.time) and "day=None" not in repr(query.time),
    }
    assert found.keys() >= NOT_YET
    return {name for name, present in found.items() if present}


def can_be_said(query: LogicalQuery) -> bool:
    """Whether the query holds nothing left out, and does not compare a period with itself."""
    other = getattr(query.compare_to, "period", None)
    return not left_out(query) & NOT_YET and (query.time is None or query.time.period != other)


def values_of(condition: Condition | None) -> list[str]:
    """The values that a condition compares text with."""
    equal = [part.value for part in parts_of(condition) if isinstance(part, Compare)]
    listed = [value for part in parts_of(condition) if isinstance(part, In) for value in part.values]
    return [value for value in (*equal, *listed) if isinstance(value, str)]


def parts_of(condition: Condition | None) -> list[Condition]:
    """The condition and every condition in it."""
    if condition is None:
        return []
    if isinstance(condition, And | Or):
        return [condition, *(part for item in condition.items for part in parts_of(item))]
    return [condition, *parts_of(condition.item)] if isinstance(condition, Not) else [condition]


def stripped(text: str) -> str:
    """As typed in a hurry: hyphens inside words are spaces, other punctuation is gone, numbers stay."""
    spaced = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    return re.sub(r"[^\w\s%+.]|\.(?!\w)", "", spaced)


FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "in small letters": str.lower,
    "without punctuation": stripped,
    "both": lambda text: stripped(text).lower(),
}


class NoRows:
    """A warehouse that answers everything with nothing, so that only the reading is tried."""

    def run(self, sql: str) -> ResultTable:
        return ResultTable((), ())


@pytest.fixture(scope="module")
def session(parlance: Parlance) -> Session:
    """The shipped models without their data, but with their stored values and no period outside the data."""
    kept = parlance.session
    return replace(kept, warehouse=NoRows(), profile=replace(kept.profile, extents={}))  # type: ignore[arg-type]


def parts_in(query: LogicalQuery) -> list[str]:
    """The parts of a query by name and kind, for counting."""
    named = [name for name, part in query if part and name != "version"]
    kinds = {
        "metric": query.metrics,
        "group": query.group_by,
        "where": parts_of(query.where),
        "having": parts_of(query.having),
        "calculation": query.calculations,
        "time": [query.time.period] if query.time else [],
        "compare_to": [query.compare_to] if query.compare_to else [],
    }
    return named + [f"{name}: {part.kind}" for name, parts in kinds.items() for part in parts]  # type: ignore[attr-defined]


EXPECTED = {
    *(set(LogicalQuery.model_fields) - {"version", "without_default_filters"}),
    *(f"time: {kind}" for kind in ("calendar", "trailing", "to_date", "named", "span")),
    *(f"compare_to: {kind}" for kind in ("previous", "last_year", "other")),
    *(f"calculation: {kind}" for kind in ("share", "change", "growth")),
    *(f"metric: {kind}" for kind in ("metric", "aggregate")),
    *(f"group: {kind}" for kind in ("dimension", "time")),
    *(f"where: {kind}" for kind in ("compare", "in", "not", "and", "between")),
    *(f"having: {kind}" for kind in ("compare", "and", "between")),
}


def test_reading_the_restatement_gives_the_query_back(session: Session) -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(queries(Sayable(session.catalog, session.profile.values)).filter(can_be_said))
    def reads_back(query: LogicalQuery) -> None:
        if isinstance(pipeline.prepare(query, session), Refusal):
            return
        text = session.reader.restater.restate(query)
        for form, write in FORMS.items():
            answer = pipeline.ask(write(text), session)
            if answer.code == "too_long":
                return
            assert answer.query == query, f"{form}: {write(text)} -> {answer.status} {answer.interpretation}"
            assert answer.interpretation == text
        seen.update(parts_in(query))

    reads_back()
    print(*(f"{name}: {count}" for name, count in sorted(seen.items())), sep="\n")
    assert set(seen) >= EXPECTED
