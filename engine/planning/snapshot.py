"""Measures that must not be added up over time: of each period, only the rows at its last moment count."""

from sqlglot import exp

from engine.planning.aggregates import counted, over
from engine.planning.branch import asked_inside, rows_of
from engine.planning.draft import Branch, Draft, Source
from engine.planning.labels import group_names, unique
from engine.planning.nodes import all_of, column, copies, cte, group_by, named, relation, same
from semantic.expressions import operand
from semantic.measures import NonAdditive
from semantic.model import Dataset
from semantic.query import TimeTerm


def read_snapshot(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over the last (or first) rows of each period reads and gives."""
    if branch.snapshot is None:
        raise ValueError("the branch may be added up")
    rows = rows_of(draft, branch)
    asked = draft.query.group_by if branch.grouped else ()
    groups = group_names(draft.query.group_by)[: len(asked)]
    windows, moment = _windows(draft, branch, branch.snapshot, groups)
    dataset = draft.catalog.datasets[branch.fact]
    groupings = [_field(dataset, name, branch.fact) for name in branch.snapshot.window_groupings]
    values = {slot.name: counted(slot.measure, branch.fact) for slot in branch.slots}
    columns = copies(map(rows.group, asked), groups) + copies(groupings, windows)
    columns += copies([_field(dataset, branch.snapshot.name, branch.fact)], [moment])
    columns += copies(values.values(), list(values))
    all_rows, chosen = f"{branch.name}_rows", f"{branch.name}_chosen"
    times = [name for name, term in zip(groups, asked, strict=True) if isinstance(term, TimeTerm)]
    ctes = (
        *asked_inside(draft, branch),
        cte(all_rows, exp.Select(expressions=columns, **rows.body)),
        cte(chosen, _chosen(branch.snapshot, all_rows, [*times, *windows], moment)),
    )
    pairs: list[exp.Expression] = [
        same(column(chosen, name), column(all_rows, name)) for name in (*times, *windows)
    ]
    pairs.append(exp.EQ(this=column(chosen, moment), expression=column(all_rows, moment)))
    join = exp.Join(this=relation(chosen), on=all_of(pairs))
    slots = {slot.name: over(slot.measure, column(all_rows, slot.name)) for slot in branch.slots}
    return Source(
        all_rows,
        ctes,
        {"from_": exp.From(this=relation(all_rows)), "joins": [join]},
        tuple(column(all_rows, name) for name in groups),
        slots,
        True,
    )


def _windows(draft: Draft, branch: Branch, snapshot: NonAdditive, groups: list[str]) -> tuple[list[str], str]:
    """Names for the groupings and the moment, apart from those of groups and numbers."""
    taken = [*groups, *(slot.name for slot in branch.slots)]
    names = unique([*taken, *(f"each_{name}" for name in snapshot.window_groupings), "moment"])[len(taken) :]
    return names[:-1], names[-1]


def _field(dataset: Dataset, name: str, alias: str) -> exp.Expression:
    field = dataset.field(name)
    return operand(field.sql if field else name, alias)


def _chosen(snapshot: NonAdditive, rows: str, keys: list[str], moment: str) -> exp.Select:
    """The moment that counts, for each period and grouping."""
    kind = exp.Min if snapshot.window_choice in ("first", "min") else exp.Max
    columns: list[exp.Expression] = [column(rows, key) for key in keys]
    columns.append(named(kind(this=column(rows, moment)), moment))
    return exp.Select(expressions=columns, from_=exp.From(this=relation(rows)), group=group_by(len(keys)))
