"""What type the values of a metric have."""

from engine.planning.composing import formula_of
from engine.planning.formula import Filled, Formula, Part
from semantic.catalog import Catalog
from semantic.fields import FieldType
from semantic.measures import Measure
from semantic.metrics import NestedMetric
from semantic.query import MetricTerm

_COUNTS = ("count", "count_distinct", "approx_count_distinct", "sum_boolean")


def metric_type(term: MetricTerm, catalog: Catalog) -> FieldType:
    """The type of a metric's values; what cannot be known from the model is a number."""
    return _kind(formula_of(term, catalog), catalog)


def _kind(formula: Formula, catalog: Catalog) -> FieldType:
    if isinstance(formula, Filled) and float(formula.value).is_integer():
        return _kind(formula.formula, catalog)
    if isinstance(formula, Part) and isinstance(formula.of, NestedMetric) and formula.of.agg in _COUNTS:
        return "integer"
    if not isinstance(formula, Part) or not isinstance(formula.of, Measure):
        return "number"
    over = formula.under.over
    if over and (over.average or over.period_agg == "average"):
        return "number"
    return _measured(formula.of, catalog)


def _measured(measure: Measure, catalog: Catalog) -> FieldType:
    if measure.agg in _COUNTS:
        return "integer"
    if measure.agg not in ("min", "max", "sum"):
        return "number"
    fields = catalog.datasets[measure.dataset].fields
    return next((field.type for field in fields if field.sql == measure.expr), "number")
