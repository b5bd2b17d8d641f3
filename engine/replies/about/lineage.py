"""Where numbers come from, and which rows are left out of them."""

from collections.abc import Iterator

from engine.answers.formulas import inner_metrics, measure_formula, parts_of
from engine.replies.about.telling import Teller, Told
from engine.types.about import AboutQuestion, Thing
from semantic.model import Dataset
from semantic.text_conditions import condition_text

_COLUMNS = ("name", "part", "dataset", "table", "formula")
_FILTERS = ("name", "filter", "condition", "dataset")
Row = tuple[str, ...]


def lineage(question: AboutQuestion, teller: Teller) -> Told:
    """The datasets behind each thing, with what is computed of their columns."""
    said, rows = [], []
    for thing in question.things:
        names = [teller.dataset(name) for name in teller.datasets_of(thing)]
        if thing.kind == "dataset":
            names = [teller.catalog.datasets[thing.name].table_name]
        said.append(teller.say("lineage", name=teller.inside(thing), datasets=teller.listed(names)))
        rows += list(_sources(thing, teller))
    return Told(" ".join(said), _COLUMNS, tuple(dict.fromkeys(rows)))


def _sources(thing: Thing, teller: Teller) -> Iterator[Row]:
    catalog, name = teller.catalog, teller.name(thing)
    if thing.kind == "metric":
        metric = catalog.metrics[thing.name]
        inner = ", ".join(inner_metrics(metric, catalog))
        for part, measure in parts_of(metric, catalog):
            dataset = catalog.datasets[measure.dataset]
            shown = (dataset.name, measure_formula(measure)) if not dataset.private else ("", "")
            yield name, part or inner, teller.dataset(dataset.name), _table(dataset) or shown[0], shown[1]
    elif thing.kind == "dataset":
        yield name, "", name, _table(catalog.datasets[thing.name]), ""
    else:
        for binding in catalog.dimensions[thing.name].bindings:
            dataset = catalog.datasets[binding.dataset]
            yield (
                name,
                "",
                teller.dataset(dataset.name),
                _table(dataset),
                binding.field.expr or binding.field.name,
            )


def _table(dataset: Dataset) -> str:
    return "" if dataset.private else dataset.table_name


def filters(question: AboutQuestion, teller: Teller) -> Told:
    """Which rows do not count unless a question asks for them, and the conditions of the number itself."""
    said, rows = [], []
    for thing in question.things:
        found = list(dict.fromkeys(_filters(thing, teller)))
        names = teller.listed([row[1] for row in found]) if found else ""
        sentence = "filters" if found else "filters_none"
        said.append(teller.say(sentence, name=teller.inside(thing), filters=names))
        rows += found
    return Told(" ".join(said), _FILTERS if rows else (), tuple(rows))


def _filters(thing: Thing, teller: Teller) -> Iterator[Row]:
    name = teller.name(thing)
    for dataset in teller.datasets_of(thing):
        for one in teller.catalog.datasets[dataset].default_filters:
            yield name, one.label or one.name, one.expr, teller.dataset(dataset)
    if thing.kind != "metric":
        return
    metric = teller.catalog.metrics[thing.name]
    for measure in teller.catalog.metric_measures(metric):
        if measure.filter:
            yield name, measure.filter, measure.filter, teller.dataset(measure.dataset)
    if metric.where is not None:
        text = condition_text(metric.where)
        yield name, text, text, ""
