"""The numbers that every table offers by itself: how many rows, totals, averages, how many different."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from engine.scaffold.counted import phrasings_of
from engine.scaffold.datasets import called
from engine.scaffold.directions import direction_of_number, direction_of_rows
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.german import english
from engine.scaffold.inflection import plural, singular
from engine.scaffold.label_words import LabelWords, label_words
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.paid import is_paid, of_payers
from engine.scaffold.priced import worth_numbers
from engine.scaffold.quantities import Quantity, quantity
from engine.scaffold.roles import is_lone_entity, lone_entity
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, distinct_texts, phrase
from semantic.fields import Field
from semantic.metrics import Aggregation, Measure, SimpleMetric
from semantic.model import Dataset
from semantic.phrasings import Phrasing


def metrics(
    datasets: Mapping[str, Dataset], sketch: Sketch, language: str = "en"
) -> tuple[SimpleMetric, ...]:
    """The metrics of all datasets, given by table, in their order; labelled in the language."""
    says = label_words(language)
    drafts = [
        (dataset, metric)
        for table, dataset in datasets.items()
        for metric in _metrics(dataset, sketch.tables[table], sketch, says)
    ]
    names = Counter(metric.name for _, metric in drafts)
    labels = Counter(metric.label for _, metric in drafts)
    return tuple(
        metric.model_copy(
            update={
                "name": f"{dataset.name}_{metric.name}" if names[metric.name] > 1 else metric.name,
                "label": _told_apart(metric, dataset, says) if labels[metric.label] > 1 else metric.label,
            }
        )
        for dataset, metric in drafts
    )


def with_units(datasets: Mapping[str, Dataset], found: tuple[SimpleMetric, ...]) -> tuple[SimpleMetric, ...]:
    """Totals also called by their unit, where they are the only ones in it: tonnes, megabytes used."""
    labels = [field.label for dataset in datasets.values() for field in dataset.fields]
    taken = {word for label in labels for word in label.casefold().split()}
    units = Counter(field.unit for dataset in datasets.values() for field in dataset.fields if field.unit)
    return tuple(
        metric.model_copy(update={"synonyms": distinct_texts(*metric.synonyms, *_unit_nouns(metric, taken))})
        if metric.measure.agg == "sum" and units[metric.unit] == 1
        else metric
        for metric in found
    )


def _unit_nouns(metric: SimpleMetric, taken: Collection[str]) -> Iterator[str]:
    """Not those that a field is called by: the tonnage of a ship is no weight of its cargo."""
    said = label_words().without("sum", metric.label).split()
    for noun in choices("unit_nouns").get(metric.unit, ()):
        if noun in taken:
            continue
        yield noun
        if said[-1] in listed("done_words"):
            yield f"{noun} {said[-1]}"


def _told_apart(metric: SimpleMetric, dataset: Dataset, says: LabelWords) -> str:
    """The label of what several tables count, with the table where it is not counted in its own."""
    counted = says.without("count", metric.label)
    own = metric.measure.agg != "count_distinct" or dataset.noun.startswith(singular(counted))
    return metric.label if own else says.within(metric.label, _inside(dataset.label))


def _metrics(dataset: Dataset, table: TableFacts, sketch: Sketch, says: LabelWords) -> Iterator[SimpleMetric]:
    yield _count(dataset, table.name, called(table, sketch), sketch, says)
    columns = tuple(zip(table.columns, dataset.fields, strict=False))
    for column, field in columns:
        if field.role == "measure":
            words = sketch.subjects[table.name].words
            found = _numbers(dataset, field, quantity(column, table, sketch.vocabulary), words, says)
            yield from _phrased(found, phrasings_of(column, table, sketch))
            yield from _paid(dataset, field, column, table, sketch)
    for name, number in worth_numbers(table, sketch):
        worth = dataset.field(name)
        if worth and worth.role == "measure":
            yield from _numbers(dataset, worth, number, sketch.subjects[table.name].words, says)
    for column, field in columns:
        if is_lone_entity(column, table, sketch):
            yield _different(dataset, field, lone_entity(sketch.vocabulary.words(column.name)), says)


def _paid(
    dataset: Dataset, field: Field, column: ColumnFacts, table: TableFacts, sketch: Sketch
) -> Iterator[SimpleMetric]:
    """What customers pay in all for rows that are not called sales, by names of its own."""
    if is_paid(column, table, sketch):
        first, *others = distinct_texts(*of_payers(table, sketch))
        made = _aggregate("sum", "total", dataset, field.model_copy(update={"synonyms": ()}), "")
        own = {
            "name": f"{made.name}_by_customers",
            "label": first[:1].upper() + first[1:],
            "synonyms": tuple(others),
        }
        yield made.model_copy(update=own)


def _phrased(found: Iterator[SimpleMetric], said: tuple[Phrasing, ...]) -> Iterator[SimpleMetric]:
    """The numbers of a field, the total with the sentences that ask for it."""
    for metric in found:
        summed = metric.measure.agg == "sum"
        yield metric.model_copy(update={"phrasings": said}) if said and summed else metric


def _is_counted(dataset: Dataset, field: Field) -> bool:
    """Whether a row stands for so many of them: the views of a page on a day, in a table of page views."""
    return field.type == "integer" and field.label.casefold() == dataset.nouns.casefold().split()[-1]


def _count(
    dataset: Dataset, table: str, others: tuple[str, ...], sketch: Sketch, says: LabelWords
) -> SimpleMetric:
    if any(_is_counted(dataset, field) for field in dataset.fields if field.role == "measure"):
        return _count_of_rows(dataset, table, says)
    wordings = [text for nouns in others for text in (f"number of {nouns}", nouns)]
    return SimpleMetric(
        name=f"{dataset.name}_count",
        label=says.label("count", dataset.nouns),
        description=f"Rows of {table}.",
        synonyms=distinct_texts(
            dataset.nouns,
            f"count of {dataset.nouns}",
            f"{dataset.nouns} count",
            *wordings,
            *_row_words(table, sketch),
            *choices("row_verbs").get(sketch.subjects[table].words[-1], ()),
            "number of rows",
        ),
        desired_direction=direction_of_rows(sketch.subjects[table].words),
        measure=Measure(agg="count", dataset=dataset.name),
    )


def _count_of_rows(dataset: Dataset, table: str, says: LabelWords) -> SimpleMetric:
    """How many rows there are, where what they are called is summed up."""
    return SimpleMetric(
        name=f"{dataset.name}_count",
        label=says.label("rows", dataset.noun),
        description=f"Rows of {table}.",
        synonyms=distinct_texts("number of rows", "rows", "records"),
        measure=Measure(agg="count", dataset=dataset.name),
    )


def _row_words(table: str, sketch: Sketch) -> tuple[str, ...]:
    """Rows, records, and what the rows of a trace or a log usually are."""
    usual = choices("row_words")
    words = (word.lower() for word in sketch.vocabulary.words(table))
    return ("rows", "records", *(found for word in words for found in usual.get(word, ())))


def _numbers(
    dataset: Dataset, field: Field, number: Quantity, subject: Words, says: LabelWords
) -> Iterator[SimpleMetric]:
    """The total and the average of a measure; no total of what is no amount: prices, rates, ages."""
    several = number.currency_column
    note = f" Split it by {several}: the rows are in several currencies." if several else ""
    good = {"desired_direction": direction_of_number(number.words, subject, number.adds_up)}
    if number.adds_up and not _is_own(dataset, number):
        total = {**good, "label": says.label("sum", _inside(field.label))}
        yield _aggregate("sum", "total", dataset, field, note).model_copy(update=total)
    average = {**good, "label": says.label("average", _inside(field.label))}
    yield _aggregate("average", "average", dataset, field, note).model_copy(update=average)


def _is_own(dataset: Dataset, number: Quantity) -> bool:
    """Whether it is what each of things with a name has: the weight of an animal, and not of a parcel."""
    named = any(field.label.casefold() == f"{dataset.noun} name".casefold() for field in dataset.fields)
    return bool(dataset.name_field or named) and not listed("own_words").isdisjoint(
        map(str.lower, number.words)
    )


def _aggregate(agg: Aggregation, word: str, dataset: Dataset, field: Field, note: str) -> SimpleMetric:
    said = _inside(field.label)
    # Said bare, an amount means its total; for other aggregations the language asks for the word.
    texts = [text for name in (said, *field.synonyms) for text in _wordings(word, name, bare=agg == "sum")]
    if agg == "sum" and _is_money_of(field, dataset):
        texts += [template.format(nouns) for template, nouns in _money_totals(dataset)]
    if agg == "sum" and _is_counted(dataset, field):
        texts += [f"number of {dataset.nouns}", dataset.nouns, f"count of {dataset.nouns}"]
    named = said if said.startswith(f"{word} ") else f"{word} {said}"
    return SimpleMetric(
        name=f"{word}_{field.name}",
        label=named,
        description=f"{word.capitalize()} of {field.name} over {dataset.label.lower()}.{note}",
        synonyms=distinct_texts(*texts, beside=named),
        unit=field.unit,
        display_format=field.display_format,
        measure=Measure(agg=agg, dataset=dataset.name, expr=field.sql),
    )


def _is_money_of(field: Field, dataset: Dataset) -> bool:
    """Whether the total of the rows means this: the total of the fines is money, not their number."""
    german = english(dataset.noun)
    if german and set(german) & listed("money_rows"):
        return bool(set(english(field.label)) & listed("money_ends"))
    words = field.label.lower().split()
    own = words[-1] in listed("money_ends") and set(words[:-1]) <= set(dataset.noun.split())
    return own and dataset.noun.split()[-1] in listed("money_rows")


def _money_totals(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """How the total of such rows is asked for, and the word for the rows in that language."""
    german = english(dataset.noun)
    yield from ((template, dataset.nouns) for template in choices("money_totals")["de" if german else "en"])
    for noun in german:
        yield from ((template, plural(noun)) for template in choices("money_totals")["en"])


def _wordings(word: str, name: str, bare: bool) -> tuple[str, ...]:
    if name.startswith(f"{word} "):
        return (name,)
    return (f"{word} {name}", name) if bare else (f"{word} {name}",)


def _inside(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _different(dataset: Dataset, field: Field, entity: Words, says: LabelWords) -> SimpleMetric:
    nouns = phrase((*entity[:-1], plural(entity[-1])))
    return SimpleMetric(
        name=f"different_{field.name}",
        label=says.label("count", nouns),
        description=f"Different values of {field.name} in {dataset.label.lower()}.",
        synonyms=distinct_texts(f"number of different {nouns}", f"different {nouns}", nouns),
        measure=Measure(agg="count_distinct", dataset=dataset.name, expr=field.sql),
    )
