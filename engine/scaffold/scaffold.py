"""The door of the scaffold: from a warehouse to a semantic model."""

from collections.abc import Mapping
from typing import Any

from engine.errors import SourceError
from engine.scaffold.datasets import dataset
from engine.scaffold.examples import examples
from engine.scaffold.fields import fields_of
from engine.scaffold.inheritance import inherit
from engine.scaffold.label_words import translation
from engine.scaffold.lapses import with_lapses
from engine.scaffold.metrics import metrics, with_units
from engine.scaffold.order_values import order_values
from engine.scaffold.priced import with_worths
from engine.scaffold.relationships import relationships
from engine.scaffold.shared import share
from engine.scaffold.sketch import Sketch, sketch
from engine.scaffold.wording import told_apart
from engine.scaffold.words import Vocabulary, label
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import safe_name
from semantic.model import Dataset, SemanticModel


def scaffold(warehouse: Warehouse, name: str) -> SemanticModel:
    """A first model of everything in the warehouse, for a person to correct.

    Raises SourceError when there are no tables, or one cannot be read.
    """
    found = sketch(warehouse)
    if not found.tables:
        raise SourceError(f"{warehouse.path.name} has no tables to ask about.", "Is it the right file?")
    fields, dimensions = share(
        {table: fields_of(found.tables[table], found) for table in found.by_weight}, found
    )
    fields = told_apart(fields, found)
    plain = {table: dataset(found.tables[table], fields[table], found) for table in found.by_weight}
    timed = {table: with_lapses(one, found.tables[table], found, warehouse) for table, one in plain.items()}
    datasets, dimensions = inherit(timed, dimensions, found)
    datasets = with_worths(datasets, found)
    model = SemanticModel(
        name=safe_name(name),
        label=label(Vocabulary((), ()).words(name)) or name,
        description="Made from the data by parlance; labels, roles and links are to be checked.",
        datasets=tuple(datasets.values()),
        relationships=relationships(datasets, found),
        dimensions=dimensions,
        metrics=(*with_units(datasets, metrics(datasets, found)), *order_values(datasets, found)),
    )
    said = _in_own_words(model, datasets, found)
    return model.model_copy(update={"examples": examples(model, found), "translations_data": said})


def _in_own_words(
    model: SemanticModel, datasets: Mapping[str, Dataset], found: Sketch
) -> tuple[dict[str, Any], ...]:
    """The model in the language of the schema's names, where that is another one than English."""
    language = found.vocabulary.tongue
    if not language:
        return ()
    labels = {one.name: one.label for one in metrics(datasets, found, language)}
    return (translation(language, labels, model.datasets, model.dimensions),)
