"""Where a condition is looked at from: the rows of one dataset, and what can be read of each."""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.draft import Draft
from engine.planning.joins import Reach
from engine.planning.time_sql import local, part_of
from semantic.expressions import operand
from semantic.fields import FieldType
from semantic.time_parts import part_term


@dataclass(frozen=True)
class Standpoint:
    """Rows of a dataset. `time` is the field that says when one happened, `around` the aliases outside."""

    draft: Draft
    dataset: str
    time: str
    way: Reach
    around: tuple[str, ...] = ()

    @property
    def alias(self) -> str:
        """What the dataset itself is called."""
        return self.way.aliases[()]

    @property
    def taken(self) -> tuple[str, ...]:
        """Every alias in use here."""
        return (*self.around, *self.way.aliases.values())

    def subject(self, name: str) -> tuple[exp.Expression, FieldType]:
        """What a condition is about, and its type: a dimension, or a part of time."""
        part = part_term(name, self.draft.catalog)
        if part is None:
            return self.way.column(name), self.draft.catalog.dimensions[name].type
        return part_of(self.local(part.dimension), part.part), "integer"

    def at(self, dimension: str = "") -> tuple[exp.Expression, FieldType]:
        """When a row happened: by the dimension named, else by the time of these rows."""
        if dimension:
            return self.way.column(dimension), self.draft.catalog.dimensions[dimension].type
        field = self.draft.catalog.datasets[self.dataset].field(self.time)
        if field is None:
            return operand(self.time, self.alias), "timestamp"
        return operand(field.sql, self.alias), field.type

    def local(self, dimension: str = "") -> exp.Expression:
        """The local time at which a row happened."""
        return local(*self.at(dimension), self.draft.time)
