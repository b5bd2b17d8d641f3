"""Which parts a query is made of must be sound: what cannot be computed is refused here, by name."""

from engine.planning.composing import Unmade, term_parts
from engine.planning.draft import Draft
from engine.planning.formula import Accumulation, Part
from engine.planning.labels import metric_label
from engine.planning.windows import FINE
from engine.types.refusal import Refusal
from semantic.measures import Measure
from semantic.periods import Grain
from semantic.query import TimeTerm


def check_parts(draft: Draft) -> Draft | Refusal:
    """The step: every metric has a formula, and every part a meaning under its circumstances."""
    for term in draft.terms:
        try:
            parts = term_parts(term, draft.catalog, "")
        except Unmade as fault:
            return Refusal("not_supported", str(fault), "Ask for the metrics it is made of.")
        for part, _ in parts:
            reason = _unsound(draft, part)
            if reason:
                label = metric_label(term, draft.catalog)
                return Refusal("not_supported", f"{label} {reason[0]}.", reason[1])
    return draft


def nests(grain: Grain, longer: Grain) -> bool:
    """Whether buckets of the grain fill those of a longer one."""
    if grain in FINE:
        return grain != longer and (longer not in FINE or FINE.index(grain) < FINE.index(longer))
    chains = (("month", "quarter", "year"), ("fiscal_month", "fiscal_quarter", "fiscal_year"))
    return any(grain in chain and longer in chain[chain.index(grain) + 1 :] for chain in chains)


def _unsound(draft: Draft, part: Part) -> tuple[str, str] | None:
    """What is wrong, and the way out."""
    under, query = part.under, draft.query
    times = [term for term in query.group_by if isinstance(term, TimeTerm)]
    moving = under.over or under.offset or under.offset_to
    if moving and len(times) > 1:
        return "goes over time, so it takes one course of time", "Ask for one grain at once."
    if isinstance(part.of, Measure) and (part.of.non_additive_dimension or part.of.agg == "age") and moving:
        return "is a reading at one moment, not taken over a window or earlier", "Ask for it as it is."
    if not isinstance(part.of, Measure) and (under.over or under.offset or under.offset_to):
        return (
            "is taken over a window or at an earlier time, which is not built for its kind",
            "Ask for it alone.",
        )
    if (under.offset or under.offset_to) and not times and query.time is None:
        return "looks back in time, so it needs a period", "Name one, such as last month, or ask by month."
    if under.over and under.over.rolling:
        return _rolled(under.over, times)
    if under.offset_to and not (times and nests(times[0].grain, under.offset_to)):
        return (
            "looks back to the start of a longer period, so it needs a course of time",
            "Ask for it by day.",
        )
    return None


def _rolled(over: Accumulation, times: list[TimeTerm]) -> tuple[str, str] | None:
    """What is wrong with a number over a window made on the spot."""
    if over.window is None:
        return None
    unit = over.window.unit.replace("_", " ")
    if not times and over.average:
        return "is an average of buckets, so it needs a course of time", f"Ask for it by {unit}."
    if times and over.window.unit != times[0].grain:
        finer = times[0].grain in FINE or over.window.unit in FINE
        coarser_mean = over.average and times[0].grain not in FINE
        if not finer or coarser_mean or times[0].dimension:
            return f"goes over {unit}s, which do not fit the buckets asked for", f"Ask for it by {unit}."
    return None
