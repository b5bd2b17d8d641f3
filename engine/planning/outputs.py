"""The columns of the answer: dimensions as asked, then each metric with what is computed from it."""

from collections.abc import Iterator
from dataclasses import replace

from sqlglot import exp

from engine.planning.composing import formula_of
from engine.planning.computed import computed
from engine.planning.draft import PREVIOUS, Draft, Source
from engine.planning.formula import Part
from engine.planning.keys import Kind, Meaning, metric_term
from engine.planning.kinds import metric_type
from engine.planning.labels import (
    group_label,
    group_names,
    metric_label,
    metric_name,
    metric_unit,
    unique,
)
from engine.planning.nodes import fraction
from engine.planning.shares import total
from engine.planning.targets import against, target_of
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.query import BucketTerm, Calculation, ClassesTerm, GroupTerm, MetricTerm, PartTerm, TimeTerm


def choose_columns(draft: Draft) -> Draft | Refusal:
    """The step: names, types and expressions of all columns."""
    meanings = tuple(_meanings(draft))
    groups = [_group_column(draft, term) for term in draft.query.group_by]
    metrics = [_metric_column(draft, wanted) for wanted in meanings]
    names = unique([*group_names(draft.query.group_by), *(column.name for column in metrics)])
    columns = tuple(
        replace(column, name=name) for column, name in zip([*groups, *metrics], names, strict=True)
    )
    return replace(draft, columns=columns)


def value(draft: Draft, source: Source, wanted: Meaning) -> exp.Expression:
    """A fresh expression for what a key means."""
    if wanted.kind == "group":
        keys = [term.key for term in draft.query.group_by]
        return source.groups[keys.index(wanted.of)].copy()
    term = metric_term(wanted.of, draft.catalog)
    if term is None:
        raise KeyError(wanted.of)
    if wanted.kind == "share":
        return fraction(_metric(draft, source, term), total(draft, term, source.name))
    if wanted.kind in ("metric", "previous"):
        return _metric(draft, source, term, PREVIOUS if wanted.kind == "previous" else "")
    if wanted.kind in ("target", "gap"):
        return against(_metric(draft, source, term), wanted.kind, target_of(term, draft.catalog))
    now, before = _metric(draft, source, term), _metric(draft, source, term, PREVIOUS)
    taken = exp.Paren(this=before) if isinstance(before, exp.Add | exp.Sub) else before
    change = exp.Sub(this=now, expression=taken)
    return change if wanted.kind == "change" else fraction(change, before.copy())


def _metric(draft: Draft, source: Source, term: MetricTerm, suffix: str = "") -> exp.Expression:
    def read(part: Part) -> exp.Expression:
        return source.slots[draft.slot_names[part] + suffix].copy()

    return computed(formula_of(term, draft.catalog), read)


def _meanings(draft: Draft) -> Iterator[Meaning]:
    """What is shown of the metrics, in order; a share stands in the place of its metric."""
    calculations = draft.query.calculations
    shared = {calculation.of for calculation in calculations if calculation.kind == "share"}
    keys = [term.key for term in draft.query.metrics]
    for key in keys:
        yield Meaning("share" if key in shared else "metric", key)
        if draft.query.compare_to is not None:
            yield Meaning("previous", key)
        for one in calculations:
            yield from _calculated(one) if one.of == key and one.kind != "share" else ()
    for one in calculations:
        yield from _calculated(one) if one.of not in keys else ()


def _calculated(one: Calculation) -> Iterator[Meaning]:
    """What a calculation shows; a target stands with the way to it."""
    yield Meaning(one.kind, one.of)
    if one.kind == "target":
        yield Meaning("gap", one.of)


def _group_column(draft: Draft, term: GroupTerm) -> Column:
    label = group_label(term, draft.catalog)
    if isinstance(term, TimeTerm):
        return Column("", "timestamp", "", "time", label, term.key)
    if isinstance(term, PartTerm):
        return Column("", "integer", "", "dimension", label, term.key)
    if isinstance(term, ClassesTerm):
        return Column("", "number", metric_unit(term.of, draft.catalog), "dimension", label, term.key)
    field = draft.catalog.dimensions[term.name].field
    kind = "number" if isinstance(term, BucketTerm) else field.type
    return Column("", kind, field.unit, "dimension", label, term.key)


_SUFFIXES: dict[Kind, str] = {
    "previous": PREVIOUS,
    "change": "_change",
    "growth": "_growth",
    "share": "_share",
    "target": "_target",
    "gap": "_gap",
}
_LABELS: dict[Kind, str] = {
    "previous": "{}, before",
    "change": "change in {}",
    "growth": "growth of {}",
    "share": "share of {}",
    "target": "target of {}",
    "gap": "{} above its target",
}


def _metric_column(draft: Draft, wanted: Meaning) -> Column:
    term = metric_term(wanted.of, draft.catalog)
    if term is None or wanted.kind == "group":
        raise KeyError(wanted.of)
    relative = wanted.kind in ("growth", "share")
    name = metric_name(term) + _SUFFIXES.get(wanted.kind, "")
    label = _LABELS.get(wanted.kind, "{}").format(metric_label(term, draft.catalog))
    kind = "number" if relative else metric_type(term, draft.catalog)
    unit = "%" if relative else metric_unit(term, draft.catalog)
    return Column(name, kind, unit, wanted.kind, label, wanted.of)
