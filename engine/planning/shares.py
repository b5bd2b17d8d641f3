"""The totals that shares are parts of, taken over all groups: before having and before the limit.

What adds up is added up from the groups. Distinct counts do not add up, as one viewer may be in
several groups: their total is counted once more over all rows.
"""

from dataclasses import replace

from sqlglot import exp

from engine.planning.draft import OVERALL, Branch, Draft, Slot
from engine.planning.formula import Part, term_parts
from engine.planning.nodes import column, named, relation
from engine.planning.rules import additivity, calculated
from engine.types.refusal import Refusal
from semantic.query import MetricTerm


def add_overall(draft: Draft) -> Draft | Refusal:
    """The step: an ungrouped branch for every distinct count of which a share is asked."""
    shared = calculated(draft.query, draft.catalog, "share")
    distinct = [term for term in shared if additivity(term, draft.catalog) == "distinct"]
    wanted = {_part(draft, term) for term in distinct}
    slots = ((branch, slot) for branch in draft.branches for slot in branch.slots)
    overall = tuple(_overall(branch, slot) for branch, slot in slots if slot.part in wanted)
    return replace(draft, branches=draft.branches + overall)


def total(draft: Draft, term: MetricTerm, name: str) -> exp.Expression:
    """The metric over all groups of the named relation, as a scalar query."""
    slot = draft.slot_names[_part(draft, term)]
    if additivity(term, draft.catalog) == "distinct":
        counted = next(one for one in draft.branches if not one.grouped and one.slots[0].name == slot)
        return _scalar(column(counted.name, slot), counted.name)
    return _scalar(named(exp.Sum(this=column(name, slot)), slot), name)


def _part(draft: Draft, term: MetricTerm) -> Part:
    """The one part of a metric that has shares."""
    return next(iter(term_parts(term, draft.catalog, "")))[0]


def _overall(branch: Branch, slot: Slot) -> Branch:
    return replace(branch, name=slot.name + OVERALL, slots=(slot,), grouped=False)


def _scalar(value: exp.Expression, name: str) -> exp.Subquery:
    return exp.Subquery(this=exp.Select(expressions=[value], from_=exp.From(this=relation(name))))
