"""What can be asked: numbers, ways to split them, tables of data, and the values of a dimension."""

from collections.abc import Iterable, Sequence

from engine.planning.records import rows_listed
from engine.replies.about.telling import Teller, Told
from engine.types.about import AboutQuestion, Thing
from semantic.askable import askable_datasets, askable_metrics
from semantic.dimensions import CatalogDimension
from semantic.metrics import Metric
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, Order

_MOST_VALUES = 100


def metrics(question: AboutQuestion, teller: Teller) -> Told:
    """Every number that can be asked for."""
    found = askable_metrics(teller.catalog)
    names = [_called(metric) for metric in found]
    return _metrics(teller.say("metrics", n=len(found), names=teller.some(names)), found)


def topic(question: AboutQuestion, teller: Teller) -> Told:
    """The numbers that a thing, or a word, is about."""
    found = [
        metric for metric in askable_metrics(teller.catalog) if _concerns(metric, question.things, teller)
    ]
    names = [_called(metric) for metric in found]
    word = question.word or teller.names(question.things)
    return _metrics(teller.say("metrics_about", word=word, names=teller.some(names)), found)


def _metrics(sentence: str, found: Iterable[Metric]) -> Told:
    rows = tuple((_called(one), one.description, one.unit) for one in found)
    return Told(sentence, ("name", "meaning", "unit"), rows)


def _concerns(metric: Metric, things: Sequence[Thing], teller: Teller) -> bool:
    """Whether a number is one of the things, computed from one, or can be split by one."""
    term = MetricRef(name=metric.name)
    facts = teller.catalog.facts(term)
    return any(
        (thing.kind == "metric" and thing.name == metric.name)
        or (thing.kind == "dataset" and thing.name in facts)
        or (thing.kind in ("dimension", "value") and teller.catalog.reaches(term, thing.name))
        for thing in things
    )


def _called(metric: Metric) -> str:
    return metric.label or metric.name.replace("_", " ")


def dimensions(question: AboutQuestion, teller: Teller) -> Told:
    """Everything to split and filter by."""
    found = [known for known in teller.catalog.dimensions.values() if _is_split(known) and not known.roles]
    said = teller.say("dimensions", n=len(found), names=teller.some([known.label for known in found]))
    return Told(said, ("name", "meaning"), _described(found))


def _is_split(known: CatalogDimension) -> bool:
    return known.field.role == "dimension" and not any(one.field.personal for one in known.bindings)


def _described(found: Iterable[CatalogDimension]) -> tuple[tuple[str, str], ...]:
    return tuple((known.label, known.description) for known in found)


def datasets(question: AboutQuestion, teller: Teller) -> Told:
    """Every table of data behind the numbers."""
    found = askable_datasets(teller.catalog)
    rows = tuple((teller.dataset(one.name), one.description, one.table_name) for one in found)
    said = teller.say("datasets", n=len(found), names=teller.some([row[0] for row in rows]))
    return Told(said, ("name", "meaning", "table"), rows)


def splits(question: AboutQuestion, teller: Teller) -> Told:
    """What the numbers can be split and filtered by; of several, all of them."""
    terms = [MetricRef(name=thing.name) for thing in question.things]
    found = [
        known
        for name, known in teller.catalog.dimensions.items()
        if _is_split(known) and all(teller.catalog.reaches(term, name) for term in terms)
    ]
    name, names = teller.names(question.things), teller.some([known.label for known in found])
    said = teller.say("splits" if found else "splits_none", name=name, n=len(found), names=names)
    return Told(said, ("name", "meaning") if found else (), _described(found))


def values(question: AboutQuestion, teller: Teller) -> Told:
    """The stored values of a dimension with their numbers of rows, by checked SQL; never personal ones."""
    thing = question.things[0]
    known = teller.catalog.dimensions[thing.name]
    name = teller.inside(thing)
    if any(one.field.personal for one in known.bindings):
        return Told(teller.say("values_personal", name=name))
    if known.field.role != "dimension":
        return Told(teller.say("values_none", name=name))
    dataset = known.bindings[0].dataset
    term = DimensionTerm(name=thing.name)
    rows = rows_listed(LogicalQuery(records=dataset, group_by=(term,)), teller.catalog)
    query = rows and LogicalQuery(
        metrics=(rows,), group_by=(term,), order=(Order(by=rows.key),), limit=_MOST_VALUES + 1
    )
    found = teller.probe(query) if query else None
    if found is None:
        return Told(teller.say("values_none", name=name))
    cells = [(row[0], row[-1]) for row in found[1].rows if row[0] is not None]
    sentence = "values_most" if len(cells) > _MOST_VALUES else "values"
    shown = cells[:_MOST_VALUES]
    names = teller.some([str(cell) for cell, _ in shown])
    said = teller.say(sentence, name=name, n=len(shown), names=names)
    return Told(said, ("value", "rows"), tuple(shown), found[0])
