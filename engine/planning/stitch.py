"""Facts meet only after each has been aggregated, so that no join can count a row twice.

The branches are put under each other with NULL for what they do not measure, and folded by MAX:
each cell has one value at most, so MAX only picks it. FULL OUTER JOIN would need null-safe
equality over every group for the same, which engines run as a nested loop or do not have, and a
COALESCE chain that grows with the facts.
"""

from dataclasses import replace
from functools import reduce

from sqlglot import exp

from engine.planning.branch import read_fact
from engine.planning.draft import Branch, Draft, Source
from engine.planning.joins import table_names
from engine.planning.labels import group_names, unique
from engine.planning.nodes import column, copies, cte, group_by, named, relation
from engine.planning.rules import calculated
from engine.types.refusal import Refusal

_PARTS, _COMBINED = "all_parts", "combined"


def build_source(draft: Draft) -> Draft | Refusal:
    """The step: what the last SELECT reads. One fact alone is read directly, unless shares are asked."""
    shared = next(calculated(draft.query, draft.catalog, "share"), None)
    if len(draft.branches) == 1 and not shared:
        return replace(draft, source=read_fact(draft, draft.branches[0]))
    draft = replace(draft, branches=_named_apart(draft))
    groups = group_names(draft.query.group_by)
    grouped = [branch for branch in draft.branches if branch.grouped]
    ctes = [cte(branch.name, _totals(draft, branch, groups)) for branch in draft.branches]
    if len(grouped) > 1:
        ctes += [cte(_PARTS, _union(grouped, groups)), cte(_COMBINED, _fold(grouped, groups))]
    name = grouped[0].name if len(grouped) == 1 else _COMBINED
    slots: dict[str, exp.Expression] = {
        slot.name: column(name, slot.name) for branch in grouped for slot in branch.slots
    }
    columns = tuple(column(name, group) for group in groups)
    body: dict[str, exp.Expression | list[exp.Join] | None] = {"from_": exp.From(this=relation(name))}
    return replace(draft, source=Source(name, tuple(ctes), body, columns, slots, False))


def _named_apart(draft: Draft) -> tuple[Branch, ...]:
    """The branches under names that no table of the source has."""
    tables = table_names(draft.catalog)
    names = unique([*tables, _PARTS, _COMBINED, *(branch.name for branch in draft.branches)])
    fresh = names[-len(draft.branches) :]
    return tuple(replace(branch, name=name) for branch, name in zip(draft.branches, fresh, strict=True))


def _totals(draft: Draft, branch: Branch, groups: list[str]) -> exp.Select:
    """One fact at the asked grain."""
    fact = read_fact(draft, branch)
    columns = copies(fact.groups, groups[: len(fact.groups)]) + copies(fact.slots.values(), list(fact.slots))
    return exp.Select(expressions=columns, group=group_by(len(fact.groups)), **fact.body)


def _union(branches: list[Branch], groups: list[str]) -> exp.Query:
    """The branches under each other; every slot has a column, filled by the branch that measures it."""
    slots = [slot.name for branch in branches for slot in branch.slots]
    selects: list[exp.Query] = [_aligned(branch, groups, slots) for branch in branches]
    return reduce(lambda above, below: exp.Union(this=above, expression=below, distinct=False), selects)


def _aligned(branch: Branch, groups: list[str], slots: list[str]) -> exp.Select:
    own = {slot.name for slot in branch.slots}
    columns: list[exp.Expression] = [column(branch.name, group) for group in groups]
    columns += [column(branch.name, slot) if slot in own else named(exp.Null(), slot) for slot in slots]
    return exp.Select(expressions=columns, from_=exp.From(this=relation(branch.name)))


def _fold(branches: list[Branch], groups: list[str]) -> exp.Select:
    slots = [slot.name for branch in branches for slot in branch.slots]
    columns: list[exp.Expression] = [column(_PARTS, group) for group in groups]
    columns += [named(exp.Max(this=column(_PARTS, slot)), slot) for slot in slots]
    return exp.Select(expressions=columns, from_=exp.From(this=relation(_PARTS)), group=group_by(len(groups)))
