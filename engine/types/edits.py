"""How an answered query can be other than it is: part by part, and as another reading of its question."""

from dataclasses import dataclass

from engine.types.answer import Alternative, RunnerUp
from semantic.fields import Scalar


@dataclass(frozen=True)
class Amount:
    """The number in a part, as it is written; `unit` follows it, and `whole` says that it is counted."""

    value: float
    unit: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Ways:
    """What may stand in the place of a part. Every query in it can be answered.

    `without` is the query with the part left out. `instead` are other parts of its kind, each as the question
    that it makes, with its own words as `difference`. `values` are those that a filter can let in, or keep
    out, and `chosen` those that it does.
    """

    without: Alternative | None = None
    instead: tuple[Alternative, ...] = ()
    values: tuple[Scalar, ...] = ()
    chosen: tuple[Scalar, ...] = ()
    amount: Amount | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether the part can only stay as it is."""
        return not (self.without or self.instead or self.values or self.amount)


@dataclass(frozen=True)
class OtherReading:
    """A reading that lost. `can_be_asked` says whether it has an answer; `cost` is without unit."""

    found: RunnerUp
    can_be_asked: bool

    @property
    def cost(self) -> float:
        """What the reading costs, the sum of its features."""
        return sum(one.count * one.weight for one in self.found.features)
