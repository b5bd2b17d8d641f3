"""Queries whose rows are cut, claimed of, or listed, made from queries without any of that."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from engine.language.grammar.listing.records import time_of
from semantic.askable import listed_fields
from semantic.catalog import Catalog
from semantic.claims import Claim
from semantic.query import UNCUT, DimensionTerm, LogicalQuery, MetricRef, Order

CUTS = ("places", "within groups", "part of the groups", "the rest", "yes or no", "records")
Draw = Callable[[st.SearchStrategy[Any]], Any]


def cut(draw: Draw, query: LogicalQuery, wanted: str, catalog: Catalog) -> LogicalQuery:
    """The query with the wanted way of cutting."""
    plain = query.model_copy(update={**UNCUT, "having": None, "compare_to": None, "calculations": ()})
    groups = query.group_by or (DimensionTerm(name="region"),)
    order = (Order(by=query.metrics[0].key, descending=draw(st.booleans())),)
    if wanted == "records":
        return _records(draw, plain, catalog)
    if wanted == "yes or no":
        off = {"metrics": query.metrics[:1], "without_default_filters": ()}
        return plain.model_copy(update={"claim": _claim(draw, plain, catalog), **off})
    count = draw(st.integers(1, 30))
    if wanted == "places":
        more: dict[str, Any] = {"limit": count, "offset": draw(st.integers(1, 30))}
    elif wanted == "within groups":
        groups = tuple(dict.fromkeys((DimensionTerm(name="region"), *groups)))
        more = {"limit": count, "limit_per": ("region",)}
    elif wanted == "part of the groups":
        more = {"limit_percent": draw(st.sampled_from([1.0, 2.5, 10.0, 50.0]))}
    else:
        more = {"limit": count, "rest": True}
        groups = groups[:1]
    return plain.model_copy(update={"order": order, "group_by": groups, **more}).canonical()


def _claim(draw: Draw, query: LogicalQuery, catalog: Catalog) -> Claim:
    term = query.metrics[0]
    unit = catalog.metrics[term.key].unit if isinstance(term, MetricRef) else ""
    numbers = st.sampled_from([0.01, 0.25, 0.995]) if unit == "%" else st.sampled_from([60, 3600, 7200])
    op = draw(st.sampled_from(["<", "<=", ">", ">="]))
    reach = draw(st.sampled_from(["any", "all"])) if query.group_by else "any"
    return Claim(of=term.key, op=op, value=draw(numbers), reach=reach)


def _records(draw: Draw, query: LogicalQuery, catalog: Catalog) -> LogicalQuery:
    """The rows of a fact of the query, with its conditions."""
    facts = [name for name in catalog.facts(query.metrics[0]) if not catalog.datasets[name].private]
    dataset = facts[0] if facts else next(iter(catalog.datasets))
    time, shown = time_of(catalog, dataset), listed_fields(catalog, dataset)
    columns = shown[: draw(st.integers(2, 5))]
    columns = columns if not time or time in columns else [*columns, time]
    return LogicalQuery(
        records=dataset,
        group_by=tuple(DimensionTerm(name=name) for name in columns),
        where=query.where,
        time=query.time if time else None,
        order=(Order(by=time, descending=draw(st.booleans())),) if time else (),
        limit=draw(st.integers(1, 90)),
    ).canonical()
