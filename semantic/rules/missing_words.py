"""Parts that people see, without a label or a description.

Codes: no-label (info), no-description (info)
Why: people see labels and descriptions; without them they see the names of columns. A field that carries a
shared dimension takes both from there.
Example: the metric rev_net_eur has no label.
"""

from collections.abc import Iterator, Sequence

from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.metrics import Metric
from semantic.model import Dataset, Dimension, SemanticModel

Part = Metric | Dimension | Dataset | Field


def check(model: SemanticModel) -> Iterator[Issue]:
    """One note for all metrics, dimensions or datasets, or fields of a dataset, that lack the same."""
    yield from _lacking([metric for metric in model.metrics if not metric.private], "metrics")
    yield from _lacking(model.dimensions, "dimensions")
    shown = [dataset for dataset in model.datasets if not dataset.private]
    yield from _lacking(shown, "datasets")
    for dataset in shown:
        fields = [field for field in dataset.fields if not field.dimension and not field.private]
        yield from _lacking(fields, "datasets", dataset.name, "fields")


def _lacking(items: Sequence[Part], *steps: str) -> Iterator[Issue]:
    for key in ("label", "description"):
        names = [item.name for item in items if not getattr(item, key)]
        if names:
            place = Place(path=join_path(*steps, names[0]))
            message = f"{few(names, 8)} {'has' if len(names) == 1 else 'have'} no {key}."
            hint = f"Add {key}: in the words of its users."
            yield Issue(code=f"no-{key}", severity="info", place=place, message=message, hint=hint)
