"""Last step: columns, having, order and limit around the source."""

from dataclasses import replace

from sqlglot import exp

from engine.planning.conditions import condition_sql
from engine.planning.draft import Draft, Source
from engine.planning.keys import Meaning, meaning
from engine.planning.nodes import group_by, named
from engine.planning.outputs import value
from engine.planning.values import having_type
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.query import TimeTerm
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
    return exp.Order(expressions=[_ordered(draft, source, key, wanted.get(key, False)) for key in keys])


def _ordered(draft: Draft, source: Source, key: str, descending: bool) -> exp.Ordered:
    wanted = meaning(key, draft.query, draft.catalog)
    shown = next((one.name for one in draft.columns if _meaning(one) == wanted), None)
    by = exp.Column(this=identifier(shown)) if shown else _keyed(draft, source, key)
    return exp.Ordered(this=by, desc=descending or None, nulls_first=False)


def _limit(draft: Draft) -> exp.Limit | None:
    if draft.query.limit is None:
        return None
    return exp.Limit(expression=exp.Literal.number(draft.query.limit))
