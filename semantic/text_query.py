"""The reading of the text form: clauses in any order, each at most once."""

from collections.abc import Callable
from typing import get_args

from semantic.claims import Claim, Direction, Reach
from semantic.periods import Weekday
from semantic.query import (
    BucketTerm,
    Calculation,
    ClassesTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    Order,
    PartTerm,
    TimeScope,
    TimeTerm,
)
from semantic.text_conditions import read_condition
from semantic.text_cursor import Cursor
from semantic.text_names import BUCKET, CLASSES, CLAUSES, CUTS, GRAINS, PARTS
from semantic.text_periods import read_comparison, read_period
from semantic.text_terms import read_term

_CALCULATIONS = ("share", "change", "growth", "target")
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
_REACHES: tuple[Reach, ...] = get_args(Reach)
_OPERATORS: tuple[Direction, ...] = get_args(Direction)


def read_query(text: str) -> LogicalQuery:
    """The query that a text is. ValueError with the position and what was expected there."""
    cursor = Cursor(text)
    parts: dict[str, object] = _read_head(cursor)
    while cursor.kind != "end":
        open_clauses = [clause for clause in CLAUSES if _FIELDS[clause] not in parts]
        if not cursor.sees(*open_clauses):
            raise cursor.fault(", ".join((*open_clauses, "or the end")))
        clause = cursor.take(*open_clauses)
        start = cursor.start
        parts[_FIELDS[clause]] = _READERS[clause](cursor)
        cursor.built(start, lambda: _valid(parts))
    return cursor.built(0, lambda: LogicalQuery.model_validate(parts))


def _read_head(cursor: Cursor) -> dict[str, object]:
    """The metrics, or the dataset whose rows are listed."""
    if cursor.took("records"):
        return {"records": cursor.name("a dataset")}
    return {"metrics": cursor.listed(lambda: read_term(cursor))}


def _valid(parts: dict[str, object]) -> LogicalQuery | None:
    """The query so far; rows that are listed may still get their columns."""
    open_yet = "records" in parts and "group_by" not in parts
    return None if open_yet else LogicalQuery.model_validate(parts)


def _read_group(cursor: Cursor) -> GroupTerm:
    start, plain = cursor.start, cursor.kind == "name"
    name = cursor.name("a dimension or a grain")
    if plain and name == BUCKET and cursor.took("("):
        return cursor.built(start, lambda: _read_bucket(cursor))
    if plain and name == CLASSES and cursor.took("("):
        return cursor.built(start, lambda: _read_classes(cursor))
    if cursor.took(":"):
        return _cut(cursor.choice(CUTS, "a grain or a part"), name)
    return _cut(name, "") if plain and name in CUTS else DimensionTerm(name=name)


def _cut(word: str, dimension: str) -> TimeTerm | PartTerm:
    for grain in GRAINS:
        if grain == word:
            return TimeTerm(grain=grain, dimension=dimension)
    return PartTerm(part=next(part for part in PARTS if part == word), dimension=dimension)


def _read_bucket(cursor: Cursor) -> BucketTerm:
    name = cursor.name("a dimension")
    cursor.take(",")
    width = float(cursor.number())
    cursor.take(")")
    return BucketTerm(name=name, width=width)


def _read_classes(cursor: Cursor) -> ClassesTerm:
    parts: dict[str, object] = {"of": read_term(cursor)}
    cursor.take("by")
    parts["name"] = cursor.name("a dimension")
    if cursor.took(","):
        parts["width"] = float(cursor.number())
    else:
        cursor.take(":")
        parts["bounds"] = cursor.listed(lambda: float(cursor.number()))
        if cursor.took("to"):
            parts["end"] = float(cursor.number())
    cursor.take(")")
    return ClassesTerm.model_validate(parts)


def _read_zone(cursor: Cursor) -> str:
    if cursor.kind != "text":
        raise cursor.fault("a time zone in double quotes")
    return str(cursor.value())


def _read_scope(cursor: Cursor) -> TimeScope:
    period = read_period(cursor)
    return TimeScope(period=period, dimension=cursor.name("a time field") if cursor.took("on") else "")


def _read_calculation(cursor: Cursor) -> Calculation:
    kind = cursor.take(*_CALCULATIONS)
    cursor.take("(")
    of = cursor.key("a metric")
    cursor.take(")")
    return Calculation.model_validate({"kind": kind, "of": of})


def _read_claim(cursor: Cursor) -> Claim:
    reach = cursor.choice(_REACHES, "any or all")
    of = cursor.key("a number")
    op = cursor.choice(_OPERATORS, "a comparison")
    value = None if cursor.took("before") else cursor.value()
    return Claim.model_validate({"reach": reach, "of": of, "op": op, "value": value})


def _read_order(cursor: Cursor) -> Order:
    by = cursor.key("what to order by")
    return Order(by=by, descending=cursor.take("desc", "asc") == "desc")


_FIELDS = {
    "by": "group_by",
    "where": "where",
    "during": "time",
    "having": "having",
    "compare": "compare_to",
    "with": "calculations",
    "within": "share_per",
    "order": "order",
    "limit": "limit",
    "offset": "offset",
    "percent": "limit_percent",
    "per": "limit_per",
    "rest": "rest",
    "against": "named",
    "claim": "claim",
    "without": "without_default_filters",
    "fill": "fill",
    "zone": "zone",
    "weeks": "week_start",
}
_READERS: dict[str, Callable[[Cursor], object]] = {
    "by": lambda cursor: cursor.listed(lambda: _read_group(cursor)),
    "where": read_condition,
    "during": _read_scope,
    "having": read_condition,
    "compare": read_comparison,
    "with": lambda cursor: cursor.listed(lambda: _read_calculation(cursor)),
    "within": lambda cursor: cursor.listed(lambda: cursor.key("a group")),
    "order": lambda cursor: cursor.listed(lambda: _read_order(cursor)),
    "limit": Cursor.whole,
    "offset": Cursor.whole,
    "percent": lambda cursor: float(cursor.number()),
    "per": lambda cursor: cursor.listed(lambda: cursor.key("a group")),
    "rest": lambda cursor: True,
    "against": lambda cursor: tuple(cursor.listed(cursor.value)),
    "claim": lambda cursor: cursor.built(cursor.start, lambda: _read_claim(cursor)),
    "without": lambda cursor: cursor.listed(lambda: cursor.name("the name of a default filter")),
    "fill": lambda cursor: True,
    "zone": _read_zone,
    "weeks": lambda cursor: cursor.choice(_WEEKDAYS, "a day of the week"),
}
