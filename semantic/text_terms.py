"""Numbers in the text form: `views`, `median(orders.price)`, `ratio(views, viewers)`."""

from typing import get_args

from semantic.measures import Aggregation
from semantic.periods import Unit, Window
from semantic.terms import AggregateTerm, MetricRef, MetricTerm, NestedTerm, RatioTerm, RollingTerm, RowsTerm
from semantic.text_conditions import condition_text, read_condition
from semantic.text_cursor import Cursor
from semantic.text_names import GRAINS, PERCENTILE, name_text, number_text

_AGGREGATIONS: tuple[Aggregation, ...] = get_args(Aggregation)
_UNITS: tuple[Unit, ...] = get_args(Unit)
_ROLLING = ("cumulative", "rolling", "moving_average")
_CALLS = (*_AGGREGATIONS, "ratio", "rows", *_ROLLING)


def term_text(term: MetricTerm) -> str:
    """The number as a name or a call."""
    if isinstance(term, MetricRef):
        return name_text(term.name)
    if isinstance(term, AggregateTerm):
        share = f", {number_text(term.percentile)}" if term.percentile is not None else ""
        return f"{term.agg}({name_text(term.field)}{share})"
    if isinstance(term, RatioTerm):
        where = f" where {condition_text(term.where)}" if term.where else ""
        per = f", {number_text(term.per)}" if term.per != 1 else ""
        return f"ratio({term_text(term.top)}{where}, {term_text(term.bottom)}{per})"
    if isinstance(term, RowsTerm):
        return f"rows({name_text(term.dataset)})"
    if isinstance(term, NestedTerm):
        each = [name_text(name, GRAINS) for name in term.by] + ([term.grain] if term.grain else [])
        share = f": {number_text(term.percentile)}" if term.percentile is not None else ""
        return f"{term.agg}({term_text(term.of)} by {', '.join(each)}{share})"
    if term.window is None:
        return f"cumulative({term_text(term.of)})"
    call = "moving_average" if term.average else "rolling"
    return f"{call}({term_text(term.of)}, {term.window.unit}, {term.window.count})"


def read_term(cursor: Cursor) -> MetricTerm:
    """The number that must come next."""
    start, word, plain = cursor.start, cursor.word, cursor.kind == "name"
    name = cursor.name("a metric")
    if not plain or not cursor.sees("("):
        return MetricRef(name=name)
    if word not in _CALLS:
        raise cursor.fault(f"{', '.join(_CALLS)} before a parenthesis")
    cursor.take("(")
    own = {"ratio": _ratio, "rows": _rows, **dict.fromkeys(_ROLLING, _rolling)}
    read = own.get(word, _aggregation)
    term = cursor.built(start, lambda: read(cursor, word))
    cursor.take(")")
    return term


def _ratio(cursor: Cursor, word: str) -> MetricTerm:
    parts: dict[str, object] = {"top": read_term(cursor)}
    if cursor.took("where"):
        parts["where"] = read_condition(cursor)
    cursor.take(",")
    parts["bottom"] = read_term(cursor)
    if cursor.took(","):
        parts["per"] = float(cursor.number())
    return RatioTerm.model_validate(parts)


def _rows(cursor: Cursor, word: str) -> MetricTerm:
    return RowsTerm(dataset=cursor.name("a dataset"))


def _rolling(cursor: Cursor, word: str) -> MetricTerm:
    parts: dict[str, object] = {"of": read_term(cursor), "average": word == "moving_average"}
    if word != "cumulative":
        cursor.take(",")
        unit = cursor.choice(_UNITS, "a unit")
        cursor.take(",")
        parts["window"] = Window(count=cursor.whole(), unit=unit)
    return RollingTerm.model_validate(parts)


def _aggregation(cursor: Cursor, word: str) -> MetricTerm:
    inner = read_term(cursor)
    if cursor.took("by"):
        return _nested(cursor, word, inner)
    if not isinstance(inner, MetricRef):
        raise cursor.fault("by and what the number is computed for")
    parts: dict[str, object] = {"agg": word, "field": inner.name}
    if word == PERCENTILE:
        cursor.take(",")
        parts["percentile"] = float(cursor.number())
    return AggregateTerm.model_validate(parts)


def _nested(cursor: Cursor, word: str, inner: MetricTerm) -> MetricTerm:
    """`average(views by country, day)`; the grain stands last, a share after a colon."""
    parts: dict[str, object] = {"agg": word, "of": inner}
    names: list[str] = []
    while True:
        plain = cursor.kind == "name"
        names.append(cursor.name("a dimension or a grain"))
        if plain and names[-1] in GRAINS:
            parts["grain"] = names.pop()
            break
        if not cursor.took(","):
            break
    parts["by"] = tuple(names)
    if cursor.took(":"):
        parts["percentile"] = float(cursor.number())
    return NestedTerm.model_validate(parts)
