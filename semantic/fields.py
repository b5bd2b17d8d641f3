"""Columns of a dataset as the business sees them."""

from typing import Literal

from semantic.base import Frozen

Scalar = str | int | float | bool
FieldType = Literal["string", "integer", "number", "boolean", "date", "timestamp"]
Role = Literal["dimension", "time", "measure", "key"]


class Value(Frozen):
    """A stored value with the words people use for it."""

    value: Scalar
    label: str = ""
    synonyms: tuple[str, ...] = ()


class Field(Frozen):
    """One column or SQL expression of a dataset.

    `dimension` names a shared dimension that this field carries: fields of several datasets
    with the same `dimension` are one thing to the user. `personal` fields are never
    value-indexed or suggested. `indexed` False keeps a long list of values out of the index.
    """

    name: str
    expr: str = ""
    type: FieldType = "string"
    role: Role = "dimension"
    label: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()
    dimension: str = ""
    unit: str = ""
    display_format: str = ""
    values: tuple[Value, ...] = ()
    personal: bool = False
    indexed: bool = True

    @property
    def sql(self) -> str:
        """The expression over the dataset's own columns; a plain name by default."""
        return self.expr or self.name
