"""SQL over aggregates as metrics: one aggregate is simple, one over another a ratio, the rest arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from semantic.formats.parts.losses import Unmapped
from semantic.formats.parts.plain import plain
from semantic.formats.parts.sql_scope import Scope
from semantic.measures import Aggregation, Measure
from semantic.sql_names import identifier

_PLAIN: dict[type[exp.Expr], Aggregation] = {
    exp.Sum: "sum",
    exp.Avg: "average",
    exp.Min: "min",
    exp.Max: "max",
    exp.Median: "median",
    exp.ApproxDistinct: "approx_count_distinct",
    exp.CountIf: "sum_boolean",
    exp.Stddev: "stddev",
    exp.StddevSamp: "stddev",
    exp.Variance: "variance",
}
_ARITHMETIC = (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Paren)


@dataclass
class Parts:
    """The simple metrics that arithmetic is made of: those the model has anyway, and new private ones."""

    name: str
    known: dict[Measure, str]
    added: dict[str, Measure] = field(default_factory=dict)

    def metric_of(self, measure: Measure) -> str:
        """The name of the simple metric with this measure."""
        found = self.known.get(measure) or next(
            (name for name, one in self.added.items() if one == measure), ""
        )
        if not found:
            found = f"{self.name}_part_{len(self.added) + 1}"
            self.added[found] = measure
        return found


def metric_core(tree: exp.Expression, scope: Scope, parts: Parts) -> dict[str, Any]:
    """Type and type-specific keys of the metric that the tree computes. Raises Unmapped."""
    tree = _bare(tree)
    if isinstance(tree, exp.Coalesce) and len(tree.expressions) == 1 and tree.expressions[0].is_number:
        core = metric_core(tree.this, scope, parts)
        return {**core, "fill_nulls_with": float(tree.expressions[0].sql())}
    if _is_aggregate(tree):
        return {"type": "simple", "measure": plain(measure_of(tree, scope))}
    if isinstance(tree, exp.Div):
        sides = _bare(tree.this), _divisor(tree.expression)
        if all(map(_is_aggregate, sides)):
            above, below = (plain(measure_of(side, scope)) for side in sides)
            return {"type": "ratio", "numerator": above, "denominator": below}
    return _derived(tree, scope, parts)


def measure_of(tree: exp.Expression, scope: Scope) -> Measure:
    """The measure that one aggregate is. Raises Unmapped."""
    condition: exp.Expression | None = None
    if isinstance(tree, exp.Filter):
        tree, condition = tree.this, tree.expression.this
    agg, inner, more = _aggregate(tree)
    parts = [part for part in (inner, condition) if part is not None and not isinstance(part, exp.Star)]
    dataset = _dataset(tree, parts, scope)
    return Measure(
        agg=agg,
        dataset=dataset,
        expr=scope.own_sql(inner, dataset) if inner is not None and not isinstance(inner, exp.Star) else "",
        filter=scope.own_sql(condition, dataset) if condition is not None else "",
        **more,
    )


def _dataset(tree: exp.Expression, parts: list[exp.Expression], scope: Scope) -> str:
    if not any(part.find(exp.Column) for part in parts) and len(scope.datasets) == 1:
        return next(iter(scope.datasets))
    return scope.dataset_of(exp.Tuple(expressions=[part.copy() for part in parts]) if parts else tree)


def _aggregate(tree: exp.Expression) -> tuple[Aggregation, exp.Expression | None, dict[str, Any]]:
    """Aggregation, what it is over (None or a star: rows), and further keys."""
    if isinstance(tree, exp.Count):
        inner = tree.this
        if isinstance(inner, exp.Distinct):
            if len(inner.expressions) != 1:
                raise Unmapped("distinct-of-several", f"{tree.sql()}: distinct of several columns")
            return "count_distinct", inner.expressions[0], {}
        return "count", None if isinstance(inner, exp.Literal) else inner, {}
    if isinstance(tree, exp.WithinGroup | exp.PercentileCont | exp.PercentileDisc | exp.Quantile):
        return _percentile(tree)
    agg = _PLAIN.get(type(tree))
    if agg is None or isinstance(tree.this, exp.Distinct):
        raise Unmapped("aggregate", f"{tree.sql()}: the aggregate {type(tree).__name__}")
    return agg, tree.this, {}


def _percentile(tree: exp.Expression) -> tuple[Aggregation, exp.Expression | None, dict[str, Any]]:
    within = isinstance(tree, exp.WithinGroup)
    core = tree.this if isinstance(tree, exp.WithinGroup) else tree
    share = core.this if within else core.args.get("expression") or core.args.get("quantile")
    over = tree.expression.expressions[0].this if within else core.this
    if not isinstance(share, exp.Literal) or share.is_string:
        raise Unmapped("aggregate", f"{tree.sql()}: a percentile without a number")
    more: dict[str, Any] = {"percentile": float(share.name)}
    if isinstance(core, exp.PercentileDisc):
        more["discrete"] = True
    return "percentile", over, more


def _derived(tree: exp.Expression, scope: Scope, parts: Parts) -> dict[str, Any]:
    names: dict[str, None] = {}

    def named(name: str) -> exp.Expression:
        names[name] = None
        return exp.Column(this=identifier(name))

    shown = _arithmetic(tree, scope, parts, named)
    if not names:
        raise Unmapped("expression", f"{tree.sql()}: no aggregate")
    return {"type": "derived", "expr": shown.sql("duckdb"), "metrics": [{"name": name} for name in names]}


def _arithmetic(
    tree: exp.Expression, scope: Scope, parts: Parts, named: Callable[[str], exp.Expression]
) -> exp.Expression:
    """The same arithmetic over names of metrics. A guard against a zero divisor is our own rule anyway."""
    if _is_aggregate(tree):
        return named(parts.metric_of(measure_of(tree, scope)))
    if isinstance(tree, exp.Column) and not tree.table and tree.name in scope.metrics:
        return named(tree.name)
    if isinstance(tree, exp.Literal) and not tree.is_string:
        return tree.copy()
    if not isinstance(tree, _ARITHMETIC):
        raise Unmapped("expression", f"{tree.sql()}: {type(tree).__name__} over aggregates")
    shown = tree.copy()
    shown.set("this", _arithmetic(tree.this, scope, parts, named))
    if isinstance(tree, exp.Binary):
        right = tree.expression
        right = _divisor(right) if isinstance(tree, exp.Div) else right
        shown.set("expression", _arithmetic(right, scope, parts, named))
    return shown


def _is_aggregate(tree: exp.Expression) -> bool:
    return isinstance(tree, exp.AggFunc | exp.Filter | exp.WithinGroup)


def _bare(tree: exp.Expression) -> exp.Expression:
    return _bare(tree.this) if isinstance(tree, exp.Paren) else tree


def _divisor(tree: exp.Expression) -> exp.Expression:
    bare = _bare(tree)
    guarded = isinstance(bare, exp.Nullif) and bare.expression.sql() == "0"
    if guarded:
        inner: exp.Expression = bare.this
        return _bare(inner) if _is_aggregate(_bare(inner)) else exp.Paren(this=inner.copy())
    return bare if _is_aggregate(bare) else tree
