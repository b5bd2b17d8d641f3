"""Columns of a dataset as the business sees them."""

from itertools import pairwise
from typing import Literal

from pydantic import Field as Key

from semantic.base import Frozen
from semantic.lapses import is_lapse
from semantic.worths import is_worth

Scalar = str | int | float | bool
FieldType = Literal["string", "integer", "number", "boolean", "date", "timestamp"]
Role = Literal["dimension", "time", "measure", "key"]


class Value(Frozen):
    """A stored value with the words people use for it, and the colour charts give it (`#1f77b4`).

    `say` is how its label is spoken, in everyday words, where its writing does not tell.
    """

    value: Scalar
    label: str = ""
    synonyms: tuple[str, ...] = ()
    say: str = ""
    color: str = Key(default="", pattern=r"^(#[0-9a-fA-F]{6})?$")


class Field(Frozen):
    """One column or SQL expression of a dataset.

    `dimension` names a shared dimension that this field carries: fields of several datasets
    with the same `dimension` are one thing to the user. `personal` fields are never
    value-indexed or suggested. `indexed` False keeps a long list of values out of the index.
    `private` fields serve expressions and joins and cannot be asked for.

    `buckets` are the rising bounds of a numeric field's classes: the field is then a text, one
    class below the first bound, one from each bound to the next, one from the last bound on.
    With `ordered`, `values` are listed in their natural order, and answers keep it. `say` is how its
    label is spoken, in everyday words, where its writing does not tell.
    """

    name: str
    expr: str = ""
    type: FieldType = "string"
    role: Role = "dimension"
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    say: str = ""
    dimension: str = ""
    unit: str = ""
    display_format: str = ""
    values: tuple[Value, ...] = ()
    personal: bool = False
    indexed: bool = True
    private: bool = False
    buckets: tuple[int | float, ...] = ()
    ordered: bool = False

    @property
    def sql(self) -> str:
        """The expression over the dataset's own columns; a plain name by default."""
        return bucketed(self.expr or self.name, self.buckets) if self.buckets else self.expr or self.name

    @property
    def is_stored_amount(self) -> bool:
        """Whether it is a measure that the rows themselves have, and none computed of two others."""
        return self.role == "measure" and not is_lapse(self.expr) and not is_worth(self.expr)


def bucketed(sql: str, bounds: tuple[int | float, ...]) -> str:
    """SQL for the class of a number; NULL stays NULL."""
    labels = bucket_labels(bounds)
    whens = (f"WHEN {sql} < {bound} THEN '{label}'" for bound, label in zip(bounds, labels, strict=False))
    return f"CASE {' '.join(whens)} WHEN {sql} >= {bounds[-1]} THEN '{labels[-1]}' END"


def bucket_labels(bounds: tuple[int | float, ...]) -> tuple[str, ...]:
    """The names of the classes that the bounds make, in order: below 10, 10 to 20, 20 or more."""
    between = (f"{low} to {high}" for low, high in pairwise(bounds))
    return (f"below {bounds[0]}", *between, f"{bounds[-1]} or more")


def comparable(*kinds: FieldType | None) -> bool:
    """Whether all are numbers, or all are times."""
    return set(kinds) <= {"integer", "number"} or set(kinds) <= {"date", "timestamp"}
