"""Parts that people see, without a label or a description.

Codes: no-label (info), no-description (info)
Why: people see labels and descriptions; without them they see the names of columns. A field that carries a
shared dimension takes both from there.
Example: the metric rev_net_eur has no label.
"""

from collections.abc import Iterator

from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.locations import Step, join_path
from semantic.metrics import Metric
from semantic.model import Dataset, Dimension, SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """An info for every part people see that lacks a label or a description.

    A field that carries a shared dimension takes both from there.
    """
    for metric in model.metrics:
        yield from _lacks(metric, "metrics", metric.name)
    for dimension in model.dimensions:
        yield from _lacks(dimension, "dimensions", dimension.name)
    for dataset in model.datasets:
        yield from _lacks(dataset, "datasets", dataset.name)
        for field in dataset.fields:
            if not field.dimension:
                yield from _lacks(field, "datasets", dataset.name, "fields", field.name)


def _lacks(item: Metric | Dimension | Dataset | Field, *steps: Step) -> Iterator[Issue]:
    for key, text in (("label", item.label), ("description", item.description)):
        if not text:
            place = Place(path=join_path(*steps))
            message = f"{item.name} has no {key}."
            hint = f"Add {key}: in the words of its users."
            yield Issue(code=f"no-{key}", severity="info", place=place, message=message, hint=hint)
