"""From the tables of a visitor to a model that was checked, and questions that were answered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.own.sets import CACHE, About, OwnFile
from engine import Parlance
from engine.scaffold.scaffold import scaffold
from engine.warehouse.embedded import Warehouse
from semantic.askable import askable_metrics
from semantic.catalog import Catalog
from semantic.filters import Compare
from semantic.model import SemanticModel
from semantic.query import LogicalQuery, MetricRef

_EXAMPLES = 3
_TRIED = 12
_SPLIT = 4


class ModelFault(Exception):
    """The tables give no model that holds."""


def made_model(data: Path, name: str) -> SemanticModel:
    """A model of the database, which passed `check`. Raises ModelFault, SourceError."""
    from semantic.locations import Locations
    from semantic.rules import run as lint

    warehouse = Warehouse(data, cache=data.parent / CACHE)
    try:
        model = scaffold(warehouse, name)
    finally:
        warehouse.close()
    faults = [issue for issue in lint(model, Locations()) if issue.severity == "error"]
    if faults:
        raise ModelFault(faults[0].message)
    return model


def tried_model(data: Path, model: SemanticModel, files: tuple[OwnFile, ...]) -> tuple[SemanticModel, About]:
    """The model with questions that were really asked and answered, and what is to be told of it.

    Both are in the folder of the data when it is opened: nothing is kept anywhere else.
    """
    now = datetime.now(UTC)
    parlance = Parlance(model, data, now=now, cache=data.parent / CACHE)
    try:
        found = tuple(_answered(parlance))
    finally:
        parlance.warehouse.close()
    catalog = Catalog(model)
    told = About(files, tuple(_links(model)), found, len(askable_metrics(catalog)), len(_splits(catalog)))
    label = told.label
    return model.model_copy(update={"examples": found, "label": label}), told


def _answered(parlance: Parlance) -> Iterator[str]:
    """Questions with an answer that has something in it."""
    wanted = dict.fromkeys((*parlance.model.examples, *_headlines(parlance)))
    count = 0
    for question in list(wanted)[:_TRIED]:
        answer = parlance.ask(question)
        rows = answer.table.rows if answer.table is not None else ()
        if answer.status == "answer" and any(cell is not None for row in rows for cell in row):
            yield question
            count += 1
        if count == _EXAMPLES:
            return


def _headlines(parlance: Parlance) -> list[str]:
    """Splits of the first numbers, the numbers themselves, and the first number of one value."""
    session = parlance.session
    plain = list(session.suggester.headlines())
    split = [one for query in plain for one in session.suggester.by_dimensions(query)]
    return [
        session.reader.restater.restate(query)
        for query in (*split[:_SPLIT], *plain, *_of_one_value(parlance, split))
    ]


def _of_one_value(parlance: Parlance, split: list[LogicalQuery]) -> Iterator[LogicalQuery]:
    """A number where a dimension has its first value, in place of the split by it."""
    values = parlance.session.profile.values
    for query in split:
        name = getattr(query.group_by[0], "name", "")
        if values.get(name):
            only = Compare(field=name, op="=", value=values[name][0])
            yield query.model_copy(update={"group_by": (), "where": only})


def _links(model: SemanticModel) -> Iterator[tuple[str, str]]:
    """Which column leads to which."""
    for one in model.relationships:
        pairs = zip(one.from_columns, one.to_columns, strict=True)
        for near, far in pairs:
            yield f"{one.source}.{near}", f"{one.to}.{far}"


def _splits(catalog: Catalog) -> list[str]:
    return [
        name
        for name, one in catalog.dimensions.items()
        if one.field.role == "dimension"
        and any(catalog.reaches(MetricRef(name=metric.name), name) for metric in askable_metrics(catalog))
    ]
