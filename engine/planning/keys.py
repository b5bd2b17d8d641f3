"""Keys as order, having and calculations use them: `country`, `views`, `growth(views)`."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from semantic.catalog import Catalog
from semantic.measures import Aggregation
from semantic.query import AggregateTerm, LogicalQuery, MetricRef, MetricTerm

Kind = Literal["group", "metric", "previous", "share", "change", "growth", "target", "gap"]
_SHARE = re.compile(r"0?\.\d+|[01]")
_CALL = re.compile(r"(\w+)\((.+)\)")
_AGGREGATIONS: tuple[Aggregation, ...] = get_args(Aggregation)
_CALCULATIONS: tuple[Kind, ...] = ("previous", "share", "change", "growth", "target", "gap")


@dataclass(frozen=True)
class Meaning:
    """What a key stands for; `of` is the key of the group or of the metric term."""

    kind: Kind
    of: str


def meaning(key: str, query: LogicalQuery, catalog: Catalog) -> Meaning | None:
    """What the key stands for in this query: a group, a known metric, or something computed from one."""
    if any(term.key == key for term in query.group_by):
        return Meaning("group", key)
    if metric_term(key, catalog):
        return Meaning("metric", key)
    call = _CALL.fullmatch(key)
    kind = next((kind for kind in _CALCULATIONS if call and call[1] == kind), None)
    return Meaning(kind, call[2]) if call and kind and metric_term(call[2], catalog) else None


def metric_term(key: str, catalog: Catalog) -> MetricTerm | None:
    """The metric term a key names, if the model has its metric or its field."""
    if key in catalog.metrics:
        return MetricRef(name=key)
    call = _CALL.fullmatch(key)
    agg = next((agg for agg in _AGGREGATIONS if call and call[1] == agg), None)
    if call is None or agg is None:
        return None
    if agg == "percentile":
        return _percentile(call[2], catalog)
    return AggregateTerm(agg=agg, field=call[2]) if call[2] in catalog.dimensions else None


def _percentile(inside: str, catalog: Catalog) -> AggregateTerm | None:
    """`orders.price, 0.9`."""
    field, _, share = inside.rpartition(", ")
    known = field in catalog.dimensions and _SHARE.fullmatch(share)
    return AggregateTerm(agg="percentile", field=field, percentile=float(share)) if known else None
