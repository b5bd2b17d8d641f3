"""A word more for a thing of the model, as a change of the model's own files."""

from semantic.catalog import Catalog
from semantic.fields import Scalar
from semantic.locations import Step
from semantic.model import SemanticModel
from semantic.model_changes import Change


def synonym_of(model: SemanticModel, kind: str, name: str, value: Scalar | None, word: str) -> Change:
    """The change that gives a metric, a dimension or a value a synonym. KeyError where there is none."""
    catalog = Catalog(model)
    if kind == "metric":
        return ("metrics", name, "synonyms"), [*catalog.metrics[name].synonyms, word]
    place = _place(catalog, name)
    if kind == "dimension":
        return (*place, "synonyms"), [*_own_synonyms(catalog, name), word]
    known = catalog.dimensions[name].values
    for listed in known:
        if listed.value == value:
            return (*place, "values", str(value), "synonyms"), [*listed.synonyms, word]
    written = [one.model_dump(mode="json", exclude_defaults=True) for one in known]
    return (*place, "values"), [*written, {"value": value, "synonyms": [word]}]


def _place(catalog: Catalog, name: str) -> tuple[Step, ...]:
    """The path of a dimension: a shared one by its name, else the field that it is."""
    dimension = catalog.dimensions[name]
    if dimension.roles:
        raise KeyError(f"{name} is {dimension.of} in a role")
    if any(shared.name == name for shared in catalog.model.dimensions):
        return ("dimensions", name)
    return ("datasets", dimension.bindings[0].dataset, "fields", dimension.field.name)


def _own_synonyms(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The synonyms written at that place, without those of the other."""
    shared = next((one for one in catalog.model.dimensions if one.name == name), None)
    return shared.synonyms if shared is not None else catalog.dimensions[name].field.synonyms
