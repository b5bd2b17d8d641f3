"""A yes-or-no question: whether a number compares as claimed, and the two numbers that this rests on."""

from sqlglot import exp

from engine.planning.cuts import cte_names
from engine.planning.draft import Draft
from engine.planning.keys import meaning, metric_term
from engine.planning.kinds import metric_type
from engine.planning.labels import metric_label
from engine.planning.nodes import column, cte, named, relation
from engine.types.plan import Column
from engine.types.refusal import Refusal
from semantic.claims import Claim

HOLDS, BOUND = "holds", "bound"
_COMPARED: dict[str, type[exp.Expression]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_NUMERIC = ("integer", "number")


def check_claim(draft: Draft) -> Draft | Refusal:
    """The step: refuses claims that cannot be held against two numbers."""
    query, claim = draft.query, draft.query.claim
    if claim is None:
        return draft
    found = meaning(claim.of, query, draft.catalog)
    term = metric_term(claim.of, draft.catalog) if found and found.kind == "metric" else None
    if term is None or term not in query.metrics:
        return Refusal(
            "unknown_name", f"{claim.of} is not asked for.", "Claim something of a number asked for."
        )
    label = metric_label(term, draft.catalog)
    if metric_type(term, draft.catalog) not in _NUMERIC:
        return Refusal("wrong_type", f"{label} is no number.", "Ask for it alone.")
    if query.is_cut or query.order or query.rest or query.calculations or len(query.metrics) > 1:
        return Refusal("not_supported", "A yes or no is about one plain number.", f"Ask for {label} alone.")
    if claim.value is None and query.compare_to is None:
        return Refusal("not_supported", f"{label} needs something to be compared with.", "Name a period.")
    if (claim.value is not None) == (query.compare_to is not None):
        return Refusal("not_supported", "A yes or no compares two numbers.", "Name one other number.")
    if query.group_by and (claim.value is None or claim.op in ("=", "!=")):
        message = f"Whether {label} did so in any group is not told."
        return Refusal("not_supported", message, f"Ask for {label} by the same groups.")
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
    compared: exp.Expression = _COMPARED[claim.op](this=value.copy(), expression=bound.copy())
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
