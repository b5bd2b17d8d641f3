"""The conditions that all hold in a query, one by one."""

from collections.abc import Iterable

from semantic.canonical import canonical_condition
from semantic.filters import And, Compare, Condition, In, Literalish, Not, fields_of
from semantic.query import LogicalQuery


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """The conditions that a condition joins with "and"."""
    if condition is None:
        return ()
    return condition.items if isinstance(condition, And) else (condition,)


def together(items: Iterable[Condition]) -> Condition | None:
    """All of them in one; None where there are none."""
    found = tuple(items)
    return canonical_condition(And(items=found)) if found else None


def filtered(query: LogicalQuery, items: Iterable[Condition]) -> LogicalQuery:
    """The query with these filters instead of its own."""
    return query.model_copy(update={"where": together(items)})


def about(condition: Condition, field: str) -> bool:
    """Whether a condition says something of a dimension, perhaps among others."""
    return field in fields_of(condition)


def is_plain(condition: Condition) -> bool:
    """Whether it is about one dimension only."""
    return len(set(fields_of(condition))) == 1


def listed(condition: Condition) -> tuple[Literalish, ...]:
    """The values that a filter lets in; () for any other condition."""
    if isinstance(condition, In):
        return condition.values
    return (condition.value,) if isinstance(condition, Compare) and condition.op == "=" else ()


def shut_out(condition: Condition) -> tuple[Literalish, ...]:
    """The values that a filter keeps out; () for any other condition."""
    return listed(condition.item) if isinstance(condition, Not) else ()


def let_in(field: str, values: Iterable[Literalish]) -> Condition:
    """The filter that lets in these values."""
    return In(field=field, values=tuple(values))
