"""The rest of a ranking as one more row: every group but those shown by name counts as one.

The named ones are a question of their own, planned first. Each row is then grouped by its value if that is
among them, else by none, so that whatever is measured of the rest is measured over its rows.
"""

from dataclasses import replace

from sqlglot import exp

from engine.planning.bridges import fans_out
from engine.planning.composing import term_parts
from engine.planning.draft import Draft, Kept
from engine.planning.labels import metric_said
from engine.planning.nodes import as_text, column, cte, relation
from engine.refusals import refused
from engine.types.refusal import Refusal
from semantic.canonical import both
from semantic.filters import In, IsNull, Not
from semantic.measures import Measure
from semantic.query import DimensionTerm, GroupTerm, LogicalQuery

OTHER = "Other"
_NAME = "named"


def keep_named(draft: Draft) -> Draft | Refusal:
    """The step: the groups that have a row of their own, planned as a question inside this one."""
    if not draft.query.rest:
        return draft
    refusal = _fault(draft)
    if refusal:
        return refusal
    term = draft.query.group_by[0]
    if draft.replan is None or not isinstance(term, DimensionTerm):
        raise ValueError("the named groups cannot be planned here")
    prefix = f"{draft.prefix}{_NAME}_"
    fresh = Draft(_named(draft.query, term), draft.catalog, draft.clock, replan=draft.replan, prefix=prefix)
    made = draft.replan(fresh)
    if isinstance(made, Refusal):
        return made
    if made.tree is None:
        raise ValueError("the named groups have no tree")
    tree = made.tree.copy()
    with_ = tree.args.pop("with_", None)
    ctes = (*(with_.expressions if with_ else ()), cte(draft.prefix + _NAME, tree))
    return replace(draft, kept=Kept(term, ctes, made.columns[0].name))


def named_only(kept: Kept | None, term: GroupTerm, value: exp.Expression) -> exp.Expression:
    """The value of a group if it has a row of its own, else nothing."""
    if kept is None or kept.term != term:
        return value
    name = kept.ctes[-1].alias
    select = exp.Select(expressions=[column(name, kept.column)], from_=exp.From(this=relation(name)))
    among = exp.In(this=value.copy(), query=exp.Subquery(this=select))
    return exp.Case(ifs=[exp.If(this=among, true=value)])


def called(value: exp.Expression) -> exp.Expression:
    """What a group is called, the rest by its own name."""
    return exp.Coalesce(this=as_text(value), expressions=[exp.Literal.string(OTHER)])


def _named(query: LogicalQuery, term: DimensionTerm) -> LogicalQuery:
    """The ranking alone, or those that are named; what has no value of the dimension has no name."""
    among = (
        Not(item=IsNull(field=term.name)) if query.named is None else In(field=term.name, values=query.named)
    )
    update = {"rest": False, "named": None, "where": both(query.where, among)}
    return query.model_copy(update=update).canonical()


def _fault(draft: Draft) -> Refusal | None:
    query = draft.query
    (term, *others) = query.group_by or (None,)
    keys = (term.key if term else "", *(one.key for one in query.calculations))
    if others or not isinstance(term, DimensionTerm) or not (query.order or query.named):
        return refused("not_supported", "rest_of_one")
    if (
        (query.order and query.order[0].by in keys)
        or query.offset
        or query.limit_per
        or query.having
        or query.claim
    ):
        return refused("not_supported", "rest_plain")
    for metric in draft.terms:
        spread = any(fans_out(draft.catalog, fact, term) for fact in draft.catalog.facts(metric))
        parts = [part for part, _ in term_parts(metric, draft.catalog, "")]
        plain = all(
            isinstance(one.of, Measure) and not (one.under.over or one.under.offset or one.under.offset_to)
            for one in parts
        )
        if spread or not plain:
            return refused("not_supported", "rest_untold", metric=metric_said(metric, draft.catalog))
    return None
