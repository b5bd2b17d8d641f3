"""Conditions on dimensions (where) and on metrics (having), as a small typed tree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import StrictBool, StrictInt, StrictStr

from semantic.base import Frozen

# Not-a-number and infinity are no values: JSON cannot hold them, and nothing compares with the former.
_FiniteFloat = Annotated[float, Key(strict=True, allow_inf_nan=False)]
Literalish = StrictBool | StrictInt | _FiniteFloat | StrictStr
Operator = Literal["=", "!=", "<", "<=", ">", ">="]


class Compare(Frozen):
    """`field op value`; in where, `field` is a dimension, in having, the key of a metric term."""

    kind: Literal["compare"] = "compare"
    field: str
    op: Operator
    value: Literalish


class In(Frozen):
    """`field` is one of `values`."""

    kind: Literal["in"] = "in"
    field: str
    values: tuple[Literalish, ...] = Key(min_length=1)


class Between(Frozen):
    """`low <= field <= high`, both ends included."""

    kind: Literal["between"] = "between"
    field: str
    low: Literalish
    high: Literalish


class IsNull(Frozen):
    """`field` has no value."""

    kind: Literal["null"] = "null"
    field: str


class Not(Frozen):
    """The opposite; rows without a value count as not matching the inner condition."""

    kind: Literal["not"] = "not"
    item: Condition


class And(Frozen):
    """All hold."""

    kind: Literal["and"] = "and"
    items: tuple[Condition, ...] = Key(min_length=1)


class Or(Frozen):
    """At least one holds."""

    kind: Literal["or"] = "or"
    items: tuple[Condition, ...] = Key(min_length=1)


Condition = Annotated[Compare | In | Between | IsNull | Not | And | Or, Key(discriminator="kind")]

for _type in (Not, And, Or):
    _type.model_rebuild()


def fields_of(condition: Condition | None) -> tuple[str, ...]:
    """Every field the condition mentions, in order, repeats kept."""
    if condition is None:
        return ()
    if isinstance(condition, And | Or):
        return tuple(name for item in condition.items for name in fields_of(item))
    return fields_of(condition.item) if isinstance(condition, Not) else (condition.field,)
