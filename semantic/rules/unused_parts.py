"""Hidden parts that nothing uses, and parts that no question can come to.

Codes: unused-private (info), uncarried-dimension (warning), lone-dataset (info)
Why: what is private serves others; if nothing needs it, it is left over or something was forgotten. A shared
dimension that no field carries cannot be asked for at all.
Example: the metric raw_views is private, and no other metric is made of it.
"""

from collections.abc import Iterator

from semantic.composition import ingredients
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.metrics import MetricInput
from semantic.model import SemanticModel
from semantic.usage import columns_used, measures_of


def check(model: SemanticModel) -> Iterator[Issue]:
    """A note for each unused private part and lone dataset, a warning for a dimension without a field."""
    yield from _metrics(model)
    yield from _fields(model)
    yield from _datasets(model)
    carried = {field.dimension for dataset in model.datasets for field in dataset.fields}
    for dimension in model.dimensions:
        if dimension.name not in carried:
            yield Issue(
                code="uncarried-dimension",
                severity="warning",
                place=Place(path=join_path("dimensions", dimension.name)),
                message=f"No field carries {dimension.name}.",
                hint=f"Write dimension: {dimension.name} at the fields that hold it.",
            )


def _metrics(model: SemanticModel) -> Iterator[Issue]:
    parts = [part for metric in model.metrics for part in ingredients(metric)]
    taken = {part.name for part in parts if isinstance(part, MetricInput)}
    for metric in model.metrics:
        if metric.private and metric.name not in taken:
            path = join_path("metrics", metric.name)
            yield _note("unused-private", path, f"Nothing is made of the private metric {metric.name}.")


def _fields(model: SemanticModel) -> Iterator[Issue]:
    used = columns_used(model)
    for dataset in model.datasets:
        idle = [
            field.name
            for field in dataset.fields
            if field.private and not field.dimension and field.name not in used[dataset.name]
        ]
        if idle:
            path = join_path("datasets", dataset.name, "fields", idle[0])
            yield _note("unused-private", path, f"Nothing uses the private {few(idle)} of {dataset.name}.")


def _datasets(model: SemanticModel) -> Iterator[Issue]:
    joined = {name for one in model.relationships for name in (one.source, one.to)}
    measured = {measure.dataset for _, _, measure in measures_of(model)}
    for dataset in model.datasets:
        if dataset.name not in joined | measured:
            path = join_path("datasets", dataset.name)
            message = f"{dataset.name} has no metric and no relationship; nothing can be asked of it."
            yield _note("lone-dataset", path, message, "Add a metric or a relationship, or remove it.")


def _note(code: str, path: str, message: str, hint: str = "Remove it, or make it public.") -> Issue:
    return Issue(code=code, severity="info", place=Place(path=path), message=message, hint=hint)
