"""Aggregates that mean nothing for what they aggregate.

Codes: aggregated-key (warning), summed-rate (warning)
Why: the sum of identifiers is no number of anything, and shares of different wholes cannot be added up.
Example: agg: sum, expr: buyer_id. Counting distinct ones was meant.
"""

from collections.abc import Iterator

from semantic.composition import ingredients
from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.measures import Measure
from semantic.metrics import Metric
from semantic.model import SemanticModel

_OF_AMOUNTS = ("sum", "average", "median", "percentile", "stddev", "variance")


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each metric that adds up a key field, or sums a field with unit %."""
    fields = {
        (dataset.name, field.expr or field.name): field
        for dataset in model.datasets
        for field in dataset.fields
    }
    for metric in model.metrics:
        for measure in ingredients(metric):
            field = fields.get((measure.dataset, measure.expr)) if isinstance(measure, Measure) else None
            if field and isinstance(measure, Measure):
                yield from _odd(metric, measure, field)


def _odd(metric: Metric, measure: Measure, field: Field) -> Iterator[Issue]:
    if field.role == "key" and measure.agg in _OF_AMOUNTS:
        message = f"{metric.name} takes the {measure.agg} of the key {field.name}."
        yield _issue(metric, "aggregated-key", message, "Use count_distinct, or give the field another role.")
    elif field.unit == "%" and measure.agg == "sum":
        message = f"{metric.name} adds up {field.name}, which is a share."
        yield _issue(metric, "summed-rate", message, "Use average, or a ratio of what it is a share of.")


def _issue(metric: Metric, code: str, message: str, hint: str) -> Issue:
    place = Place(path=join_path("metrics", metric.name))
    return Issue(code=code, severity="warning", place=place, message=message, hint=hint)
