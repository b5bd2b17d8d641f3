"""Conditions that look at many rows: which they are, and the ways to them.

What a row has one value of is not among them. A way over a bridge is taken before other ways to the many
side, so that a filter and a group over it mean the same.
"""

from dataclasses import dataclass

from engine.planning.leaves import leaves
from semantic.catalog import Catalog, Route
from semantic.filters import (
    AgainstField,
    And,
    Condition,
    Leaf,
    MetricIs,
    Not,
    Or,
    Related,
)
from semantic.routes import Path
from semantic.time_parts import part_term


@dataclass(frozen=True)
class Needs:
    """What conditions read of a dataset's rows: dimensions, and the ways to where finer tables hang."""

    dimensions: tuple[str, ...]
    paths: tuple[Path, ...]


def dimension_of(leaf: Leaf | MetricIs, catalog: Catalog) -> str:
    """The dimension a condition is about; "" for a part of the rows' own time."""
    name = leaf.by if isinstance(leaf, MetricIs) else leaf.field
    part = part_term(name, catalog)
    return part.dimension if part else name


def condition_routes(catalog: Catalog, dataset: str, dimension: str) -> tuple[Route, ...]:
    """The ways from a dataset to what a condition is about."""
    return catalog.routes(dataset, dimension) or catalog.finer_routes(dataset, dimension)


def way_to_many(catalog: Catalog, dataset: str, condition: Condition) -> Path | None:
    """The way to the finer table that the condition is about, None for a condition on the row itself."""
    if isinstance(condition, Related):
        return catalog.network.related(dataset, condition.dataset)[0]
    if isinstance(condition, And | Or | Not):
        return None
    name = dimension_of(condition, catalog)
    path = condition_routes(catalog, dataset, name)[0].joins if name else ()
    last = max((place for place, hop in enumerate(path) if hop.spreads), default=None)
    return None if last is None else path[: last + 1]


def before_many(path: Path) -> Path:
    """The part of a way on which a row meets one row."""
    return path[: next(place for place, hop in enumerate(path) if hop.spreads)]


def needs(catalog: Catalog, dataset: str, *conditions: Condition | None) -> Needs:
    """What the conditions read of the rows themselves."""
    names: list[str] = []
    paths: list[Path] = []
    for one in (leaf for condition in conditions for leaf in leaves(condition)):
        path = way_to_many(catalog, dataset, one)
        if path is not None:
            paths.append(before_many(path))
        elif isinstance(one, Leaf | MetricIs):
            names += filter(None, [dimension_of(one, catalog)])
            names += [one.other] if isinstance(one, AgainstField) else []
    return Needs(tuple(names), tuple(paths))
