"""A yes-or-no question: whether a number compares as claimed, and the two numbers that this rests on."""

from sqlglot import exp

from engine.planning.cuts import cte_names
from engine.planning.draft import Draft
from engine.planning.keys import meaning, metric_term
from engine.planning.kinds import metric_type
from engine.planning.labels import metric_said
from engine.planning.nodes import COMPARISONS, column, cte, named, relation
from engine.refusals import refused
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.claims import Claim

HOLDS, BOUND = "holds", "bound"
_NUMERIC = ("integer", "number")


def check_claim(draft: Draft) -> Draft | Refusal:
    """The step: refuses claims that cannot be held against two numbers."""
    query, claim = draft.query, draft.query.claim
    if claim is None:
        return draft
    found = meaning(claim.of, query, draft.catalog)
    term = metric_term(claim.of, draft.catalog) if found and found.kind == "metric" else None
    if term is None or term not in query.metrics:
        return refused("unknown_name", "claim_not_asked", name=claim.of)
    metric = metric_said(term, draft.catalog)
    if metric_type(term, draft.catalog) not in _NUMERIC:
        return refused("wrong_type", "claim_no_number", metric=metric)
    if query.is_cut or query.order or query.rest or query.calculations or len(query.metrics) > 1:
        return refused("not_supported", "claim_plain", metric=metric)
    if claim.value is None and query.compare_to is None:
        return refused("not_supported", "claim_of_what", metric=metric)
    if (claim.value is not None) == (query.compare_to is not None):
        return refused("not_supported", "claim_two")
    if query.group_by and (claim.value is None or claim.op in ("=", "!=")):
        return refused("not_supported", "claim_any", metric=metric)
    return draft


def claimed(draft: Draft, claim: Claim, select: exp.Select) -> tuple[exp.Select, tuple[Column, ...]]:
    """The one row of the answer, from the rows that the claim is about; and its columns."""
    (name,) = cte_names(draft, ("results",))
    before = select.args.pop("with_", None)
    metric = next(one for one in draft.columns if one.role == "metric" and one.of == claim.of)
    value: exp.Expression = column(name, metric.name)
    if draft.query.group_by:
        value = _extreme(claim)(this=value)
    if claim.value is None:
        other = next(one for one in draft.columns if one.role == "previous" and one.of == claim.of)
        bound: exp.Expression = column(name, other.name)
    else:
        other = Column(BOUND, metric.type, metric.unit, "bound", f"bound of {metric.label}", claim.of)
        bound = exp.Literal.number(f"{claim.value:.15g}")
    holds = Column(HOLDS, "boolean", "", "claim", "holds", claim.of)
    compared: exp.Expression = COMPARISONS[claim.op](this=value.copy(), expression=bound.copy())
    shown = exp.Select(
        expressions=[named(compared, HOLDS), named(value, metric.name), named(bound, other.name)],
        from_=exp.From(this=relation(name)),
        with_=exp.With(expressions=[*(before.expressions if before else ()), cte(name, select)]),
    )
    return shown, (holds, metric, other)


def _extreme(claim: Claim) -> type[exp.Min] | type[exp.Max]:
    """The group that decides: for "any below" and "all above" the lowest."""
    low = claim.op in ("<", "<=")
    return exp.Min if low == (claim.reach == "any") else exp.Max
