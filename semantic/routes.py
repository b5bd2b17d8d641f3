"""Ways between datasets: chains of relationships, each walked in one direction."""

from __future__ import annotations

from dataclasses import dataclass

from semantic.model import Dataset, Relationship


@dataclass(frozen=True)
class Hop:
    """One relationship, walked from its many side to its one side, or with `back` the other way."""

    by: Relationship
    back: bool = False

    def __hash__(self) -> int:
        return hash((self.by.name, self.back))

    @property
    def start(self) -> str:
        """The dataset it leads from."""
        return self.by.to if self.back else self.by.source

    @property
    def to(self) -> str:
        """The dataset it leads to."""
        return self.by.source if self.back else self.by.to

    @property
    def name(self) -> str:
        """The name of the relationship."""
        return self.by.name

    @property
    def role(self) -> str:
        """The part in which the other side is met; "" if it has no name, and on the way back."""
        return "" if self.back else self.by.role

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Equal columns: of the dataset it leads from, and of the one it leads to."""
        there = tuple(zip(self.by.from_columns, self.by.to_columns, strict=True))
        return tuple((theirs, mine) for mine, theirs in there) if self.back else there

    @property
    def spreads(self) -> bool:
        """Whether one row may meet many."""
        return self.back and self.by.cardinality == "many_to_one"


Path = tuple[Hop, ...]


@dataclass(frozen=True)
class Validity:
    """When a row of the other side holds, as SQL over columns; "" for a side that is always open.

    `at` is over the dataset that the relationship leads from, the bounds over the one it leads to.
    """

    at: str
    valid_from: str
    valid_to: str


def validity(by: Relationship, datasets: dict[str, Dataset]) -> Validity | None:
    """The stretch of time in which rows of the other side hold; None where they always do."""
    if not (by.valid_from or by.valid_to):
        return None
    source, to = datasets[by.source], datasets[by.to]
    names = ((source, by.at or source.time), (to, by.valid_from), (to, by.valid_to))
    return Validity(*(_sql(dataset, name) for dataset, name in names))


def _sql(dataset: Dataset, name: str) -> str:
    field = dataset.field(name)
    return field.sql if field else name
