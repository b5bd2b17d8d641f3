"""What the steps of planning hand on: the query, and what has been settled about it so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlglot import exp

from engine.planning.formula import ORDINARY, Circumstance, Part, Special, base_measure
from engine.types.business_time import BusinessTime, business_time
from engine.types.clock import Bounds, Clock
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.filters import MetricIs
from semantic.measures import Measure, NonAdditive
from semantic.query import DimensionTerm, LogicalQuery, MetricTerm, TimeTerm

PREVIOUS = "_previous"
OVERALL = "_overall"

# A question inside the question: of a condition, or of a part whose metric is made of another.
Inner = MetricIs | Part


@dataclass(frozen=True)
class Slot:
    """One aggregated number: the part it is, and the column it gets when facts are stitched."""

    name: str
    part: Part

    @property
    def measure(self) -> Measure:
        """What is aggregated; of a metric with SQL of its own the measure that says which rows there are."""
        return base_measure(self.part)


@dataclass(frozen=True)
class Branch:
    """One fact aggregated over one stretch of time: its own SELECT.

    `time` is the field that says when a row happened, "" when no time is asked for. `under` is
    what all its parts have in common. `special` is the metric when it has SQL of its own, and
    `snapshot` the time over which a measure must not be added up. With `shifted` times are moved so
    that the buckets of the compared period meet those of the asked one. Without `grouped` it is
    one row over everything.
    """

    name: str
    fact: str
    time: str
    slots: tuple[Slot, ...]
    under: Circumstance = ORDINARY
    special: Special | None = None
    snapshot: NonAdditive | None = None
    bounds: Bounds | None = None
    shifted: bool = False
    grouped: bool = True


@dataclass(frozen=True)
class Source:
    """What a SELECT reads: its FROM, called `name`, and expressions for the groups and the numbers.

    With `aggregated` the numbers are aggregates and the SELECT must group; else they are columns.
    Expressions are copied into the tree, never put there themselves.
    """

    name: str
    ctes: tuple[exp.CTE, ...]
    body: dict[str, exp.Expression | list[exp.Join] | None]
    groups: tuple[exp.Expression, ...]
    slots: dict[str, exp.Expression]
    aggregated: bool


@dataclass(frozen=True)
class Kept:
    """The values of a dimension that are shown by name: `column` of the last of these parts of the WITH."""

    term: DimensionTerm
    ctes: tuple[exp.CTE, ...]
    column: str


@dataclass(frozen=True)
class Draft:
    """The query with what the steps have found out. Each step returns a fuller one, or refuses.

    `inner` holds the questions inside this one (and those over the period compared with), planned by
    `replan`; `prefix` keeps the names of their parts apart, `given` is the period handed to them.
    `kept` are the groups that have a row of their own, where the others share one.
    """

    query: LogicalQuery
    catalog: Catalog
    clock: Clock
    terms: tuple[MetricTerm, ...] = ()
    bounds: Bounds | None = None
    compare_bounds: Bounds | None = None
    branches: tuple[Branch, ...] = ()
    source: Source | None = None
    columns: tuple[Column, ...] = ()
    tree: exp.Select | None = None
    slot_names: dict[Part, str] = field(default_factory=dict)
    inner: dict[tuple[Inner, bool], Draft] = field(default_factory=dict)
    replan: Callable[[Draft], Draft | Refusal] | None = None
    prefix: str = ""
    given: Bounds | None = None
    kept: Kept | None = None

    @property
    def course(self) -> TimeTerm | None:
        """The time whose buckets the query goes along; None if it does not group by time."""
        return next((term for term in self.query.group_by if isinstance(term, TimeTerm)), None)

    @property
    def time(self) -> BusinessTime:
        """How the query cuts time."""
        return business_time(self.query, self.catalog.model)


Step = Callable[[Draft], Draft | Refusal]
