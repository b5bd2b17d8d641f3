"""What cannot be computed without misleading is refused here, by name and with a way out."""

from collections.abc import Iterator

from engine.planning.draft import Draft
from engine.planning.earlier import unsound
from engine.planning.keys import Kind, meaning, metric_term
from engine.planning.labels import group_field, metric_said
from engine.planning.ratios import unsound_ratio
from engine.planning.targets import target_of
from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.catalog import Catalog
from semantic.filters import fields_of
from semantic.periods import EarlierBucket
from semantic.query import AggregateTerm, LogicalQuery, MetricTerm, TimeTerm

_NUMERIC = ("integer", "number")
_NEEDED_TYPES = {
    "sum": _NUMERIC,
    "average": _NUMERIC,
    "median": _NUMERIC,
    "age": ("date", "timestamp"),
    "min": (*_NUMERIC, "date", "timestamp", "string"),
    "max": (*_NUMERIC, "date", "timestamp", "string"),
}


def check_rules(draft: Draft) -> Draft | Refusal:
    """Refuses combinations that have no sound meaning or are not built."""
    for rule in (
        _times,
        unsound_ratio,
        _thresholds,
        _aggregates,
        _snapshots,
        _comparison,
        _calculations,
        _shares,
        _targets,
    ):
        refusal = rule(draft)
        if refusal:
            return refusal
    return draft


def calculated(query: LogicalQuery, catalog: Catalog, kind: Kind) -> Iterator[MetricTerm]:
    """The terms of which a calculation is asked for, be it shown, sorted or limited by."""
    keys = [calculation.key for calculation in query.calculations]
    keys += [*fields_of(query.having), *(order.by for order in query.order)]
    for key in dict.fromkeys(keys):
        found = meaning(key, query, catalog)
        term = metric_term(found.of, catalog) if found and found.kind == kind else None
        if term:
            yield term


def _times(draft: Draft) -> Refusal | None:
    """A time named outright must hold dates or times."""
    named = [term.dimension for term in draft.query.group_by if isinstance(term, TimeTerm)]
    for name in (*named, draft.query.time.dimension if draft.query.time else ""):
        known = draft.catalog.dimensions.get(name)
        if known and known.type not in ("date", "timestamp"):
            return refused("wrong_type", "no_times", label=known.label, kind=Word(f"kinds.{known.type}"))
    return None


def _thresholds(draft: Draft) -> Refusal | None:
    """Having is about metrics; what is about rows belongs into where."""
    for key in fields_of(draft.query.having):
        found = meaning(key, draft.query, draft.catalog)
        if found and found.kind == "group":
            return refused("wrong_type", "no_threshold", name=key)
    return None


def _aggregates(draft: Draft) -> Refusal | None:
    for term in draft.terms:
        if not isinstance(term, AggregateTerm) or term.agg not in _NEEDED_TYPES:
            continue
        field = group_field(term.field, draft.catalog)
        if field.type not in _NEEDED_TYPES[term.agg]:
            label = draft.catalog.dimensions[term.field].label
            kind, aggregate = Word(f"kinds.{field.type}"), Word(f"aggregates.{term.agg}")
            return refused("wrong_type", "no_aggregate", label=label, kind=kind, aggregate=aggregate)
    return None


def _snapshots(draft: Draft) -> Refusal | None:
    by_time = any(isinstance(term, TimeTerm) for term in draft.query.group_by)
    if not by_time and draft.query.compare_to is None:
        return None
    for term in draft.terms:
        if additivity(term, draft.catalog) == "snapshot":
            return refused("not_supported", "no_course", metric=metric_said(term, draft.catalog))
    return None


def _comparison(draft: Draft) -> Refusal | None:
    if isinstance(draft.query.compare_to, EarlierBucket):
        return unsound(draft, draft.query.compare_to.window)
    if draft.query.compare_to is None or draft.query.time is not None:
        return None
    return refused("not_supported", "comparison_of_what")


def _calculations(draft: Draft) -> Refusal | None:
    if draft.query.compare_to is not None:
        return None
    for kind in ("previous", "change", "growth"):
        term = next(calculated(draft.query, draft.catalog, kind), None)
        if term:
            slots = {"calculation": Word(f"calculations.{kind}"), "metric": metric_said(term, draft.catalog)}
            return refused("not_supported", "calculation_of_what", **slots)
    return None


def _targets(draft: Draft) -> Refusal | None:
    for term in calculated(draft.query, draft.catalog, "target"):
        if target_of(term, draft.catalog) is None:
            return refused("not_supported", "no_target", metric=metric_said(term, draft.catalog))
        if draft.query.compare_to is not None:
            return refused("not_supported", "targets_compared")
    return None


def _shares(draft: Draft) -> Refusal | None:
    for term in calculated(draft.query, draft.catalog, "share"):
        metric = metric_said(term, draft.catalog)
        if not draft.query.group_by:
            return refused("not_supported", "share_of_what", metric=metric)
        if additivity(term, draft.catalog) not in ("additive", "distinct"):
            return refused("not_supported", "no_shares", metric=metric)
        if draft.query.compare_to is not None:
            return refused("not_supported", "shares_compared")
    return None


def additivity(term: MetricTerm, catalog: Catalog) -> str:
    """Whether values of groups may be added up; see `semantic.metrics`."""
    if isinstance(term, AggregateTerm):
        return catalog.measures(term)[0].additivity
    return catalog.metrics[term.key].additivity
