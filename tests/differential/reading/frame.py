"""The circumstances under which a metric is computed, and how times fall into buckets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from semantic.filters import Condition
from semantic.query import GroupTerm, TimeTerm
from tests.differential.reading.stretches import Stretch
from tests.differential.world import Key, Unclear, Value

# From all local times of a fact's rows: the buckets that one local time lies in.
Spread = Callable[[list[datetime]], Callable[[datetime], list[datetime]]]


@dataclass(frozen=True)
class Frame:
    """Groups, conditions and period. With `spread` times fall into its buckets, which heed the period."""

    groups: tuple[GroupTerm, ...] = ()
    conditions: tuple[Condition, ...] = ()
    period: Stretch | None = None
    period_field: str = ""
    without: tuple[str, ...] = ()
    spread: Spread | None = None

    def where(self, condition: Condition | None) -> "Frame":
        """The same under one more condition."""
        return replace(self, conditions=(*self.conditions, condition)) if condition else self

    @property
    def term(self) -> TimeTerm | None:
        """The time asked for; Unclear for two."""
        found = [group for group in self.groups if isinstance(group, TimeTerm)]
        if len(found) > 1:
            raise Unclear("two times")
        return found[0] if found else None

    def graded(self, grain: str) -> "Frame":
        """The same with time cut at another grain."""
        groups = tuple(
            group.model_copy(update={"grain": grain}) if isinstance(group, TimeTerm) else group
            for group in self.groups
        )
        return replace(self, groups=groups)


@dataclass(frozen=True)
class Values:
    """For which groups a metric has rows, and its number for any group."""

    keys: frozenset[Key]
    at: Callable[[Key], Value]
