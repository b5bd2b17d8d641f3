"""Which parts a query is made of must be sound: what cannot be computed is refused here, by name."""

from engine.planning.composing import Unmade, term_parts
from engine.planning.draft import Draft
from engine.planning.formula import Accumulation, Part
from engine.planning.labels import metric_said
from engine.planning.windows import FINE
from engine.refusals import refused
from engine.types.refusal import Refusal, Word
from semantic.measures import Measure
from semantic.periods import Grain
from semantic.query import TimeTerm


def check_parts(draft: Draft) -> Draft | Refusal:
    """The step: every metric has a formula, and every part a meaning under its circumstances."""
    for term in draft.terms:
        try:
            parts = term_parts(term, draft.catalog, "")
        except Unmade as fault:
            return refused("not_supported", fault.key, metric=fault.metric)
        for part, _ in parts:
            key, unit = _unsound(draft, part)
            if key:
                return refused("not_supported", key, metric=metric_said(term, draft.catalog), **_unit(unit))
    return draft


def nests(grain: Grain, longer: Grain) -> bool:
    """Whether buckets of the grain fill those of a longer one."""
    if grain in FINE:
        return grain != longer and (longer not in FINE or FINE.index(grain) < FINE.index(longer))
    chains = (("month", "quarter", "year"), ("fiscal_month", "fiscal_quarter", "fiscal_year"))
    return any(grain in chain and longer in chain[chain.index(grain) + 1 :] for chain in chains)


def _unit(unit: str) -> dict[str, object]:
    return {"unit": Word(f"units.{unit}")} if unit else {}


def _unsound(draft: Draft, part: Part) -> tuple[str, str]:
    """What is wrong, by the name of its template, and the unit it is said with; "" if nothing is."""
    under, query = part.under, draft.query
    times = [term for term in query.group_by if isinstance(term, TimeTerm)]
    moving = under.over or under.offset or under.offset_to
    if moving and len(times) > 1:
        return "one_course", ""
    if isinstance(part.of, Measure) and (part.of.non_additive_dimension or part.of.agg == "age") and moving:
        return "no_window", ""
    if not isinstance(part.of, Measure) and (under.over or under.offset or under.offset_to):
        return "no_window_of_kind", ""
    if (under.offset or under.offset_to) and not times and query.time is None:
        return "needs_period", ""
    if under.over and under.over.rolling:
        return _rolled(under.over, times)
    if under.offset_to and not (times and nests(times[0].grain, under.offset_to)):
        return "needs_course", ""
    return "", ""


def _rolled(over: Accumulation, times: list[TimeTerm]) -> tuple[str, str]:
    """What is wrong with a number over a window made on the spot."""
    if over.window is None:
        return "", ""
    unit = over.window.unit
    if not times and over.average:
        return "mean_needs_course", unit
    if times and over.window.unit != times[0].grain:
        finer = times[0].grain in FINE or over.window.unit in FINE
        coarser_mean = over.average and times[0].grain not in FINE
        if not finer or coarser_mean or times[0].dimension:
            return "window_misfits", unit
    return "", ""
