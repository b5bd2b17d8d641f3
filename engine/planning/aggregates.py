"""A measure as an aggregate over the columns of its fact."""

from sqlglot import exp

from engine.planning.literals import moment
from engine.planning.nodes import as_double
from engine.types.clock import Clock
from semantic.expressions import qualified
from semantic.metrics import Measure

_PLAIN: dict[str, type[exp.Expression]] = {"sum": exp.Sum, "min": exp.Min, "max": exp.Max, "average": exp.Avg}


def aggregate(measure: Measure, alias: str, clock: Clock) -> exp.Expression:
    """The aggregate; an age is the seconds from the latest time to the clock."""
    if measure.agg != "age":
        return _filtered(_aggregate(measure, alias), measure, alias)
    latest = _filtered(exp.Max(this=qualified(measure.expr, alias)), measure, alias)
    since = exp.Sub(this=moment(clock.now), expression=latest)
    return exp.Extract(this=exp.Var(this="EPOCH"), expression=since)


def _aggregate(measure: Measure, alias: str) -> exp.Expression:
    if measure.agg == "count":
        counted = qualified(measure.expr, alias) if measure.expr else exp.Star()
        return exp.Count(this=counted, big_int=True)
    value = qualified(measure.expr, alias)
    if measure.agg == "count_distinct":
        return exp.Count(this=exp.Distinct(expressions=[value]), big_int=True)
    if measure.agg == "median":
        # Of decimals DuckDB gives a decimal, which cuts off the half between two values.
        return exp.Median(this=as_double(value))
    return _PLAIN[measure.agg](this=value)


def _filtered(tree: exp.Expression, measure: Measure, alias: str) -> exp.Expression:
    if not measure.filter:
        return tree
    return exp.Filter(this=tree, expression=exp.Where(this=qualified(measure.filter, alias)))
