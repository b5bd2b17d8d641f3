"""What the catalog knows of the groups of a plan: their order, their colours, whether they overlap."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.types.plan import Plan
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import bucket_labels
from semantic.query import DimensionTerm


@dataclass(frozen=True)
class Grouping:
    """A dimension that rows are grouped by.

    `order` holds its values where they have an order of their own, `classes` says that they are classes of
    a number, `overlaps` that a row may be in several groups. `colors` and `labels` are by stored value.
    """

    order: tuple[str, ...] = ()
    classes: bool = False
    overlaps: bool = False
    colors: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def groupings_of(plan: Plan, catalog: Catalog) -> dict[str, Grouping]:
    """By key, for the dimensions that rows are grouped by."""
    crossed = set(overlapping(plan, catalog))
    return {name: _grouping(name, name in crossed, catalog) for name in _grouped(plan)}


def overlapping(plan: Plan, catalog: Catalog) -> tuple[str, ...]:
    """The dimensions grouped by of which a row may have several values, as it is reached over a bridge."""
    facts = [fact for term in plan.query.metrics for fact in catalog.facts(term)]
    return tuple(
        name
        for name in _grouped(plan)
        if any(route.spreads for fact in facts for route in catalog.routes(fact, name))
    )


def _grouped(plan: Plan) -> Iterator[str]:
    return (term.name for term in plan.query.group_by if isinstance(term, DimensionTerm))


def _grouping(name: str, overlaps: bool, catalog: Catalog) -> Grouping:
    known = catalog.dimensions[name]
    classes = bool(known.field.buckets)
    ordered = any(binding.field.ordered for binding in known.bindings)
    listed = tuple(str(value.value) for value in known.values) if ordered else ()
    order = bucket_labels(known.field.buckets) if classes else listed
    colors = {str(value.value): value.color for value in known.values if value.color}
    return Grouping(order, classes, overlaps, colors, value_labels(known))


def value_labels(known: CatalogDimension) -> dict[str, str]:
    """What people call the stored values, where no two are called the same."""
    labels = {str(value.value): value.label for value in known.values if value.label}
    called = [*labels.values(), *(str(one.value) for one in known.values if not one.label)]
    return labels if len(set(called)) == len(called) else {}
