"""What may be asked for: what is private serves the rest of the model and is named to nobody."""

from semantic.catalog import Catalog
from semantic.metrics import Metric
from semantic.model import Dataset


def askable_metrics(catalog: Catalog) -> tuple[Metric, ...]:
    """The metrics that a question may name, in the order of the model."""
    return catalog.askable


def askable_datasets(catalog: Catalog) -> tuple[Dataset, ...]:
    """The datasets that a question may name, in the order of the model."""
    return tuple(dataset for dataset in catalog.model.datasets if not dataset.private)


MOST_COLUMNS = 8


def called_by(dataset: Dataset) -> str:
    """The field that a row is called by: its name, else a text that no two rows have alike, such as the
    number of a policy or a serial number, where the key only counts the rows; "" for none."""
    if dataset.name_field:
        return dataset.name_field
    own = {field.sql.strip('"'): field for field in dataset.fields}
    keys = [own.get(column) for column in dataset.primary_key]
    if len(keys) != 1 or keys[0] is None or keys[0].type != "integer":
        return ""
    able = [own[key[0]] for key in dataset.unique_keys if len(key) == 1 and key[0] in own]
    texts = [one.name for one in able if one.type == "string" and not one.personal]
    return texts[0] if len(texts) == 1 else ""


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
