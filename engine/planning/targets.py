"""What the model wants a metric to reach, as numbers of a query."""

from sqlglot import exp

from semantic.catalog import Catalog
from semantic.query import MetricRef, MetricTerm


def target_of(term: MetricTerm, catalog: Catalog) -> float | None:
    """The target of a metric that holds at any time; None where it has none."""
    targets = catalog.metrics[term.name].targets if isinstance(term, MetricRef) else ()
    return next((one.value for one in targets if not one.grain), None)


def against(number: exp.Expression, kind: str, target: float | None) -> exp.Expression:
    """The target, or how far above it the number is; NULL where there is no number."""
    if target is None:
        raise KeyError("target")
    known = exp.convert(target)
    if kind == "target":
        return exp.Cast(this=known, to=exp.DataType.build("double"))
    taken = exp.Paren(this=number) if isinstance(number, exp.Add | exp.Sub) else number
    return exp.Sub(this=taken, expression=known)
