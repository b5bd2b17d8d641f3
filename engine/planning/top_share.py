"""What part of a number comes from those that have the most: each gets its place, then they are added up."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from engine.planning.draft import Source
from engine.planning.literals import number
from engine.planning.nodes import all_of, column, cte, fraction, named, relation
from semantic.made_metrics import TopShareMetric

PLACES = "_places"  # ends the name of the part that says who comes first


@dataclass(frozen=True)
class Ranked:
    """The rows of an inner question, called `name`: what splits them, what they are of, and their number."""

    name: str
    parts: tuple[exp.CTE, ...]
    groups: Sequence[exp.Expression]
    each: Sequence[exp.Column]
    value: exp.Expression


def top_share(rows: Ranked, slot: str, metric: TopShareMetric) -> Source:
    """What the SELECT over the placed rows reads and gives.

    Rows without a name are part of the whole, but never among the first.
    """
    places = rows.name + PLACES
    groups = [f"group_{at}" for at in range(1, len(rows.groups) + 1)]
    known = all_of([exp.Not(this=exp.Is(this=one.copy(), expression=exp.Null())) for one in _needed(rows)])
    columns = {
        **dict(zip(groups, rows.groups, strict=True)),
        "whole": rows.value,
        "named": exp.Case(ifs=[exp.If(this=known.copy(), true=rows.value.copy())]),
        "place": _place(rows, known, metric.lowest),
        "place_from_the_end": _place(rows, known, not metric.lowest),
    }
    select = exp.Select(
        expressions=[named(one.copy(), name) for name, one in columns.items()],
        from_=exp.From(this=relation(rows.name)),
    )
    first = exp.Case(ifs=[exp.If(this=_is_first(places, metric), true=column(places, "named"))])
    share = fraction(exp.Sum(this=first), exp.Sum(this=column(places, "whole")))
    body: dict[str, exp.Expression | list[exp.Join] | None] = {"from_": exp.From(this=relation(places))}
    split = tuple(column(places, name) for name in groups)
    return Source(places, (*rows.parts, cte(places, select)), body, split, {slot: share}, True)


def _needed(rows: Ranked) -> list[exp.Expression]:
    return [*rows.each, rows.value]


def _place(rows: Ranked, known: exp.Expression, lowest: bool) -> exp.Expression:
    """The place of each row within its group, those without a name behind the others."""
    missing = exp.Case(ifs=[exp.If(this=known.copy(), true=number(0))], default=number(1))
    sort = [
        exp.Ordered(this=missing, nulls_first=False),
        exp.Ordered(this=rows.value.copy(), desc=not lowest, nulls_first=False),
        *(exp.Ordered(this=one.copy(), desc=lowest, nulls_first=False) for one in rows.each),
    ]
    within = [one.copy() for one in rows.groups]
    return exp.Window(this=exp.RowNumber(), partition_by=within, order=exp.Order(expressions=sort))


def _is_first(places: str, metric: TopShareMetric) -> exp.Expression:
    """`place <= 10`; of a part of n things `(place - 1) * 100 < percent * n`: rounded up.

    A place and that from the other end are one more than there are things.
    """
    place, other = column(places, "place"), column(places, "place_from_the_end")
    if metric.count is not None:
        return exp.LTE(this=place, expression=number(metric.count))
    before = exp.Paren(this=exp.Sub(this=place, expression=number(1)))
    things = exp.Paren(this=exp.Add(this=before.this.copy(), expression=other))
    percent = exp.Literal.number(f"{metric.percent or 0:.12g}")
    return exp.LT(
        this=exp.Mul(this=before, expression=number(100)),
        expression=exp.Mul(this=percent, expression=things),
    )
