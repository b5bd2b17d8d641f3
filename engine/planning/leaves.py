"""The single conditions that a tree of conditions is made of."""

from collections.abc import Iterator

from semantic.fields import Scalar
from semantic.filters import (
    And,
    Between,
    Compare,
    Condition,
    In,
    Leaf,
    MetricIs,
    Not,
    Or,
    Related,
    TextIs,
)


def leaves(condition: Condition | None) -> Iterator[Leaf | MetricIs | Related]:
    """The single conditions of a tree, in order; what is asked of related rows is not entered."""
    if isinstance(condition, And | Or):
        for item in condition.items:
            yield from leaves(item)
    elif isinstance(condition, Not):
        yield from leaves(condition.item)
    elif condition is not None:
        yield condition


def every_leaf(condition: Condition | None) -> Iterator[Leaf | MetricIs | Related]:
    """The single conditions of a tree, and those asked of related rows."""
    for one in leaves(condition):
        yield one
        if isinstance(one, Related):
            yield from every_leaf(one.where)


def values_of(leaf: Leaf) -> tuple[Scalar, ...]:
    """The values a condition compares with."""
    if isinstance(leaf, In):
        return leaf.values
    if isinstance(leaf, Between):
        return leaf.low, leaf.high
    if isinstance(leaf, TextIs):
        return (leaf.text,)
    return (leaf.value,) if isinstance(leaf, Compare) else ()
