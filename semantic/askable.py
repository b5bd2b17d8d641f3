"""What may be asked for: what is private serves the rest of the model and is named to nobody."""

from semantic.catalog import Catalog
from semantic.metrics import Metric
from semantic.model import Dataset


def askable_metrics(catalog: Catalog) -> tuple[Metric, ...]:
    """The metrics that a question may name, in the order of the model."""
    return tuple(metric for metric in catalog.model.metrics if not metric.private)


def askable_datasets(catalog: Catalog) -> tuple[Dataset, ...]:
    """The datasets that a question may name, in the order of the model."""
    return tuple(dataset for dataset in catalog.model.datasets if not dataset.private)
