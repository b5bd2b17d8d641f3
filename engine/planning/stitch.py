"""Facts meet only after each has been aggregated, so that no join can count a row twice.

The branches are put under each other with NULL for what they do not measure, and folded by MAX:
each cell has one value at most, so MAX only picks it. FULL OUTER JOIN would need null-safe
equality over every group for the same, which engines run as a nested loop or do not have, and a
COALESCE chain that grows with the facts.
"""

from dataclasses import replace
from functools import reduce

from sqlglot import exp

from engine.planning.branches import read_branch
from engine.planning.draft import Branch, Draft, Source
from engine.planning.facts import ALL_PARTS, COMBINED
from engine.planning.labels import group_names
from engine.planning.leaves import leaves
from engine.planning.nodes import column, copies, cte, group_by, named, once, relation
from engine.planning.rules import calculated
from engine.planning.shares import within_groups
from engine.types.refusal import Refusal
from semantic.filters import AgainstAverage

SHARES = "_shares"  # ends the name of the part that adds totals within groups


def build_source(draft: Draft) -> Draft | Refusal:
    """The step: what the last SELECT reads. One fact alone is read directly, unless shares are asked."""
    shared = next(calculated(draft.query, draft.catalog, "share"), None)
    sources = [read_branch(draft, branch) for branch in draft.branches]
    averaged = any(isinstance(one, AgainstAverage) for one in leaves(draft.query.having))
    if len(sources) == 1 and not shared and not averaged:
        return replace(draft, source=sources[0])
    groups = group_names(draft.query.group_by)
    ctes = [
        one
        for branch, source in zip(draft.branches, sources, strict=True)
        for one in _totals(branch, source, groups)
    ]
    grouped = [branch for branch in draft.branches if branch.grouped]
    name = grouped[0].name if len(grouped) == 1 else draft.prefix + COMBINED
    if len(grouped) > 1:
        parts = draft.prefix + ALL_PARTS
        ctes += [cte(parts, _union(grouped, groups)), cte(name, _fold(grouped, groups, parts))]
    inside = within_groups(draft, name)
    if inside is not None:
        name, ctes = name + SHARES, [*ctes, cte(name + SHARES, inside)]
    slots: dict[str, exp.Expression] = {
        slot.name: column(name, slot.name) for branch in grouped for slot in branch.slots
    }
    columns = tuple(column(name, group) for group in groups)
    body: dict[str, exp.Expression | list[exp.Join] | None] = {"from_": exp.From(this=relation(name))}
    return replace(draft, source=Source(name, once(ctes), body, columns, slots, False))


def _totals(branch: Branch, fact: Source, groups: list[str]) -> list[exp.CTE]:
    """One fact at the asked grain, after what it reads itself."""
    columns = copies(fact.groups, groups[: len(fact.groups)]) + copies(fact.slots.values(), list(fact.slots))
    grouping = group_by(len(fact.groups)) if fact.aggregated else None
    return [*fact.ctes, cte(branch.name, exp.Select(expressions=columns, group=grouping, **fact.body))]


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


def _fold(branches: list[Branch], groups: list[str], parts: str) -> exp.Select:
    slots = [slot.name for branch in branches for slot in branch.slots]
    columns: list[exp.Expression] = [column(parts, group) for group in groups]
    columns += [named(exp.Max(this=column(parts, slot)), slot) for slot in slots]
    return exp.Select(expressions=columns, from_=exp.From(this=relation(parts)), group=group_by(len(groups)))
