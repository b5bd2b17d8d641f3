"""A mark of a chart, or a row of its table: what part of an answer it is, and what can be asked of it."""

from dataclasses import dataclass
from typing import Literal

from engine.types.result import Cell
from semantic.query import LogicalQuery

# A group; all groups that have no mark of their own; a group in the period that is compared with; one of
# several numbers that are steps.
MarkRole = Literal["group", "other", "before", "step"]
StepKind = Literal["only", "by", "rest", "before", "rows"]


@dataclass(frozen=True)
class Mark:
    """One part of an answer. `members` are its groups as they are stored, by the key of the term; of a step
    that is the key of its number.

    Of the `other` groups together, `drawn` are those of the one term that have marks of their own.
    """

    members: tuple[tuple[str, Cell], ...] = ()
    role: MarkRole = "group"
    drawn: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Step:
    """A question that a mark leads to. `about` says what it singles out or splits by; `text` restates it."""

    kind: StepKind
    about: str
    text: str
    query: LogicalQuery
