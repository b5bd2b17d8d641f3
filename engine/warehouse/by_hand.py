"""Which way of writing the numbers of a file have, where a value alone does not tell."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from engine.warehouse.text_type import Type
from engine.warehouse.written import Written

Fitting = Mapping[str, tuple[Type, ...]]


@dataclass
class Typed:
    """What is to be said of the types of a table: its columns by what was done about doubts."""

    signs: dict[str, str] = field(default_factory=dict)  # columns by the name with the sign of their numbers
    commas: list[str] = field(default_factory=list)  # of which the comma was believed to be one of decimals
    thousands: list[str] = field(default_factory=list)  # or of thousands, as is usual in such files
    points: list[str] = field(default_factory=list)  # numbers that may have thousands after the point
    numbers: list[str] = field(default_factory=list)  # texts, because there are two ways to read them
    days: list[str] = field(default_factory=list)  # texts, because day or month may come first


@dataclass(frozen=True)
class Hand:
    """How to choose for the columns of one table.

    `number` is the type of numbers as computers write them, `comma` whether decimals usually begin with a
    comma in such files, and `differ` whether two types give two values anywhere in a column.
    """

    number: Type
    comma: bool | None
    differ: Callable[[str, Type, Type], bool]

    def choose(self, plain: Fitting, written: Fitting, typed: Typed) -> dict[str, Written]:
        """The writing of each column that has one; `typed` hears of doubts and signs."""
        said = settled([(*types, *written.get(name, ())) for name, types in plain.items()], self.number)
        found = {}
        for name, types in written.items():
            kind = self._one(name, types, self.number in plain[name], said, typed)
            if kind is not None:
                found[name] = kind
                if kind.sign and kind.sign.lower() not in name.lower():
                    typed.signs[name] = f"{name} {kind.sign}"
        return found

    def _one(
        self, name: str, types: tuple[Type, ...], is_number: bool, said: bool | None, typed: Typed
    ) -> Written | None:
        """Of a column; None where it stays what it is."""
        ways = [kind for kind in types if isinstance(kind, Written)]
        ways = [kind for kind in ways if kind.sign == ways[0].sign]
        if not ways or (is_number and said is not True and not (said is None and self.comma)):
            return None
        if len(ways) == 1 or not self.differ(name, *ways):
            return None if is_number else ways[0]
        if said is None:
            return self._guessed(name, ways, is_number, typed)
        return ways[ways[0].comma != said]

    def _guessed(self, name: str, ways: list[Written], is_number: bool, typed: Typed) -> Written | None:
        """No column tells: what is usual is believed of commas, and said."""
        if is_number or self.comma is None:
            (typed.points if is_number else typed.numbers).append(name)
            return None
        (typed.commas if self.comma else typed.thousands).append(name)
        return ways[ways[0].comma != self.comma]


def settled(columns: Collection[Collection[Type]], number: Type) -> bool | None:
    """Whether decimals begin with a comma in this file: told by the columns of which only one way is true.

    None where no column tells, or they disagree.
    """
    said = set()
    for fitting in columns:
        ways = {kind.comma for kind in fitting if isinstance(kind, Written)}
        ways |= {False} if number in fitting else set()
        if len(ways) == 1:
            said |= ways
    return said.pop() if len(said) == 1 else None
