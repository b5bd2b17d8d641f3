"""Last step: columns, having, order and limit around the source."""

from collections.abc import Iterator
from dataclasses import replace

from sqlglot import exp

from engine.planning.conditions import condition_sql
from engine.planning.draft import Draft, Source
from engine.planning.keys import Meaning, meaning
from engine.planning.literals import literal
from engine.planning.nodes import group_by, named
from engine.planning.outputs import value
from engine.planning.values import having_type
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.fields import Scalar, bucket_labels
from semantic.query import DimensionTerm, TimeTerm
from semantic.sql_names import identifier


def finish(draft: Draft) -> Draft | Refusal:
    """The step: the whole SELECT. Its rows have one order only, so that a limit always cuts the same."""
    source = draft.source
    if source is None:
        raise ValueError("nothing to select from")
    condition = _having(draft, source)
    parts = dict(source.body)
    if source.aggregated:
        parts["group"] = group_by(len(source.groups))
        parts["having"] = condition and exp.Having(this=condition)
    else:
        parts["where"] = condition and exp.Where(this=condition)
    parts["order"] = _order(draft, source)
    parts["limit"] = _limit(draft)
    parts["with_"] = exp.With(expressions=list(source.ctes)) if source.ctes else None
    columns = [named(value(draft, source, _meaning(one)), one.name) for one in draft.columns]
    present = {name: part for name, part in parts.items() if part}
    return replace(draft, tree=exp.Select(expressions=columns, **present))


def _meaning(column: Column) -> Meaning:
    if column.role == "dimension" or column.role == "time":
        return Meaning("group", column.of)
    return Meaning(column.role, column.of)


def _having(draft: Draft, source: Source) -> exp.Expression | None:
    if draft.query.having is None:
        return None
    return condition_sql(
        draft.query.having, lambda key: (_keyed(draft, source, key), having_type(draft, key)), draft.time
    )


def _keyed(draft: Draft, source: Source, key: str) -> exp.Expression:
    wanted = meaning(key, draft.query, draft.catalog)
    if wanted is None:
        raise KeyError(key)
    return value(draft, source, wanted)


def _order(draft: Draft, source: Source) -> exp.Order | None:
    """As asked, then times, then the other groups; NULL comes last."""
    wanted = {order.by: order.descending for order in reversed(draft.query.order)}
    keys = [order.by for order in draft.query.order]
    groups = sorted(draft.query.group_by, key=lambda term: not isinstance(term, TimeTerm))
    keys = list(dict.fromkeys([*keys, *(term.key for term in groups)]))
    if not draft.query.group_by:
        return None
    ordered = (one for key in keys for one in _ordered(draft, source, key, wanted.get(key, False)))
    return exp.Order(expressions=list(ordered))


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
