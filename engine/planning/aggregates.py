"""A measure as an aggregate over the columns of its fact."""

from sqlglot import exp

from engine.planning.literals import moment
from engine.planning.nodes import as_double
from engine.types.clock import Clock
from semantic.expressions import operand, qualified
from semantic.measures import Measure

_PLAIN: dict[str, type[exp.Expression]] = {
    "sum": exp.Sum,
    "min": exp.Min,
    "max": exp.Max,
    "average": exp.Avg,
    "stddev": exp.StddevSamp,
    "variance": exp.Variance,
    "approx_count_distinct": exp.ApproxDistinct,
}


def aggregate(measure: Measure, alias: str, clock: Clock) -> exp.Expression:
    """The aggregate; an age is the seconds from the latest time to the clock."""
    if measure.agg != "age":
        return _filtered(_aggregate(measure, alias), measure, alias)
    latest = _filtered(exp.Max(this=qualified(measure.expr, alias)), measure, alias)
    since = exp.Sub(this=moment(clock.now), expression=latest)
    return exp.Extract(this=exp.Var(this="EPOCH"), expression=since)


def _aggregate(measure: Measure, alias: str) -> exp.Expression:
    if measure.agg in ("count", "sum_boolean"):
        star = not measure.expr or measure.agg == "sum_boolean"
        return exp.Count(this=exp.Star() if star else qualified(measure.expr, alias), big_int=True)
    value = qualified(measure.expr, alias)
    if measure.agg == "count_distinct":
        return exp.Count(this=exp.Distinct(expressions=[value]), big_int=True)
    if measure.agg == "median":
        # Of decimals DuckDB gives a decimal, which cuts off the half between two values.
        return exp.Median(this=as_double(value))
    if measure.agg == "percentile":
        return _percentile(measure, value)
    return _PLAIN[measure.agg](this=value)


def _percentile(measure: Measure, value: exp.Expression) -> exp.Expression:
    """PERCENTILE_CONT or PERCENTILE_DISC (share) WITHIN GROUP (ORDER BY value)."""
    share = exp.Literal.number(repr(measure.percentile))
    kind = exp.PercentileDisc if measure.discrete else exp.PercentileCont
    order = exp.Order(expressions=[exp.Ordered(this=value if measure.discrete else as_double(value))])
    return exp.WithinGroup(this=kind(this=share), expression=order)


def _filtered(tree: exp.Expression, measure: Measure, alias: str) -> exp.Expression:
    """FILTER (WHERE ...) with the measure's own condition, and with what must be true to be counted."""
    conditions = [operand(measure.expr, alias)] if measure.agg == "sum_boolean" else []
    if measure.filter:
        conditions.append(operand(measure.filter, alias) if conditions else qualified(measure.filter, alias))
    if not conditions:
        return tree
    both = exp.And(this=conditions[0], expression=conditions[1]) if len(conditions) > 1 else conditions[0]
    return exp.Filter(this=tree, expression=exp.Where(this=both))
