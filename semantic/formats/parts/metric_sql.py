"""Metrics as one SQL expression over `dataset.column`, for formats whose metrics are such expressions.

What an expression over joined tables cannot say (windows of time, conversions, funnels, semi-additive
measures) is refused by name: a near miss would be a wrong number in another tool.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from sqlglot import exp

from semantic.catalog import Catalog
from semantic.expressions import parse_expression, qualified
from semantic.filters import Condition
from semantic.formats.parts.condition_sql import literal, sql_of
from semantic.formats.parts.losses import Unmapped
from semantic.measures import Measure
from semantic.metrics import DerivedMetric, Metric, MetricInput, RatioMetric, SimpleMetric
from semantic.model import Relationship
from semantic.sql_names import identifier

_PLAIN: dict[str, type[exp.Expression]] = {
    "sum": exp.Sum,
    "average": exp.Avg,
    "min": exp.Min,
    "max": exp.Max,
    "median": exp.Median,
    "approx_count_distinct": exp.ApproxDistinct,
    "stddev": exp.StddevSamp,
    "variance": exp.Variance,
}
_DEEPEST = 20

Conditions = tuple[Condition, ...]


def metric_sql(metric: Metric, catalog: Catalog, above: Conditions = (), depth: int = 0) -> exp.Expression:
    """The expression that computes the metric. Raises Unmapped, naming what it cannot say."""
    if depth > _DEEPEST:
        raise Unmapped("metric", f"{metric.name}: metrics within metrics without end")
    found = _core(metric, catalog, (*above, *([metric.where] if metric.where else [])), depth)
    if metric.fill_nulls_with is None:
        return found
    return exp.Coalesce(this=found, expressions=[literal(metric.fill_nulls_with)])


def _core(metric: Metric, catalog: Catalog, where: Conditions, depth: int) -> exp.Expression:
    if isinstance(metric, SimpleMetric):
        return measure_sql(metric.measure, catalog, where)
    if isinstance(metric, RatioMetric):
        above, below = (_side(side, catalog, where, depth) for side in (metric.numerator, metric.denominator))
        guarded = exp.Nullif(this=below, expression=exp.Literal.number(0))
        return exp.Div(this=_operand(above), expression=guarded)
    if isinstance(metric, DerivedMetric):
        return _derived(metric, catalog, where, depth)
    raise Unmapped("metric", f"a metric of type {metric.type}")


def _side(
    side: Measure | MetricInput | str, catalog: Catalog, where: Conditions, depth: int
) -> exp.Expression:
    if isinstance(side, Measure):
        return measure_sql(side, catalog, where)
    one = MetricInput(name=side) if isinstance(side, str) else side
    if one.offset_window or one.offset_to_grain:
        raise Unmapped("offset", f"an offset of {one.name}")
    more = (one.where,) if one.where else ()
    return metric_sql(catalog.metrics[one.name], catalog, (*where, *more), depth + 1)


def _derived(metric: DerivedMetric, catalog: Catalog, where: Conditions, depth: int) -> exp.Expression:
    inputs = {one.alias or one.name: _side(one, catalog, where, depth) for one in metric.metrics}

    def put_in(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and node.name in inputs:
            return _operand(inputs[node.name].copy())
        if isinstance(node, exp.Div):
            guarded = exp.Nullif(this=node.expression.copy(), expression=exp.Literal.number(0))
            return exp.Div(this=node.this.copy(), expression=guarded)
        return node

    tree = parse_expression(metric.expr).copy()
    divided = _bottom_up(tree, put_in)
    assert isinstance(divided, exp.Expression)
    return divided


def _bottom_up(tree: exp.Expr, change: Callable[[exp.Expr], exp.Expr]) -> exp.Expr:
    for key, child in list(tree.args.items()):
        if isinstance(child, exp.Expr):
            tree.set(key, _bottom_up(child, change))
        elif isinstance(child, list):
            tree.set(key, [_bottom_up(one, change) if isinstance(one, exp.Expr) else one for one in child])
    return change(tree)


def _operand(tree: exp.Expression) -> exp.Expression:
    return exp.Paren(this=tree) if isinstance(tree, exp.Binary) else tree


def measure_sql(measure: Measure, catalog: Catalog, where: Sequence[Condition] = ()) -> exp.Expression:
    """The aggregate, with the default filters of its dataset. Raises Unmapped."""
    if measure.non_additive_dimension:
        raise Unmapped("semi-additive", f"a measure not added up over {measure.non_additive_dimension.name}")
    if measure.agg == "age":
        raise Unmapped("age", "an age up to the clock")
    rows = _rows(measure, catalog, where)
    expr = qualified(measure.expr, measure.dataset) if measure.expr else None
    return _aggregated(measure, _of(rows, expr or _row(measure, catalog, rows)))


def _aggregated(measure: Measure, over: exp.Expression) -> exp.Expression:
    if measure.agg in _PLAIN:
        return _PLAIN[measure.agg](this=over)
    if measure.agg == "count":
        return exp.Count(this=over)
    if measure.agg == "count_distinct":
        return exp.Count(this=exp.Distinct(expressions=[over]))
    if measure.agg == "sum_boolean":
        return exp.Count(this=_of(over, exp.Literal.number(1)))
    kind = exp.PercentileDisc if measure.discrete else exp.PercentileCont
    order = exp.Order(expressions=[exp.Ordered(this=over)])
    return exp.WithinGroup(this=kind(this=literal(measure.percentile or 0.0)), expression=order)


def _of(rows: exp.Expression | None, value: exp.Expression) -> exp.Expression:
    """The value where the condition holds, else NULL, which aggregates leave out."""
    return value if rows is None else exp.Case(ifs=[exp.If(this=rows, true=value)])


def _row(measure: Measure, catalog: Catalog, rows: exp.Expression | None) -> exp.Expression:
    """Something that every row has: its key, or anything once a condition names the dataset."""
    key = catalog.datasets[measure.dataset].primary_key
    if rows is not None:
        return exp.Literal.number(1)
    if not key:
        raise Unmapped("row-count", f"a count of rows of {measure.dataset}, which has no primary key")
    return exp.Column(this=identifier(key[0]), table=identifier(measure.dataset))


def _rows(measure: Measure, catalog: Catalog, where: Sequence[Condition]) -> exp.Expression | None:
    """Which rows count: default filters, the measure's own filter, and conditions on reached dimensions."""
    dataset = catalog.datasets[measure.dataset]
    texts = [rule.expr for rule in dataset.default_filters] + ([measure.filter] if measure.filter else [])
    parts: list[exp.Expression] = [qualified(text, measure.dataset) for text in texts]
    parts += [sql_of(one, lambda name: _reached(name, measure.dataset, catalog)) for one in where]
    if not parts:
        return None
    wrapped = [exp.Paren(this=part) if isinstance(part, exp.Binary) else part for part in parts]
    return reduce(lambda left, right: exp.And(this=left, expression=right), wrapped)


def _reached(name: str, fact: str, catalog: Catalog) -> exp.Expression:
    routes = catalog.routes(fact, name)
    if len(routes) != 1 or routes[0].spreads or any(not _plain_join(hop.by) for hop in routes[0].joins):
        raise Unmapped("filter", f"a condition on {name}, which {fact} does not reach in one plain way")
    binding = routes[0].binding
    return qualified(binding.field.sql, binding.dataset)


def _plain_join(by: Relationship) -> bool:
    return not (by.valid_from or by.valid_to or by.role)
