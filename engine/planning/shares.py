"""The totals that shares are parts of, taken over all groups: before having and before the limit.

What adds up is added up from the groups. Distinct counts do not add up, as one viewer may be in
several groups, and over a bridge nothing does, as one row may be: their total is taken once more over all
rows.
"""

from dataclasses import replace

from sqlglot import exp

from engine.planning.bridges import fans_out
from engine.planning.composing import term_parts
from engine.planning.draft import OVERALL, Branch, Draft, Slot
from engine.planning.formula import Part
from engine.planning.labels import group_names, metric_said
from engine.planning.nodes import column, named, relation
from engine.planning.rules import additivity, calculated
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.query import MetricTerm

WITHIN = "_within"  # ends the column that a number's total within its groups has


def add_overall(draft: Draft) -> Draft | Refusal:
    """The step: an ungrouped branch for every number that does not add up and of which a share is asked."""
    shared = list(calculated(draft.query, draft.catalog, "share"))
    if draft.query.share_per:
        lost = next((term for term in shared if not adds_up_within(draft, term)), None)
        if lost or len(draft.query.share_per) >= len(draft.query.group_by):
            return refused("not_supported", "no_shares", metric=metric_said(lost or shared[0], draft.catalog))
        return draft
    wanted = {_part(draft, term) for term in shared if not _adds_up(draft, term)}
    slots = ((branch, slot) for branch in draft.branches for slot in branch.slots)
    overall = tuple(_overall(branch, slot) for branch, slot in slots if slot.part in wanted)
    return replace(draft, branches=draft.branches + overall)


def total(draft: Draft, term: MetricTerm, name: str) -> exp.Expression:
    """The metric over all groups of the named relation, as a scalar query."""
    slot = draft.slot_names[_part(draft, term)]
    if draft.query.share_per:
        return column(name, slot + WITHIN)
    if _adds_up(draft, term):
        return _scalar(named(exp.Sum(this=column(name, slot)), slot), name)
    counted = next(one for one in draft.branches if not one.grouped and one.slots[0].name == slot)
    return _scalar(column(counted.name, slot), counted.name)


def within_groups(draft: Draft, name: str) -> exp.Select | None:
    """All rows of the named relation with the totals of the groups that shares are within; None without."""
    wanted = [
        draft.slot_names[_part(draft, term)] for term in calculated(draft.query, draft.catalog, "share")
    ]
    if not wanted or not draft.query.share_per:
        return None
    names = group_names(draft.query.group_by)
    keys = [term.key for term in draft.query.group_by]
    per = [column(name, names[keys.index(key)]) for key in draft.query.share_per]
    totals = [
        named(exp.Window(this=exp.Sum(this=column(name, slot)), partition_by=per), slot + WITHIN)
        for slot in dict.fromkeys(wanted)
    ]
    slots = [column(name, slot.name) for branch in draft.branches for slot in branch.slots]
    columns: list[exp.Expression] = [*(column(name, one) for one in names), *slots, *totals]
    return exp.Select(expressions=columns, from_=exp.From(this=relation(name)))


def adds_up_within(draft: Draft, term: MetricTerm) -> bool:
    """Whether the numbers of groups may be added up within some of them."""
    return additivity(term, draft.catalog) == "additive" and _adds_up(draft, term)


def _adds_up(draft: Draft, term: MetricTerm) -> bool:
    facts = draft.catalog.facts(term)
    spread = any(fans_out(draft.catalog, fact, group) for fact in facts for group in draft.query.group_by)
    return additivity(term, draft.catalog) != "distinct" and not spread


def _part(draft: Draft, term: MetricTerm) -> Part:
    """The one part of a metric that has shares."""
    return next(iter(term_parts(term, draft.catalog, "")))[0]


def _overall(branch: Branch, slot: Slot) -> Branch:
    return replace(branch, name=slot.name + OVERALL, slots=(slot,), grouped=False)


def _scalar(value: exp.Expression, name: str) -> exp.Subquery:
    return exp.Subquery(this=exp.Select(expressions=[value], from_=exp.From(this=relation(name))))
