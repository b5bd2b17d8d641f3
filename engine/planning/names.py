"""First step: every name in the query is one of the model's, or the nearest ones are offered."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from engine.planning.draft import Draft
from engine.planning.keys import meaning, metric_term
from engine.planning.labels import metric_said
from engine.planning.leaves import every_leaf
from engine.planning.records import rows_listed
from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.catalog import Catalog
from semantic.filters import MetricIs, Related, fields_of
from semantic.query import AggregateTerm, LogicalQuery, MetricRef, PartTerm, RowsTerm, TimeTerm, WithinTerm
from semantic.terms import condition_within, dimensions_within, plain_parts
from semantic.time_parts import dimensions_in


def check_names(draft: Draft) -> Draft | Refusal:
    """Refuses unknown metrics, dimensions, keys and default filters; lists the terms to compute."""
    unknown = _unknown(draft.query, draft.catalog)
    if unknown:
        return unknown
    keys = [term.key for term in draft.query.metrics]
    for key in _keys(draft.query):
        found = meaning(key, draft.query, draft.catalog)
        if found and found.kind != "group":
            keys.append(found.of)
    terms = [metric_term(key, draft.catalog) for key in dict.fromkeys(keys)]
    if draft.query.records:
        terms.append(rows_listed(draft.query, draft.catalog))
    return replace(draft, terms=tuple(term for term in terms if term))


def dimensions_of(query: LogicalQuery, catalog: Catalog, grouped: bool = True) -> Iterator[str]:
    """The dimensions the query filters and, if `grouped`, groups by; named times too, repeats kept."""
    for term in query.group_by if grouped else ():
        name = term.dimension if isinstance(term, TimeTerm | PartTerm) else term.name
        if name:
            yield name
    yield from dimensions_in(query.where, catalog)
    if query.time and query.time.dimension:
        yield query.time.dimension


def _unknown(query: LogicalQuery, catalog: Catalog) -> Refusal | None:
    inside = [one for one in every_leaf(query.where) if isinstance(one, Related)]
    parts = [part for term in query.metrics for part in plain_parts(term)]
    metrics = [term.name for term in parts if isinstance(term, MetricRef)]
    metrics += [one.metric for one in every_leaf(query.where) if isinstance(one, MetricIs)]
    fields = (term.field for term in parts if isinstance(term, AggregateTerm))
    counted = [term.dataset for term in query.metrics if isinstance(term, RowsTerm)]
    counted += [term.things for term in query.metrics if isinstance(term, WithinTerm)]
    wanted = [
        *dimensions_of(query, catalog),
        *(name for one in inside for name in dimensions_in(one.where, catalog)),
        *(name for term in query.metrics for name in dimensions_in(condition_within(term), catalog)),
        *(name for term in query.metrics for name in dimensions_within(term)),
    ]
    keys = (key for key in _keys(query) if not meaning(key, query, catalog))
    groups = dict.fromkeys(term.key for term in query.group_by)
    hidden, open_to_all = catalog.private_metrics, catalog.open_datasets
    return (
        _first_unknown("metric", metrics, catalog.metrics, hidden)
        or _first_unknown("dimension", fields, catalog.own_dimensions)
        or _first_unknown("dimension", wanted, catalog.dimensions)
        or _first_unknown("dataset", (one.dataset for one in inside), open_to_all)
        or _first_unknown("dataset", counted, open_to_all)
        or _first_unknown("dataset", filter(None, (query.records,)), open_to_all)
        or _without_entry(query, catalog)
        or _first_unknown("column", keys, ChainMap(groups, catalog.metrics), hidden)
        or _first_unknown("default_filter", query.without_default_filters, catalog.default_filters)
    )


def _without_entry(query: LogicalQuery, catalog: Catalog) -> Refusal | None:
    """Things and rows that are not linked by one key, or things that have several times or none."""
    for term in query.metrics:
        if isinstance(term, WithinTerm) and term.key not in catalog.metrics:
            things, metric = catalog.datasets[term.things], metric_said(term.of, catalog)
            return refused("no_path", "no_entry", things=things.nouns or things.name, metric=metric)
    return None


def _keys(query: LogicalQuery) -> Iterator[str]:
    yield from (calculation.key for calculation in query.calculations)
    yield from fields_of(query.having)
    yield from (order.by for order in query.order)
    if query.claim:
        yield query.claim.of


def _first_unknown(
    what: str, names: Iterable[str], known: Mapping[str, Any], hidden: Set[str] = frozenset()
) -> Refusal | None:
    """The refusal of the first name that is not known; what is `hidden` is not offered in its place."""
    wrong = next((name for name in names if name not in known), None)
    if wrong is None:
        return None
    near = tuple(get_close_matches(wrong, [name for name in known if name not in hidden], n=3, cutoff=0.5))
    key, thing = "unknown_name_near" if near else "unknown_name", Word(f"things.{what}")
    return refused("unknown_name", key, near, thing=thing, name=wrong, near=near)
