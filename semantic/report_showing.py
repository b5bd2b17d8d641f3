"""Whether the answer of a tile can be shown as the tile wants it."""

from __future__ import annotations

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.faults import Path, fault
from semantic.issues import Issue
from semantic.query import DimensionTerm, GroupTerm
from semantic.report import Tile


def shown(tile: Tile, at: Path, catalog: Catalog) -> Iterator[Issue]:
    """A presentation, a trend and a target that do not fit the query; `at` is the path of the tile."""
    message = _misfit(tile, catalog)
    if message:
        yield fault((*at, "show"), "tile-show", message, "Change show:, or the query.")
    if tile.trend and tile.show != "number":
        yield fault((*at, "trend"), "tile-show", "A trend stands under a number.", "Write show: number.")
    if tile.target is not None and len(tile.query.metrics) > 1:
        message = "A target is of one metric, and the query has several."
        yield fault((*at, "target"), "tile-show", message, "Make it a tile of its own.")


def _misfit(tile: Tile, catalog: Catalog) -> str:
    """Why the query cannot be shown so; "" when it can."""
    groups, kind = tile.query.group_by, tile.show
    if kind == "number" and (groups or len(tile.query.metrics) > 1):
        return "A number shows one metric, without groups."
    if kind == "line" and not (1 <= len(groups) <= 2 and _runs(groups[0], catalog)):
        return "A line runs over a first group with an order, a time or a number, and one more at most."
    if kind == "bar" and not 1 <= len(groups) <= 2:
        return "Bars show one or two groups."
    if kind == "heat_map" and (len(groups) != 2 or len(tile.query.metrics) > 1):
        return "A heat map shows one metric by two groups."
    return ""


def _runs(group: GroupTerm, catalog: Catalog) -> bool:
    if not isinstance(group, DimensionTerm):
        return True
    known = catalog.dimensions.get(group.name)
    return known is not None and (known.field.ordered or known.type != "string")
