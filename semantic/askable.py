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


MOST_COLUMNS = 8


def listed_fields(catalog: Catalog, dataset: str) -> list[str]:
    """The dimensions that a record is shown by where nobody says which: its name, its key, its time, and
    then its other fields in the order of the model. Never what is personal."""
    known = catalog.datasets[dataset]
    found = {
        binding.field.name: name
        for name, dimension in catalog.dimensions.items()
        for binding in dimension.bindings
        if binding.dataset == dataset and not dimension.roles and not binding.field.personal
    }
    first = [known.name_field, *known.primary_key, known.time]
    order = [*first, *(field.name for field in known.fields)]
    return [found[name] for name in dict.fromkeys(order) if name in found][:MOST_COLUMNS]
