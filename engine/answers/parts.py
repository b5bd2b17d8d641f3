"""The groups of an answer as parts of a chart that is drawn from rows of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from engine.answers.finding import Finding, as_number
from engine.answers.spec import Spec
from engine.answers.ticks import stamp
from engine.types.plan import Column
from engine.types.result import Cell

MOST_CLOSE = 1e-6


@dataclass(frozen=True)
class Part:
    """A group with its number; `member` is the group as it is stored."""

    member: str | int | float | bool | None
    name: str
    value: float
    is_other: bool = False


def plain(cell: Cell) -> str | int | float | bool | None:
    """A cell as JSON has it."""
    return stamp(cell) if isinstance(cell, date) else cell


def parts_of(finding: Finding, group: Column, column: Column) -> list[Part]:
    """The groups that have a number, in the order of the rows; those without are left out."""
    pairs = zip(finding.cells(group), finding.cells(column), strict=True)
    return [
        Part(plain(cell), finding.name(group, cell), float(number))
        for cell, value in pairs
        if (number := as_number(value)) is not None
    ]


def with_other(finding: Finding, parts: Sequence[Part], drawn: int) -> list[Part]:
    """The largest parts, and what the others have together as the last. For numbers that add up only."""
    ranked = sorted(parts, key=lambda one: (-abs(one.value), one.name))
    leading, others = ranked[:drawn], ranked[drawn:]
    if not others:
        return leading
    name = finding.words.say("charts.other", n=len(others))
    return [*leading, Part(None, name, sum(one.value for one in others), is_other=True)]


def leading(finding: Finding, group: Column, column: Column, drawn: int) -> list[Part]:
    """The largest groups of a number that adds up, and the others together; only what is drawn is named."""
    pairs = zip(finding.cells(group), finding.numbers(column), strict=True)
    known = sorted(((cell, number) for cell, number in pairs if number is not None), key=_second)
    parts = [Part(plain(cell), finding.name(group, cell), float(number)) for cell, number in known[:drawn]]
    others = known[drawn:]
    name = finding.words.say("charts.other", n=len(others))
    rest = Part(None, name, float(sum(number for _, number in others)), is_other=True)
    return [*parts, rest] if others else parts


def _second(pair: tuple[Cell, float | int]) -> float:
    return -pair[1]


def is_whole(finding: Finding, column: Column) -> bool:
    """Whether the rows are all parts of one whole: they add up, and none is below zero."""
    numbers = [as_number(cell) for cell in finding.cells(column)]
    present = [number for number in numbers if number is not None]
    if not finding.complete or min(present, default=-1) < 0 or sum(present) <= 0:
        return False
    return finding.adds_up(column) or is_shared(finding, column, present)


def is_shared(finding: Finding, column: Column, numbers: Iterable[float]) -> bool:
    """Whether shares are of one whole, all of which is here."""
    return column.role == "share" and abs(sum(numbers) - 1) < MOST_CLOSE


def inline(rows: list[Spec], *layers: Spec) -> Spec:
    """Layers that draw rows of their own."""
    return {"data": {"values": rows}, "layer": list(layers)}
