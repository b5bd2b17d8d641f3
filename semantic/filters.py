"""Conditions on dimensions (where) and on metrics (having), as a small typed tree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import StrictBool, StrictInt, StrictStr

from semantic.base import Frozen
from semantic.periods import Period

# Not-a-number and infinity are no values: JSON cannot hold them, and nothing compares with the former.
_FiniteFloat = Annotated[float, Key(strict=True, allow_inf_nan=False)]
Literalish = StrictBool | StrictInt | _FiniteFloat | StrictStr
TextPlace = Literal["contains", "starts_with", "ends_with"]
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


class TextIs(Frozen):
    """`field` contains, starts with or ends with a text, whatever the case of its letters."""

    kind: Literal["text"] = "text"
    field: str
    how: TextPlace
    text: StrictStr = Key(min_length=1)


class AgainstAverage(Frozen):
    """`field op average`: the number of a row against the average of all rows of its dataset."""

    kind: Literal["average"] = "average"
    field: str
    op: Literal["<", ">"]


class AgainstField(Frozen):
    """`field op other`: two numbers, or two times, of the same row: finished after it was due."""

    kind: Literal["fields"] = "fields"
    field: str
    op: Literal["<", ">"]
    other: str


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


class MetricIs(Frozen):
    """The metric, computed for each value of the dimension `by`, compares so: at least 10 active days.

    `where` and `time` restrict the rows that the metric is computed from; without `time` all data
    count. A value without any such row does not match, whatever the number compared with.
    """

    kind: Literal["metric"] = "metric"
    metric: str
    by: str
    op: Operator
    value: StrictInt | _FiniteFloat
    where: Condition | None = None
    time: Period | None = None


class Related(Frozen):
    """There is a row of `dataset`, on the many side of the relationships, for which `where` holds."""

    kind: Literal["related"] = "related"
    dataset: str
    where: Condition | None = None


# The single conditions on the rows themselves.
Leaf = Compare | In | Between | IsNull | TextIs | AgainstAverage | AgainstField
Condition = Annotated[
    Compare
    | In
    | Between
    | IsNull
    | TextIs
    | AgainstAverage
    | AgainstField
    | Not
    | And
    | Or
    | MetricIs
    | Related,
    Key(discriminator="kind"),
]

for _type in (Not, And, Or, MetricIs, Related):
    _type.model_rebuild()


def fields_of(condition: Condition | None) -> tuple[str, ...]:
    """Every dimension or key the condition is about, in order, repeats kept; not those of inner questions."""
    if condition is None:
        return ()
    if isinstance(condition, And | Or):
        return tuple(name for item in condition.items for name in fields_of(item))
    if isinstance(condition, Not):
        return fields_of(condition.item)
    if isinstance(condition, Related):
        return ()
    if isinstance(condition, AgainstField):
        return condition.field, condition.other
    return (condition.by,) if isinstance(condition, MetricIs) else (condition.field,)
