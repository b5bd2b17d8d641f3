"""What is private is unknown to whoever asks, also by its very name."""

from collections.abc import Iterator
from difflib import get_close_matches

from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.askable import askable_metrics
from semantic.catalog import Catalog
from semantic.filters import And, Condition, MetricIs, Not, Or, Related, fields_of
from semantic.query import LogicalQuery, MetricRef
from semantic.terms import condition_within, plain_parts


def private_name(query: LogicalQuery, catalog: Catalog) -> Refusal | None:
    """A refusal, as of an unknown name, where the query names a private metric."""
    hidden = catalog.private_metrics
    wrong = next((name for name in _metrics(query) if name in hidden), None) if hidden else None
    if wrong is None:
        return None
    near = get_close_matches(wrong, [metric.name for metric in askable_metrics(catalog)], n=3, cutoff=0.5)
    key, offered = "unknown_name_near" if near else "unknown_name", tuple(near)
    return refused("unknown_name", key, offered, thing=Word("things.metric"), name=wrong, near=offered)


def _metrics(query: LogicalQuery) -> Iterator[str]:
    """Every name that may be a metric's: asked for, calculated with, sorted or limited by."""
    parts = (part for term in query.metrics for part in plain_parts(term))
    yield from (part.name for part in parts if isinstance(part, MetricRef))
    for term in query.metrics:
        yield from _inside(condition_within(term))
    yield from (calculation.of for calculation in query.calculations)
    keys = (*fields_of(query.having), *(order.by for order in query.order))
    yield from (key.partition("(")[2].removesuffix(")") or key for key in keys)
    yield from _inside(query.where)


def _inside(condition: Condition | None) -> Iterator[str]:
    """The metrics of the questions inside a condition."""
    if isinstance(condition, And | Or):
        yield from (name for item in condition.items for name in _inside(item))
    elif isinstance(condition, Not):
        yield from _inside(condition.item)
    elif isinstance(condition, MetricIs):
        yield condition.metric
        yield from _inside(condition.where)
    elif isinstance(condition, Related):
        yield from _inside(condition.where)
