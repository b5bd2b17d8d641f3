"""Which groups are shown: passed over, within each of other groups, or a part of their number.

What LIMIT cannot say is said by numbering the rows of the result: `results`, `ranked`, and what is kept.
"""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.draft import Draft
from engine.planning.joins import table_names
from engine.planning.labels import unique
from engine.planning.nodes import all_of, column, cte, named, relation
from engine.planning.rest import called
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery, TimeTerm

_NAMES = ("results", "ranked")
PLACE = "place"


@dataclass(frozen=True)
class Rows:
    """The rows of a result before they are cut: their SELECT, the columns to show, and how to sort.

    `sort` has a column of the SELECT for each key of the order, by key; they need not be shown.
    """

    select: exp.Select
    shown: tuple[str, ...]
    sort: tuple[tuple[str, exp.Ordered], ...]


def check_cuts(draft: Draft) -> Draft | Refusal:
    """The step: refuses ways to cut that mean nothing together."""
    query = draft.query
    keys = {term.key for term in query.group_by}
    unknown = next((key for key in query.limit_per if key not in keys), None)
    if unknown is not None:
        return refused("unknown_name", "not_grouped", name=unknown)
    fault = _fault(query, keys)
    return refused("not_supported", fault) if fault else draft


def _fault(query: LogicalQuery, keys: set[str]) -> str:
    """The name of what is wrong; "" if nothing is."""
    numbered = query.limit is not None
    if query.named is not None and (numbered or query.limit_percent is not None or query.order):
        return "rest_plain"
    if numbered and query.limit_percent is not None:
        return "two_limits"
    if not numbered and (query.offset is not None or query.limit_per or _is_open(query)):
        return "how_many"
    if query.limit_per and set(query.limit_per) == keys:
        return "nothing_to_rank"
    if (query.limit_per or query.limit_percent is not None) and not query.order:
        return "ranked_by_what"
    if (query.limit_per or query.limit_percent is not None or query.rest) and query.fill:
        return "ranking_and_fill"
    return ""


def _is_open(query: LogicalQuery) -> bool:
    """Whether it is not said what the rest is of."""
    return query.rest and query.named is None


def numbers_rows(query: LogicalQuery) -> bool:
    """Whether the limit needs the rows numbered."""
    return bool(query.limit_per) or query.limit_percent is not None


def numbered(draft: Draft, rows: Rows) -> exp.Select:
    """The rows whose place is within the limit, in order."""
    results, ranked = cte_names(draft, _NAMES)
    select, query = rows.select, draft.query
    before = select.args.pop("with_", None)
    per = [_shown_as(draft, key) for key in query.limit_per]
    inner = [one for key, one in rows.sort if key not in query.limit_per]
    named_only = [_known(results, one) for one in _things(draft)] if query.limit_percent is not None else []
    columns: list[exp.Expression] = [column(results, name) for name in rows.shown]
    columns += [column(results, name) for name in _sorted_by(rows) if name not in rows.shown]
    window = exp.Window(
        this=exp.RowNumber(),
        partition_by=[column(results, name) for name in per],
        order=exp.Order(expressions=[_of(results, one) for one in inner]),
    )
    place = unique([*rows.shown, *_sorted_by(rows), PLACE])[-1]
    columns.append(named(window, place))
    where = exp.Where(this=all_of(named_only)) if named_only else None
    ranks = exp.Select(expressions=columns, from_=exp.From(this=relation(results)), where=where)
    ctes = [*(before.expressions if before else ()), cte(results, select), cte(ranked, ranks)]
    outer = [one for key, one in rows.sort if key in query.limit_per]
    outer.sort(key=lambda one: per.index(one.this.name) if one.this.name in per else len(per))
    order = [_of(ranked, one) for one in outer]
    order.append(exp.Ordered(this=column(ranked, place), nulls_first=False))
    return exp.Select(
        expressions=[column(ranked, name) for name in rows.shown],
        from_=exp.From(this=relation(ranked)),
        where=exp.Where(this=_within(query, ranked, place)),
        order=exp.Order(expressions=order),
        with_=exp.With(expressions=ctes),
    )


def with_rest(draft: Draft, rows: Rows) -> exp.Select:
    """The named groups in order, and after them the one row of all others."""
    (results,) = cte_names(draft, _NAMES[:1])
    before = rows.select.args.pop("with_", None)
    (thing,) = _things(draft)
    columns: list[exp.Expression] = [
        named(called(column(results, name)), name) if name == thing else column(results, name)
        for name in rows.shown
    ]
    last = exp.Ordered(this=exp.Not(this=_known(results, thing)), nulls_first=False)
    return exp.Select(
        expressions=columns,
        from_=exp.From(this=relation(results)),
        order=exp.Order(expressions=[last, *(_of(results, one) for _, one in rows.sort)]),
        with_=exp.With(expressions=[*(before.expressions if before else ()), cte(results, rows.select)]),
    )


def cte_names(draft: Draft, wanted: tuple[str, ...]) -> list[str]:
    """Names of parts that nothing else has."""
    used = [one.alias for one in draft.source.ctes] if draft.source else []
    taken = [*table_names(draft.catalog), *used]
    return unique([*taken, *(draft.prefix + name for name in wanted)])[len(taken) :]


def _within(query: LogicalQuery, ranked: str, name: str) -> exp.Expression:
    """`place <= 20 AND place > 10`; of a part of n groups `(place - 1) * 100 < percent * n`: rounded up."""
    place = column(ranked, name)
    if query.limit_percent is not None:
        count = exp.Select(
            expressions=[named(exp.Count(this=exp.Star(), big_int=True), "n")],
            from_=exp.From(this=relation(ranked)),
        )
        before = exp.Paren(this=exp.Sub(this=place, expression=exp.Literal.number(1)))
        hundredfold = exp.Mul(this=before, expression=exp.Literal.number(100))
        percent = exp.Literal.number(f"{query.limit_percent:.12g}")
        return exp.LT(this=hundredfold, expression=exp.Mul(this=percent, expression=exp.Subquery(this=count)))
    first, last = query.offset or 0, (query.offset or 0) + (query.limit or 0)
    until = exp.LTE(this=place, expression=exp.Literal.number(last))
    if not first:
        return until
    return exp.And(this=exp.GT(this=place.copy(), expression=exp.Literal.number(first)), expression=until)


def _things(draft: Draft) -> list[str]:
    """The columns of groups that are not time."""
    terms = draft.query.group_by
    return [_shown_as(draft, term.key) for term in terms if not isinstance(term, TimeTerm)]


def _shown_as(draft: Draft, key: str) -> str:
    return next(one.name for one in draft.columns if one.role in ("dimension", "time") and one.of == key)


def _known(results: str, name: str) -> exp.Expression:
    return exp.Not(this=exp.Is(this=column(results, name), expression=exp.Null()))


def _sorted_by(rows: Rows) -> list[str]:
    return list(dict.fromkeys(one.this.name for _, one in rows.sort))


def _of(name: str, one: exp.Ordered) -> exp.Ordered:
    return exp.Ordered(this=column(name, one.this.name), desc=one.args.get("desc"), nulls_first=False)
