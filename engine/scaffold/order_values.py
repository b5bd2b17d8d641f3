"""What one sale is worth on average, where only its parts have amounts: the lines of orders."""

from collections.abc import Iterator, Mapping

from engine.scaffold.facts import TableFacts
from engine.scaffold.fields import expression
from engine.scaffold.inheritance import whole_of
from engine.scaffold.lexicon import choices
from engine.scaffold.sketch import Sketch
from engine.scaffold.takings import are_sales
from engine.scaffold.words import distinct_texts, phrase
from semantic.fields import Field
from semantic.measures import Measure
from semantic.metrics import RatioMetric
from semantic.model import Dataset
from semantic.worths import is_worth


def order_values(datasets: Mapping[str, Dataset], sketch: Sketch) -> tuple[RatioMetric, ...]:
    """The average value of orders: what their lines come to, over the orders that have lines; mostly none."""
    table = sketch.tables.get(sketch.sales)
    whole = whole_of(table, sketch) if table else None
    taken = _taken(table, datasets[table.name], sketch) if table else None
    if table is None or whole is None or taken is None or sketch.whole_takings or len(whole.columns) != 1:
        return ()
    subject = sketch.subjects[whole.target]
    if not are_sales(subject.words):
        return ()
    key = table.column(whole.columns[0])
    count = expression(key, key.name, sketch.keywords) or key.name if key else whole.columns[0]
    home = datasets[table.name].name
    first, *others = distinct_texts(*_names(subject.words))
    return (
        RatioMetric(
            name=f"average_{subject.name}_value",
            label=first[:1].upper() + first[1:],
            description=f"Total of {taken.label.lower()} over the number of {subject.nouns} with any.",
            synonyms=tuple(others),
            unit=taken.unit,
            numerator=Measure(agg="sum", dataset=home, expr=taken.sql),
            denominator=Measure(agg="count_distinct", dataset=home, expr=count),
        ),
    )


def _taken(table: TableFacts, dataset: Dataset, sketch: Sketch) -> Field | None:
    """The field of what the parts come to, stored or computed."""
    if sketch.takings is None:
        return next((field for field in dataset.fields if is_worth(field.expr)), None)
    pairs = zip(table.columns, dataset.fields, strict=False)
    return next((field for column, field in pairs if column.name == sketch.takings[1]), None)


def _names(words: tuple[str, ...]) -> Iterator[str]:
    """How it is called, by the whole noun and by its last word."""
    nouns = dict.fromkeys((phrase(words[-1:]), phrase(words)))
    yield from (template.format(noun) for noun in nouns for template in choices("order_values")["en"])
