"""An answer for each kind of chart, small enough to be checked by hand."""

from datetime import datetime
from typing import Any

from sqlglot import exp

from engine.answers.figures import Known
from engine.answers.finding import Finding
from engine.types.plan import Column, Plan
from semantic.filters import Compare
from semantic.metrics import Target
from semantic.query import (
    AggregateTerm,
    BucketTerm,
    Calculation,
    DimensionTerm,
    LogicalQuery,
    MetricRef,
    RollingTerm,
    StepsTerm,
    TimeTerm,
)
from tests.engine.answers.made import (
    ADDITIVITY,
    APRIL,
    COUNTRY,
    DAY,
    DEVICE,
    MAY,
    RATE,
    RATE_BEFORE,
    SHARE,
    VIEWS,
    VIEWS_BEFORE,
    WATCH,
    WEEK_26,
    best,
    plan,
    table,
)

MONTH = Column("month", "timestamp", "", "time", "month", "month")
JOINED = Column("joined", "timestamp", "", "time", "month of joining", "joined:month")
LENGTH = Column("length", "number", "min", "dimension", "Length", "bucket(views.length, 10)")
NET = Column("net", "integer", "", "metric", "Net views", "net")
LEVELS = {"low": 0.1, "first": 0.25, "middle": 0.5, "third": 0.75, "high": 0.9}
NAMES = ("Argentina", "Australia", "Brazil", "Canada", "France", "Georgia", "India", "Malta")


def found(asked: Plan, *rows: tuple[Any, ...], **more: Any) -> Finding:
    """A finding of these rows."""
    return Finding(asked, table(*rows, of=asked), {**ADDITIVITY, "net": "additive"}, **more)


def grouped(columns: tuple[Column, ...], query: LogicalQuery, *rows: tuple[Any, ...], **more: Any) -> Finding:
    """The same with a query of its own."""
    return found(Plan(query, exp.Select(), columns, WEEK_26), *rows, **more)


def months(*values: Any) -> list[tuple[Any, ...]]:
    """A row a month of 2026."""
    return [(datetime(2026, 1 + at, 1), value) for at, value in enumerate(values)]


def histogram() -> Finding:
    query = LogicalQuery(
        metrics=(MetricRef(name="views"),), group_by=(BucketTerm(name="views.length", width=10),)
    )
    rows = ((0, 4), (10, 9), (20, 15), (30, 7), (50, 2))
    return grouped((LENGTH, VIEWS), query, *rows)


def scatter() -> Finding:
    rows = ((name, 10 * at + (at % 3) * 7, 3600.0 * (at * at + 1)) for at, name in enumerate(NAMES))
    return found(plan(COUNTRY, VIEWS, WATCH), *rows)


def boxes(levels: dict[str, float] = LEVELS) -> Finding:
    terms = [
        AggregateTerm(agg="median", field="views.price")
        if level == 0.5
        else AggregateTerm(agg="percentile", field="views.price", percentile=level)
        for level in levels.values()
    ]
    columns = [
        Column(name, "number", "s", "metric", f"{level:.0%} of price", term.key)
        for (name, level), term in zip(levels.items(), terms, strict=True)
    ]
    query = LogicalQuery(metrics=tuple(terms), group_by=(DimensionTerm(name="device"),))
    rows = [
        (name, *(10 * (at + 1) * (level + 0.2) for level in levels.values()))
        for at, name in enumerate(("TV", "Phone", "Tablet"))
    ]
    return grouped((DEVICE, *columns), query, *rows)


def compared(*rows: tuple[Any, ...], asked: bool = False, ratio: bool = False) -> Finding:
    more = {"calculations": (Calculation(kind="change", of="views"),)} if asked else {}
    columns = (RATE, RATE_BEFORE) if ratio else (VIEWS, VIEWS_BEFORE)
    return found(plan(DEVICE, *columns, bounds=MAY, before=APRIL, **more), *rows)


def funnel(*numbers: int) -> Finding:
    views = MetricRef(name="views")
    one = Compare(field="device", op="=", value="TV")
    two = Compare(field="country", op="=", value="Malta")
    terms = (views, StepsTerm(of=views, steps=(one,)), StepsTerm(of=views, steps=(one, two)))
    labels = ("Views", "on TV", "in Malta")
    columns = tuple(
        Column(f"n{at}", "integer", "", "metric", label, term.key)
        for at, (term, label) in enumerate(zip(terms, labels, strict=True))
    )
    return grouped(columns, LogicalQuery(metrics=terms), numbers)


def cohorts() -> Finding:
    query = LogicalQuery(
        metrics=(MetricRef(name="rate"),),
        group_by=(TimeTerm(grain="month", dimension="joined"), TimeTerm(grain="month")),
    )
    rows = [
        (datetime(2026, began, 1), datetime(2026, seen, 1), 1 / (1 + seen - began))
        for began in range(1, 7)
        for seen in range(began, 7)
    ]
    return grouped((JOINED, MONTH, RATE), query, *rows)


def over_time(groups: int, column: Column = VIEWS) -> Finding:
    rows = [
        (
            datetime(2026, 1 + at, 1),
            f"Group {g}",
            (g + 1) * (10 + (at * (g + 2)) % 7) / (1 if column is VIEWS else 100),
        )
        for at in range(6)
        for g in range(groups)
    ]
    return found(plan(MONTH, DEVICE, column), *rows)


def running() -> Finding:
    term = RollingTerm(of=MetricRef(name="views"))
    column = Column("total", "integer", "", "metric", "Views so far", term.key)
    query = LogicalQuery(metrics=(term,), group_by=(TimeTerm(grain="month"),))
    return grouped((MONTH, column), query, *months(3, 8, 14, 30))


def pairs(outer: int, inner: int, column: Column = VIEWS) -> Finding:
    rows = [(f"C{a}", f"D{b}", (3 * a + b * b) % 17 + 1) for a in range(outer) for b in range(inner)]
    return found(plan(COUNTRY, DEVICE, column), *rows)


TV, PHONE, TABLET = ("TV", 0.41, 0.36), ("Phone", 0.37, 0.44), ("Tablet", 0.29, 0.3)
AIMED = {"rate": Known(targets=(Target(value=0.5),))}
KINDS: dict[str, Finding] = {
    "number": found(plan(VIEWS), (5,)),
    "trend": found(plan(MONTH, VIEWS, now=None), *months(40, 47, 52, 61, 58, 66)),
    "line": found(plan(MONTH, RATE, bounds=None), *months(0.4, 0.44, None, 0.55, 0.52), known=AIMED),
    "lines": over_time(3),
    "area": found(plan(MONTH, VIEWS), *months(40, 47, 52, 61, 58, 66)),
    "bar": found(plan(COUNTRY, VIEWS), *((name, 5 + 7 * at) for at, name in enumerate(NAMES))),
    "grouped_bar": compared(("TV", 41, 36), ("Phone", 37, 44), ("Tablet", 29, 30)),
    "stacked": pairs(6, 3),
    "share": found(plan(DEVICE, VIEWS), ("TV", 60), ("Phone", 30), (None, 10)),
    "histogram": histogram(),
    "scatter": scatter(),
    "heat_map": pairs(12, 6),
    "box_plot": boxes(),
    "waterfall": compared(("TV", 51, 36), ("Phone", 37, 48), ("Tablet", 29, 30), asked=True),
    "funnel": funnel(200, 80, 20),
    "cohort_grid": cohorts(),
    "slope": compared(TV, PHONE, TABLET, ratio=True),
    "small_multiples": over_time(9),
    "map": found(plan(COUNTRY, VIEWS), *((name, 5 + 7 * at) for at, name in enumerate(NAMES))),
}
OTHERS: dict[str, tuple[str, Finding]] = {
    "two lines": (
        "line",
        found(
            plan(DAY, VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL),
            *((datetime(2026, 5, 1 + n), 3 + n % 4, 4) for n in range(9)),
        ),
    ),
    "cut line": (
        "line",
        found(plan(MONTH, VIEWS, bounds=None, now=datetime(2026, 6, 12)), *months(40, 47, 52, 61, 58, 26)),
    ),
    "cut columns": (
        "bar",
        found(plan(MONTH, VIEWS, bounds=None, now=datetime(2026, 6, 12)), *months(40, 47, 52, 61, 58, 26)),
    ),
    "stacked months": ("stacked", over_time(4)),
    "running": ("area", running()),
    "bars and other": (
        "bar",
        found(plan(COUNTRY, VIEWS), *((f"Title number {n}", 100 - n) for n in range(40))),
    ),
    "signed bars": (
        "bar",
        found(plan(COUNTRY, NET), *((name, 15 - 6 * at) for at, name in enumerate(NAMES))),
    ),
    "bars with rest": (
        "bar",
        found(
            plan(COUNTRY, VIEWS, order=best("views"), limit=3, rest=True),
            ("Malta", 9),
            ("India", 7),
            ("Chile", 5),
            ("Other", 12),
        ),
    ),
    "aimed bars": (
        "bar",
        found(plan(DEVICE, RATE), ("TV", 0.41), ("Phone", 0.6), ("Tablet", 0.55), known=AIMED),
    ),
    "numbers over time": (
        "small_multiples",
        found(
            plan(MONTH, VIEWS, RATE, WATCH),
            *((datetime(2026, 1 + n, 1), 40 + 5 * n, 0.3 + 0.02 * n, 3600.0 * (9 - n)) for n in range(6)),
        ),
    ),
    "shaded map": (
        "map",
        found(plan(COUNTRY, RATE), *((name, 0.1 + at / 10) for at, name in enumerate(NAMES))),
    ),
    "small changes": (
        "waterfall",
        compared(("TV", 1051, 1036), ("Phone", 1037, 1048), ("Tablet", 1029, 1030), asked=True),
    ),
    "signed heat map": (
        "heat_map",
        found(
            plan(COUNTRY, DEVICE, NET), *((f"C{a}", f"D{b}", a * b - 12) for a in range(9) for b in range(6))
        ),
    ),
    "small pairs": ("grouped_bar", pairs(6, 3)),
    "shares of months": (
        "stacked",
        found(
            plan(
                MONTH,
                DEVICE,
                SHARE,
                calculations=(Calculation(kind="share", of="views"),),
                share_per=("month",),
            ),
            *(
                (datetime(2026, 1 + n, 1), name, share)
                for n in range(5)
                for name, share in (("TV", 0.5 - n / 20), ("Phone", 0.3 + n / 20), ("Tablet", 0.2))
            ),
        ),
    ),
}
