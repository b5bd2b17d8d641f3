"""Values of conditions as typed literals; a value of the wrong type is refused before it is built."""

from engine.planning.draft import Draft
from engine.planning.keys import meaning, metric_term
from engine.planning.kinds import metric_type
from engine.planning.labels import metric_said
from engine.planning.leaves import every_leaf, values_of
from engine.planning.literals import is_moment
from engine.refusals import refused
from engine.types.refusal import Refusal, Said, Word
from semantic.fields import FieldType, Scalar, comparable
from semantic.filters import (
    AgainstAverage,
    AgainstField,
    Between,
    Compare,
    Leaf,
    MetricIs,
    Related,
    TextIs,
)
from semantic.terms import condition_within
from semantic.time_parts import part_term


def check_values(draft: Draft) -> Draft | Refusal:
    """The step: every value in where and having fits what it is compared with."""
    own = [(condition_within(term), False) for term in draft.query.metrics]
    for condition, of_metrics in ((draft.query.where, False), (draft.query.having, True), *own):
        for leaf in every_leaf(condition):
            if isinstance(leaf, MetricIs | Related):
                continue
            label, kind = _subject(draft, leaf.field, of_metrics)
            grouped = not of_metrics or _is_plain_number_of_groups(draft, leaf.field)
            if isinstance(leaf, AgainstAverage) and (not grouped or kind not in ("integer", "number")):
                return refused("wrong_type", "no_average", label=label, hint=Word("value_hints.number"))
            if isinstance(leaf, AgainstField):
                other, against = _subject(draft, leaf.other, of_metrics)
                if of_metrics or not comparable(kind, against):
                    return refused("wrong_type", "no_pair", label=label, other=other)
                continue
            refusal = _fault(label, kind, leaf)
            if refusal:
                return refusal
    return draft


def _is_plain_number_of_groups(draft: Draft, key: str) -> bool:
    """Whether a key of having is a number that each of the groups has, with nothing computed from it."""
    query, found = draft.query, meaning(key, draft.query, draft.catalog)
    made = query.compare_to or query.calculations or query.claim or query.rest or query.share_per
    return bool(query.group_by) and not made and found is not None and found.kind == "metric"


def having_type(draft: Draft, key: str) -> FieldType:
    """The type of what a key of having stands for."""
    found = meaning(key, draft.query, draft.catalog)
    term = metric_term(found.of, draft.catalog) if found else None
    if found is None or term is None or found.kind not in ("metric", "previous"):
        return "number"
    return metric_type(term, draft.catalog)


def _subject(draft: Draft, field: str, of_metrics: bool) -> tuple[str | Word | Said, FieldType]:
    if not of_metrics:
        part = part_term(field, draft.catalog)
        if part:
            return Word(f"parts.{part.part}"), "integer"
        known = draft.catalog.dimensions[field]
        return known.label, known.type
    found = meaning(field, draft.query, draft.catalog)
    term = metric_term(found.of, draft.catalog) if found else None
    return (metric_said(term, draft.catalog) if term else field), having_type(draft, field)


def _fault(label: str | Word | Said, kind: FieldType, leaf: Leaf) -> Refusal | None:
    ordered = isinstance(leaf, Between) or (isinstance(leaf, Compare) and leaf.op not in ("=", "!="))
    if ordered and kind == "boolean":
        return refused("wrong_type", "no_order", label=label, hint=Word(f"value_hints.{kind}"))
    if isinstance(leaf, TextIs) and kind != "string":
        return refused("wrong_type", "no_text", label=label, hint=Word(f"value_hints.{kind}"))
    for value in values_of(leaf):
        if not _fits(value, kind):
            slots = {"kind": Word(f"kinds.{kind}"), "hint": Word(f"value_hints.{kind}")}
            return refused("wrong_type", "wrong_value", label=label, value=repr(value), **slots)
    return None


def _fits(value: Scalar, kind: FieldType) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if isinstance(value, int | float):
        return kind in ("integer", "number")
    return kind == "string" or (kind in ("date", "timestamp") and is_moment(value))
