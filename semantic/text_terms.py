"""Numbers in the text form: `views`, `median(orders.price)`, `ratio(views, viewers)`."""

from typing import get_args

from semantic.filters import Operator
from semantic.measures import Aggregation
from semantic.periods import Unit, Window
from semantic.terms import (
    AggregateTerm,
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
)
from semantic.text_conditions import condition_text, read_condition
from semantic.text_cursor import Cursor
from semantic.text_names import GRAINS, PERCENTILE, name_text, number_text, value_text

_AGGREGATIONS: tuple[Aggregation, ...] = get_args(Aggregation)
_UNITS: tuple[Unit, ...] = get_args(Unit)
_ROLLING = ("cumulative", "rolling", "moving_average")
_WITHIN = ("soon", "soon_share")
_ENDS = ("top_share", "bottom_share")
_OPERATORS: tuple[Operator, ...] = get_args(Operator)
_CALLS = (*_AGGREGATIONS, "ratio", "rows", "correlation", "steps", "path", *_ENDS, *_WITHIN, *_ROLLING)


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
    if isinstance(term, CorrelationTerm):
        each = [name_text(name, GRAINS) for name in term.by] + ([term.grain] if term.grain else [])
        return f"correlation({term_text(term.of)}, {term_text(term.other)} by {', '.join(each)})"
    if isinstance(term, StepsTerm):
        call = "path" if term.in_order else "steps"
        return f"{call}({term_text(term.of)}: {' then '.join(map(condition_text, term.steps))})"
    if isinstance(term, NestedTerm):
        each = [name_text(name, GRAINS) for name in term.by] + ([term.grain] if term.grain else [])
        share = f": {number_text(term.percentile)}" if term.percentile is not None else ""
        bound = f" {term.bound.op} {value_text(term.bound.value)}" if term.bound is not None else ""
        return f"{term.agg}({term_text(term.of)}{bound} by {', '.join(each)}{share})"
    if isinstance(term, TopShareTerm | WithinTerm):
        return _of_things_text(term)
    if term.window is None:
        return f"cumulative({term_text(term.of)})"
    call = "moving_average" if term.average else "rolling"
    return f"{call}({term_text(term.of)}, {term.window.unit}, {term.window.count})"


def _of_things_text(term: TopShareTerm | WithinTerm) -> str:
    if isinstance(term, WithinTerm):
        window = f"{term.window.unit}, {term.window.count}"
        return f"{_WITHIN[term.share]}({name_text(term.things)}: {term_text(term.of)}, {window})"
    size = str(term.count) if term.percent is None else f"{number_text(term.percent)} percent"
    each = [name_text(name, GRAINS) for name in term.by]
    return f"{_ENDS[term.lowest]}({term_text(term.of)} by {', '.join(each)}: {size})"


def read_term(cursor: Cursor) -> MetricTerm:
    """The number that must come next."""
    start, word, plain = cursor.start, cursor.word, cursor.kind == "name"
    name = cursor.name("a metric")
    if not plain or not cursor.sees("("):
        return MetricRef(name=name)
    if word not in _CALLS:
        raise cursor.fault(f"{', '.join(_CALLS)} before a parenthesis")
    cursor.take("(")
    calls = {"ratio": _ratio, "rows": _rows, "correlation": _correlation, "steps": _steps, "path": _steps}
    own = {
        **calls,
        **dict.fromkeys(_ROLLING, _rolling),
        **dict.fromkeys(_ENDS, _top_share),
        **dict.fromkeys(_WITHIN, _within),
    }
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
    if cursor.sees(*_OPERATORS):
        bound = {"op": cursor.choice(_OPERATORS, "a comparison"), "value": cursor.value()}
        cursor.take("by")
        return NestedTerm.model_validate({"agg": word, "of": inner, "bound": bound, **_each(cursor)})
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
    parts: dict[str, object] = {"agg": word, "of": inner, **_each(cursor)}
    if cursor.took(":"):
        parts["percentile"] = float(cursor.number())
    return NestedTerm.model_validate(parts)


def _top_share(cursor: Cursor, word: str) -> MetricTerm:
    """`top_share(views by title: 10 percent)`."""
    parts: dict[str, object] = {"of": read_term(cursor), "lowest": word == "bottom_share"}
    cursor.take("by")
    parts |= _each(cursor)
    cursor.take(":")
    number = cursor.number()
    size = {"percent": float(number)} if cursor.took("percent") else {"count": int(number)}
    return TopShareTerm.model_validate({**parts, **size})


def _within(cursor: Cursor, word: str) -> MetricTerm:
    """`soon(viewer: sessions, day, 7)`."""
    parts: dict[str, object] = {"things": cursor.name("a dataset"), "share": word == "soon_share"}
    cursor.take(":")
    parts["of"] = read_term(cursor)
    cursor.take(",")
    unit = cursor.choice(_UNITS, "a unit")
    cursor.take(",")
    return WithinTerm.model_validate({**parts, "window": Window(count=cursor.whole(), unit=unit)})


def _correlation(cursor: Cursor, word: str) -> MetricTerm:
    """`correlation(views, watch_time by day)`."""
    parts: dict[str, object] = {"of": read_term(cursor)}
    cursor.take(",")
    parts["other"] = read_term(cursor)
    cursor.take("by")
    return CorrelationTerm.model_validate({**parts, **_each(cursor)})


def _steps(cursor: Cursor, word: str) -> MetricTerm:
    """`steps(alerts: severity = "critical" then status = "resolved")`."""
    parts: dict[str, object] = {"of": read_term(cursor), "in_order": word == "path"}
    cursor.take(":")
    steps = [read_condition(cursor)]
    while cursor.took("then"):
        steps.append(read_condition(cursor))
    return StepsTerm.model_validate({**parts, "steps": tuple(steps)})


def _each(cursor: Cursor) -> dict[str, object]:
    """What numbers are computed for: dimensions, and a grain as the last."""
    parts: dict[str, object] = {}
    names: list[str] = []
    while True:
        plain = cursor.kind == "name"
        names.append(cursor.name("a dimension or a grain"))
        if plain and names[-1] in GRAINS:
            parts["grain"] = names.pop()
            break
        if not cursor.took(","):
            break
    return {**parts, "by": tuple(names)}
