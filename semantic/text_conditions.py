"""Conditions in the text form: `device in ["Mobile", "TV"] and not (country = "Germany")`."""

from typing import get_args

from semantic.filters import (
    AgainstAverage,
    AgainstField,
    And,
    Between,
    Compare,
    Condition,
    In,
    IsNull,
    Leaf,
    MetricIs,
    Not,
    Operator,
    Or,
    Related,
    TextIs,
    TextPlace,
)
from semantic.text_cursor import Cursor
from semantic.text_names import key_text, name_text, value_text
from semantic.text_periods import period_text, read_period

_OPERATORS: tuple[Operator, ...] = get_args(Operator)
_PLACES: tuple[TextPlace, ...] = get_args(TextPlace)
_DEEPEST = 50


def condition_of(written: object) -> object:
    """The condition that a text is; anything else as it is. ValueError as `read_condition`."""
    if not isinstance(written, str):
        return written
    cursor = Cursor(written)
    condition = read_condition(cursor)
    if cursor.kind != "end":
        raise cursor.fault("the end")
    return condition


def condition_text(condition: Condition) -> str:
    """The condition; parentheses keep its tree exactly."""
    if isinstance(condition, And | Or):
        return _joined(condition)
    if isinstance(condition, Not):
        return f"not ({condition_text(condition.item)})"
    if isinstance(condition, MetricIs | Related):
        return f"{condition.kind}({_inner_question(condition)})"
    return _leaf_text(condition)


def _inner_question(condition: MetricIs | Related) -> str:
    where = f" where {condition_text(condition.where)}" if condition.where else ""
    if isinstance(condition, Related):
        return f"{name_text(condition.dataset)}{where}"
    number = f"{condition.op} {value_text(condition.value)}"
    during = f" during {period_text(condition.time)}" if condition.time else ""
    return f"{name_text(condition.metric)} by {name_text(condition.by)} {number}{where}{during}"


def _leaf_text(condition: Leaf) -> str:
    field = key_text(condition.field)
    if isinstance(condition, Compare):
        return f"{field} {condition.op} {value_text(condition.value)}"
    if isinstance(condition, AgainstAverage):
        return f"{field} {condition.op} average"
    if isinstance(condition, AgainstField):
        return f"{field} {condition.op} field {key_text(condition.other)}"
    if isinstance(condition, In):
        return f"{field} in [{', '.join(map(value_text, condition.values))}]"
    if isinstance(condition, TextIs):
        return f"{field} {condition.how} {value_text(condition.text)}"
    if isinstance(condition, Between):
        return f"{field} between {value_text(condition.low)} and {value_text(condition.high)}"
    return f"{field} is null"


def _joined(condition: And | Or) -> str:
    if len(condition.items) == 1:
        word = "all" if isinstance(condition, And) else "any"
        return f"{word} ({condition_text(condition.items[0])})"
    word = " and " if isinstance(condition, And) else " or "
    return word.join(_inner(item) for item in condition.items)


def _inner(condition: Condition) -> str:
    text = condition_text(condition)
    return f"({text})" if isinstance(condition, And | Or) and len(condition.items) > 1 else text


def read_condition(cursor: Cursor, depth: int = 0) -> Condition:
    """The condition that must come next; `and` binds closer than `or`."""
    if depth > _DEEPEST:
        raise cursor.fault(f"no more than {_DEEPEST} levels of parentheses")
    items = [_read_all(cursor, depth)]
    while cursor.took("or"):
        items.append(_read_all(cursor, depth))
    return items[0] if len(items) == 1 else Or(items=tuple(items))


def _read_all(cursor: Cursor, depth: int) -> Condition:
    items = [_read_one(cursor, depth)]
    while cursor.took("and"):
        items.append(_read_one(cursor, depth))
    return items[0] if len(items) == 1 else And(items=tuple(items))


def _read_one(cursor: Cursor, depth: int) -> Condition:
    if cursor.sees("(", "not", "all", "any"):
        word = cursor.take("(", "not", "all", "any")
        if word != "(":
            cursor.take("(")
        inner = read_condition(cursor, depth + 1)
        cursor.take(")")
        return _wrapped(word, inner)
    if cursor.sees("metric", "related"):
        read = {"metric": _read_metric, "related": _read_related}[cursor.take("metric", "related")]
        cursor.take("(")
        condition = read(cursor, depth + 1)
        cursor.take(")")
        return condition
    field = cursor.key("a condition")
    return _read_leaf(cursor, field)


def _read_metric(cursor: Cursor, depth: int) -> Condition:
    start = cursor.start
    parts: dict[str, object] = {"metric": cursor.name("a metric")}
    cursor.take("by")
    parts["by"] = cursor.name("a dimension")
    parts["op"] = cursor.take(*_OPERATORS)
    if cursor.kind != "number":
        raise cursor.fault("a number")
    parts["value"] = cursor.value()
    parts["where"] = _read_where(cursor, depth)
    parts["time"] = read_period(cursor) if cursor.took("during") else None
    return cursor.built(start, lambda: MetricIs.model_validate(parts))


def _read_related(cursor: Cursor, depth: int) -> Condition:
    return Related(dataset=cursor.name("a dataset"), where=_read_where(cursor, depth))


def _read_where(cursor: Cursor, depth: int) -> Condition | None:
    return read_condition(cursor, depth) if cursor.took("where") else None


def _wrapped(word: str, inner: Condition) -> Condition:
    if word == "not":
        return Not(item=inner)
    if word == "(":
        return inner
    return And(items=(inner,)) if word == "all" else Or(items=(inner,))


def _read_leaf(cursor: Cursor, field: str) -> Condition:
    if cursor.took("is"):
        cursor.take("null")
        return IsNull(field=field)
    if cursor.took("between"):
        low = cursor.value()
        cursor.take("and")
        return Between(field=field, low=low, high=cursor.value())
    if cursor.took("in"):
        cursor.take("[")
        values = cursor.listed(cursor.value)
        cursor.take("]")
        return In(field=field, values=values)
    if cursor.sees(*_PLACES):
        return _read_text(cursor, field, cursor.take(*_PLACES))
    for op in _OPERATORS:
        if cursor.took(op):
            if cursor.took("average"):
                return _averaged(cursor, field, op)
            if cursor.took("field"):
                return _against(cursor, field, op)
            return Compare(field=field, op=op, value=cursor.value())
    raise cursor.fault("a comparison, in, between, contains, starts_with, ends_with or is null")


def _read_text(cursor: Cursor, field: str, how: str) -> Condition:
    if cursor.kind != "text":
        raise cursor.fault("a text in double quotes")
    start, text = cursor.start, cursor.value()
    return cursor.built(start, lambda: TextIs.model_validate({"field": field, "how": how, "text": text}))


def _averaged(cursor: Cursor, field: str, op: str) -> Condition:
    parts = {"field": field, "op": op}
    return cursor.built(cursor.start, lambda: AgainstAverage.model_validate(parts))


def _against(cursor: Cursor, field: str, op: str) -> Condition:
    parts = {"field": field, "op": op, "other": cursor.key("a field")}
    return cursor.built(cursor.start, lambda: AgainstField.model_validate(parts))
