"""Last step: columns, having, order and limit around the source."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from sqlglot import exp

from engine.planning.claims import claimed
from engine.planning.conditions import condition_sql, joined
from engine.planning.cuts import Rows, numbered, numbers_rows, with_rest
from engine.planning.draft import Draft, Source
from engine.planning.keys import Meaning, meaning, metric_term
from engine.planning.labels import unique
from engine.planning.literals import literal
from engine.planning.nodes import all_of, group_by, named, relation
from engine.planning.outputs import value
from engine.planning.rules import additivity
from engine.planning.values import having_type
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.fields import Scalar, bucket_labels
from semantic.filters import AgainstAverage, Condition
from semantic.periods import EarlierBucket
from semantic.query import DimensionTerm, TimeTerm
from semantic.sql_names import identifier

_FROM_NOUGHT = ("additive", "distinct")


def finish(draft: Draft) -> Draft | Refusal:
    """The step: the whole SELECT. Its rows have one order only, so that a limit always cuts the same."""
    source = draft.source
    if source is None:
        raise ValueError("nothing to select from")
    condition = _having(draft, source)
    parts = dict(source.body)
    if draft.query.records:
        condition = None
    elif source.aggregated:
        parts["group"] = group_by(len(source.groups))
        parts["having"] = condition and exp.Having(this=condition)
    else:
        parts["where"] = condition and exp.Where(this=condition)
    parts["with_"] = exp.With(expressions=list(source.ctes)) if source.ctes else None
    columns = [named(value(draft, source, _meaning(one)), one.name) for one in draft.columns]
    if draft.query.claim is not None:
        tree, shown = claimed(draft, draft.query.claim, _select(columns, parts))
        return replace(draft, tree=tree, columns=shown)
    if numbers_rows(draft.query):
        return replace(draft, tree=numbered(draft, _rows(draft, source, columns, parts)))
    if draft.kept is not None:
        return replace(draft, tree=with_rest(draft, _rows(draft, source, columns, parts)))
    order = _order(draft, source)
    parts["order"] = exp.Order(expressions=order) if order else None
    parts["limit"] = _limit(draft)
    parts["offset"] = _offset(draft)
    return replace(draft, tree=_select(columns, parts))


def _select(columns: list[exp.Expression], parts: Mapping[str, Any]) -> exp.Select:
    return exp.Select(expressions=columns, **{name: part for name, part in parts.items() if part})


def _rows(draft: Draft, source: Source, columns: list[exp.Expression], parts: Mapping[str, Any]) -> Rows:
    """The rows before they are cut; what they are sorted by and do not show has columns of its own."""
    shown = tuple(one.name for one in draft.columns)
    sort: list[tuple[str, exp.Ordered]] = []
    more: list[exp.Expression] = []
    for key, one in _sorted(draft, source):
        name = one.this.name if isinstance(one.this, exp.Column) and not one.this.table else ""
        if name not in shown:
            name = unique([*shown, *(f"by_{at}" for at in range(len(more) + 1))])[-1]
            more.append(named(one.this, name))
        by = exp.Ordered(this=exp.Column(this=identifier(name)), desc=one.args.get("desc"), nulls_first=False)
        sort.append((key, by))
    return Rows(_select([*columns, *more], parts), shown, tuple(sort))


def _meaning(column: Column) -> Meaning:
    if column.role == "dimension" or column.role == "time":
        return Meaning("group", column.of)
    if column.role == "claim" or column.role == "bound":
        raise ValueError("what is claimed is added when all else is chosen")
    return Meaning(column.role, column.of)


def _having(draft: Draft, source: Source) -> exp.Expression | None:
    conditions = list(_ranked_only(draft, source))
    if draft.query.having is not None:
        conditions.append(
            condition_sql(
                draft.query.having,
                lambda key: (_bounded(draft, source, key), having_type(draft, key)),
                draft.time,
                partial(_against_average, draft, source),
            )
        )
    return all_of(conditions) if conditions else None


def _against_average(draft: Draft, source: Source, condition: Condition) -> exp.Expression | None:
    """The number of a group against the average of all groups; None for any other condition.

    What belongs to no group is no group: orders without a customer are not those of an average customer.
    """
    if not isinstance(condition, AgainstAverage):
        return None
    number = _keyed(draft, source, condition.field)
    known = [_known(_keyed(draft, source, term.key)) for term in draft.query.group_by]
    average = exp.alias_(exp.Avg(this=number.copy()), "average")
    every = exp.Select(
        expressions=[average],
        from_=exp.From(this=relation(source.name)),
        where=exp.Where(this=joined(exp.And, [one.copy() for one in known])),
    )
    kind = exp.GT if condition.op == ">" else exp.LT
    return joined(exp.And, [*known, kind(this=number, expression=exp.Subquery(this=every))])


def _ranked_only(draft: Draft, source: Source) -> Iterator[exp.Expression]:
    """A ranking or a bound is of named things: what has no value of a dimension is none of them.

    A ranking by change or growth is of those that have it, so that both periods have a value. The things
    that pass a bound inside a question are only looked for among others, where nothing is equal to NULL.
    """
    query = draft.query
    first = query.order[0].by if query.order else ""
    found = meaning(first, query, draft.catalog)
    grown = found is not None and found.kind in ("change", "growth")
    ranked = query.limit is not None and found is not None and found.kind != "group"
    bounded = query.having is not None and not draft.prefix
    if query.rest or not (grown or ranked or bounded):
        return
    for term in query.group_by:
        if isinstance(term, DimensionTerm) or (grown and not isinstance(term, TimeTerm)):
            yield from () if term.key in query.limit_per else (_known(_keyed(draft, source, term.key)),)
    if grown:
        yield _known(_keyed(draft, source, first))


def _known(value: exp.Expression) -> exp.Expression:
    return exp.Not(this=exp.Is(this=value, expression=exp.Null()))


def _keyed(draft: Draft, source: Source, key: str) -> exp.Expression:
    wanted = meaning(key, draft.query, draft.catalog)
    if wanted is None:
        raise KeyError(key)
    return value(draft, source, wanted)


def _bounded(draft: Draft, source: Source, key: str) -> exp.Expression:
    """What a bound is on: what was not there in one of two periods has changed from nought, or to it."""
    found = meaning(key, draft.query, draft.catalog)
    if found is None or not _changes_from_nought(draft, found):
        return _keyed(draft, source, key)
    ends = (value(draft, source, Meaning(kind, found.of)) for kind in ("metric", "previous"))
    now, before = (exp.Coalesce(this=end, expressions=[exp.Literal.number(0)]) for end in ends)
    return exp.Paren(this=exp.Sub(this=now, expression=before))


def _changes_from_nought(draft: Draft, found: Meaning) -> bool:
    """Whether it is a change of what is counted or added up, which is nought where there are no rows."""
    term = metric_term(found.of, draft.catalog)
    if found.kind != "change" or term is None or isinstance(draft.query.compare_to, EarlierBucket):
        return False
    return additivity(term, draft.catalog) in _FROM_NOUGHT


def _order(draft: Draft, source: Source) -> list[exp.Expression]:
    return [one for _, one in _sorted(draft, source)]


def _sorted(draft: Draft, source: Source) -> Iterator[tuple[str, exp.Ordered]]:
    """As asked, then times, then the other groups; NULL comes last."""
    wanted = {order.by: order.descending for order in reversed(draft.query.order)}
    keys = [order.by for order in draft.query.order]
    groups = sorted(draft.query.group_by, key=lambda term: not isinstance(term, TimeTerm))
    keys = list(dict.fromkeys([*keys, *(term.key for term in groups)]))
    for key in keys if draft.query.group_by else ():
        yield from ((key, one) for one in _ordered(draft, source, key, wanted.get(key, False)))


def _ordered(draft: Draft, source: Source, key: str, descending: bool) -> Iterator[exp.Ordered]:
    """By the value; where its values have an order of their own, by that first."""
    wanted = meaning(key, draft.query, draft.catalog)
    shown = next((one.name for one in draft.columns if _meaning(one) == wanted), None)
    listed = _listed(draft, key)
    if listed:
        place = exp.Case(ifs=list(_places(listed, _keyed(draft, source, key))))
        yield exp.Ordered(this=place, desc=descending or None, nulls_first=False)
    by = exp.Column(this=identifier(shown)) if shown else _keyed(draft, source, key)
    yield exp.Ordered(this=by, desc=descending or None, nulls_first=False)


def _listed(draft: Draft, key: str) -> tuple[Scalar, ...]:
    """The values of a group in their own order, where they have one."""
    term = next((term for term in draft.query.group_by if term.key == key), None)
    if not isinstance(term, DimensionTerm):
        return ()
    known = draft.catalog.dimensions[term.name]
    if known.field.buckets:
        return bucket_labels(known.field.buckets)
    ordered = any(binding.field.ordered for binding in known.bindings)
    return tuple(value.value for value in known.values) if ordered else ()


def _places(values: tuple[Scalar, ...], by: exp.Expression) -> Iterator[exp.If]:
    for place, one in enumerate(values, start=1):
        equal = exp.EQ(this=by.copy(), expression=literal(one, "string"))
        yield exp.If(this=equal, true=exp.Literal.number(place))


def _limit(draft: Draft) -> exp.Limit | None:
    if draft.query.limit is None:
        return None
    return exp.Limit(expression=exp.Literal.number(draft.query.limit))


def _offset(draft: Draft) -> exp.Offset | None:
    if draft.query.offset is None:
        return None
    return exp.Offset(expression=exp.Literal.number(draft.query.offset))
