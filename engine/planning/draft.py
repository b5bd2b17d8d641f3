"""What the steps of planning hand on: the query, and what has been settled about it so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlglot import exp

from engine.types.clock import Bounds, Clock
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.catalog import Catalog
from semantic.metrics import Measure
from semantic.query import LogicalQuery, MetricTerm

PREVIOUS = "_previous"
OVERALL = "_overall"


@dataclass(frozen=True)
class Slot:
    """One aggregated number: its measure, and the column it gets when facts are stitched."""

    name: str
    measure: Measure


@dataclass(frozen=True)
class Branch:
    """One fact aggregated over one stretch of time: its own SELECT.

    `time` is the field that says when a row happened, "" when no time is asked for. With
    `shifted` it is moved so that the buckets of the compared period meet those of the asked one.
    Without `grouped` it is one row over everything.
    """

    name: str
    fact: str
    time: str
    slots: tuple[Slot, ...]
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
class Draft:
    """The query with what the steps have found out. Each step returns a fuller one, or refuses."""

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
    slot_names: dict[Measure, str] = field(default_factory=dict)


Step = Callable[[Draft], Draft | Refusal]
