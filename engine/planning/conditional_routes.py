"""Whether there is one way from a fact to everything its conditions are about."""

from collections.abc import Iterator

from engine.planning.composing import term_parts
from engine.planning.draft import Draft
from engine.planning.finer import condition_routes, dimension_of
from engine.planning.formula import base_measure
from engine.planning.labels import metric_said
from engine.planning.leaves import leaves
from engine.planning.unreached import ambiguous, no_path
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.filters import AgainstField, Condition, Related
from semantic.metrics import NestedMetric
from semantic.query import MetricTerm


def condition_refusal(draft: Draft, term: MetricTerm, fact: str, own: Condition | None) -> Refusal | None:
    """Why the query's conditions, or the metric's own, cannot be held against rows of the fact."""
    return (
        _refusal(draft, term, fact, own)
        or _refusal(draft, term, fact, draft.query.where)
        or _two_meanings(draft, term, fact)
    )


def _refusal(draft: Draft, term: MetricTerm, dataset: str, condition: Condition | None) -> Refusal | None:
    for one in leaves(condition):
        if isinstance(one, Related):
            found = _unrelated(draft, term, dataset, one) or _refusal(draft, term, one.dataset, one.where)
        else:
            found = _one_way(draft, term, dataset, dimension_of(one, draft.catalog))
            found = found or _apart(draft, term, dataset, one)
        if found:
            return found
    return None


def _one_way(draft: Draft, term: MetricTerm, dataset: str, name: str) -> Refusal | None:
    routes = condition_routes(draft.catalog, dataset, name) if name else ()
    if not name or len(routes) == 1:
        return None
    refuse = ambiguous if routes else no_path
    return refuse(draft, term, name, dataset)


def _apart(draft: Draft, term: MetricTerm, dataset: str, condition: Condition) -> Refusal | None:
    """Two fields can be held against each other where a row has one value of both."""
    if not isinstance(condition, AgainstField) or not draft.catalog.routes(dataset, condition.field):
        return None
    routes = draft.catalog.routes(dataset, condition.other)
    if len(routes) == 1:
        return None
    refuse = ambiguous if routes else no_path
    return refuse(draft, term, condition.other, dataset)


def _two_meanings(draft: Draft, term: MetricTerm, fact: str) -> Refusal | None:
    """A condition that is about the rows of one fact must not be about related rows of another."""
    facts = tuple(_facts(draft))
    for one in leaves(draft.query.where):
        name = "" if isinstance(one, Related) else dimension_of(one, draft.catalog)
        if (
            name
            and not draft.catalog.routes(fact, name)
            and any(draft.catalog.routes(one, name) for one in facts)
        ):
            return no_path(draft, term, name, fact)
    return None


def _facts(draft: Draft) -> Iterator[str]:
    for term in draft.terms:
        for part, _ in term_parts(term, draft.catalog, ""):
            if not isinstance(part.of, NestedMetric):
                yield base_measure(part).dataset


def _unrelated(draft: Draft, term: MetricTerm, dataset: str, condition: Related) -> Refusal | None:
    paths = draft.catalog.network.related(dataset, condition.dataset)
    if len(paths) == 1:
        return None
    known = draft.catalog.datasets[condition.dataset]
    rows, metric = known.nouns or known.label or known.name, metric_said(term, draft.catalog)
    if not paths:
        return refused("no_path", "nothing_below", metric=metric, rows=rows)
    ways = tuple(" and ".join((hop.by.role or hop.name).replace("_", " ") for hop in path) for path in paths)
    slots = {"metric": metric, "rows": rows, "n": len(paths), "ways": ways}
    return refused("ambiguous_path", "many_relations", ways, **slots)
