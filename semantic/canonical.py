"""One form for conditions and periods that mean the same: flat, sorted, no repeats, lists folded."""

import json

from semantic.filters import (
    And,
    Between,
    Compare,
    Condition,
    In,
    Leaf,
    Literalish,
    MetricIs,
    Not,
    Or,
    Related,
    TextIs,
)
from semantic.periods import Comparison, OtherPeriod, Period, SpanPeriod


def canonical_period(period: Period) -> Period:
    """The canonical form of a period: a side that is open cannot leave out its end."""
    if not isinstance(period, SpanPeriod):
        return period
    return SpanPeriod(
        start=period.start,
        end=period.end,
        start_inclusive=period.start_inclusive or period.start is None,
        end_inclusive=period.end_inclusive or period.end is None,
    )


def canonical_comparison(comparison: Comparison | None) -> Comparison | None:
    """The canonical form of a comparison; None stays None."""
    if isinstance(comparison, OtherPeriod):
        return OtherPeriod(period=canonical_period(comparison.period))
    return comparison


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Both conditions in one; None where there is none."""
    items = tuple(one for one in (first, second) if one is not None)
    return canonical_condition(And(items=items)) if items else None


def canonical_condition(condition: Condition | None) -> Condition | None:
    """The canonical form of a condition; None stays None."""
    return None if condition is None else _canonical(condition)


def _canonical(condition: Condition) -> Condition:
    if isinstance(condition, Not):
        inner = _canonical(condition.item)
        return inner.item if isinstance(inner, Not) else Not(item=inner)
    if isinstance(condition, And):
        return _joined(And, condition.items)
    if isinstance(condition, Or):
        return _joined(Or, condition.items)
    if isinstance(condition, MetricIs | Related):
        return _inner_question(condition)
    return _canonical_leaf(condition)


def _inner_question(condition: MetricIs | Related) -> Condition:
    """The question inside a condition in its one form.

    A metric's `!=` stays one: what has no number fulfils neither it nor `=`.
    """
    where = canonical_condition(condition.where)
    if isinstance(condition, Related):
        return Related(dataset=condition.dataset, where=where)
    time = condition.time and canonical_period(condition.time)
    return condition.model_copy(update={"value": _plain(condition.value), "where": where, "time": time})


def _canonical_leaf(condition: Leaf) -> Condition:
    if isinstance(condition, In):
        return _one_of(condition.field, tuple(map(_plain, condition.values)))
    if isinstance(condition, Between):
        return Between(field=condition.field, low=_plain(condition.low), high=_plain(condition.high))
    if isinstance(condition, TextIs):
        return condition.model_copy(update={"text": condition.text.lower()})
    if isinstance(condition, Compare):
        return _compared(condition)
    return condition


def _compared(condition: Compare) -> Compare | Not:
    value = _plain(condition.value)
    if condition.op == "!=":
        return Not(item=Compare(field=condition.field, op="=", value=value))
    return Compare(field=condition.field, op=condition.op, value=value)


def _plain(value: Literalish) -> Literalish:
    """2.0 is 2; beyond the integers that a float holds exactly, numbers stay as they are."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    return int(value) if whole else value


def _joined(kind: type[And] | type[Or], items: tuple[Condition, ...]) -> Condition:
    flat: list[Condition] = []
    for item in map(_canonical, items):
        flat.extend(item.items if isinstance(item, kind) else (item,))
    if kind is Or:
        flat = _folded(flat)
    unique = sorted({_sort_key(item): item for item in flat}.items())
    parts = tuple(item for _, item in unique)
    return parts[0] if len(parts) == 1 else kind(items=parts)


def _folded(items: list[Condition]) -> list[Condition]:
    """Equalities on one field inside an OR become one IN."""
    values: dict[str, list[Literalish]] = {}
    others: list[Condition] = []
    for item in items:
        if isinstance(item, Compare) and item.op == "=":
            values.setdefault(item.field, []).append(item.value)
        elif isinstance(item, In):
            values.setdefault(item.field, []).extend(item.values)
        else:
            others.append(item)
    return others + [_one_of(field, tuple(found)) for field, found in values.items()]


def _one_of(field: str, values: tuple[Literalish, ...]) -> Compare | In:
    ordered = each_once(values)
    if len(ordered) == 1:
        return Compare(field=field, op="=", value=ordered[0])
    return In(field=field, values=ordered)


def each_once(values: tuple[Literalish, ...]) -> tuple[Literalish, ...]:
    """The different values, in an order of their own."""
    unique = {json.dumps(value): value for value in map(_plain, values)}
    return tuple(unique[key] for key in sorted(unique))


def _sort_key(condition: Condition) -> str:
    return json.dumps(condition.model_dump(mode="json"), sort_keys=True)
