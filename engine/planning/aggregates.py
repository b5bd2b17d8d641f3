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


def counted(measure: Measure, alias: str) -> exp.Expression:
    """What the measure looks at in one row, NULL where it looks away: of many such values `over` makes it."""
    needed = _conditions(measure, alias)
    ones = measure.agg == "sum_boolean" or not measure.expr
    value = exp.Literal.number(1) if ones else qualified(measure.expr, alias)
    return exp.Case(ifs=[exp.If(this=needed, true=value)]) if needed else value


def over(measure: Measure, value: exp.Expression) -> exp.Expression:
    """The aggregate of values as `counted` gives them."""
    if measure.agg in ("count", "sum_boolean"):
        return exp.Count(this=value, big_int=True)
    if measure.agg == "count_distinct":
        return exp.Count(this=exp.Distinct(expressions=[value]), big_int=True)
    if measure.agg == "median":
        # Of decimals DuckDB gives a decimal, which cuts off the half between two values.
        return exp.Median(this=as_double(value))
    if measure.agg == "percentile":
        return _percentile(measure, value)
    return _PLAIN[measure.agg](this=value)


def _aggregate(measure: Measure, alias: str) -> exp.Expression:
    ones = measure.agg == "sum_boolean" or not measure.expr
    return over(measure, exp.Star() if ones else qualified(measure.expr, alias))


def _percentile(measure: Measure, value: exp.Expression) -> exp.Expression:
    share = exp.Literal.number(repr(measure.percentile))
    if measure.discrete:
        return exp.PercentileDisc(this=value, expression=share)
    return exp.PercentileCont(this=as_double(value), expression=share)


def _filtered(tree: exp.Expression, measure: Measure, alias: str) -> exp.Expression:
    needed = _conditions(measure, alias)
    return exp.Filter(this=tree, expression=exp.Where(this=needed)) if needed else tree


def _conditions(measure: Measure, alias: str) -> exp.Expression | None:
    """The measure's own condition, and what must be true to be counted."""
    must = measure.expr if measure.agg == "sum_boolean" else ""
    texts = [text for text in (must, measure.filter) if text]
    if len(texts) < 2:
        return qualified(texts[0], alias) if texts else None
    return exp.And(this=operand(texts[0], alias), expression=operand(texts[1], alias))
