"""Datasets with what their rows are worth: a field of quantity times price, and its total."""

from collections.abc import Iterator, Mapping

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.fields import expression
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.quantities import PERCENT, Quantity, quantity
from engine.scaffold.sketch import Sketch
from engine.scaffold.sold import of_sales, spent
from engine.scaffold.subjects import Subject
from engine.scaffold.words import distinct_texts, label, phrase
from engine.scaffold.worths import Worth
from engine.warehouse.names import quoted, safe_name
from semantic.fields import Field
from semantic.model import Dataset
from semantic.worths import worth_sql

_ALIAS = "price of one"


def with_worths(datasets: Mapping[str, Dataset], sketch: Sketch) -> dict[str, Dataset]:
    """The datasets by table, with the price of a linked item beside the columns where it is needed."""
    return {table: _with_worths(one, sketch.tables[table], sketch) for table, one in datasets.items()}


def worth_numbers(table: TableFacts, sketch: Sketch) -> Iterator[tuple[str, Quantity]]:
    """The fields of the worths of a table by name, each with what it is a number of."""
    for worth in sketch.worths[table.name]:
        home = sketch.tables[worth.link.target] if worth.link else table
        price = quantity(worth.price, home, sketch.vocabulary)
        said = tuple(_label(worth, table, sketch).split())
        yield _name(worth, table, sketch), Quantity(said, price.unit, "", True, price.currency_column)


def _with_worths(dataset: Dataset, table: TableFacts, sketch: Sketch) -> Dataset:
    taken = {field.name for field in dataset.fields}
    worths = [one for one in sketch.worths[table.name] if _name(one, table, sketch) not in taken]
    if not worths:
        return dataset
    fields = (*dataset.fields, *(_field(one, table, sketch) for one in worths))
    joined = [one for one in worths if one.link]
    if not joined:
        return dataset.model_copy(update={"fields": fields})
    sql = _joined(dataset.sql or f"SELECT * FROM {table.sql}", joined, sketch)
    return dataset.model_copy(update={"table": "", "sql": sql, "fields": fields})


def _joined(source: str, worths: list[Worth], sketch: Sketch) -> str:
    """The SELECT that shows the prices of the items beside the columns of rows."""
    (link,) = {one.link for one in worths if one.link}
    prices = ", ".join(f"item.{quoted(one.price.name)} AS {quoted(_alias(one))}" for one in worths)
    equal = " AND ".join(
        f"part.{quoted(mine)} = item.{quoted(theirs)}"
        for mine, theirs in zip(link.columns, link.to_columns, strict=True)
    )
    item = sketch.tables[link.target].sql
    return f"SELECT part.*, {prices} FROM ({source}) AS part LEFT JOIN {item} AS item ON {equal}"


def _alias(worth: Worth) -> str:
    return f"{_ALIAS}: {worth.price.name}"


def _field(worth: Worth, table: TableFacts, sketch: Sketch) -> Field:
    name, said = _name(worth, table, sketch), _label(worth, table, sketch)
    home = sketch.tables[worth.link.target] if worth.link else table
    price = quantity(worth.price, home, sketch.vocabulary)
    return Field(
        name=name,
        expr=_sql(worth, sketch),
        type="number",
        role="measure",
        label=label(said.split()),
        description=_description(worth, table, sketch),
        synonyms=distinct_texts(said, *_others(worth, table, sketch)),
        unit=price.unit if price.unit != PERCENT else "",
        indexed=False,
    )


def _sql(worth: Worth, sketch: Sketch) -> str:
    price = quoted(_alias(worth)) if worth.link else _column(worth.price, sketch)
    return worth_sql(
        _column(worth.quantity, sketch), price, _column(worth.percent, sketch) if worth.percent else ""
    )


def _column(column: ColumnFacts, sketch: Sketch) -> str:
    return expression(column, column.name, sketch.keywords) or column.name


def _description(worth: Worth, table: TableFacts, sketch: Sketch) -> str:
    """How it is computed, as no column holds it."""
    where = f" of its {sketch.subjects[worth.link.target].noun}" if worth.link else ""
    off = f", less {worth.percent.name} percent" if worth.percent else ""
    return (
        f"{worth.quantity.name} times {worth.price.name}{where}{off}, computed for each row of {table.name}."
    )


def _is_revenue(worth: Worth, table: TableFacts, sketch: Sketch) -> bool:
    return worth.sold and not sketch.takings and sketch.sales == table.name


def _name(worth: Worth, table: TableFacts, sketch: Sketch) -> str:
    return safe_name(_label(worth, table, sketch))


def _label(worth: Worth, table: TableFacts, sketch: Sketch) -> str:
    """ "Revenue", "stock value at list price", "delivery line value"."""
    texts = pairs("worth_labels")
    noun = sketch.subjects[table.name].noun
    revenue = _is_revenue(worth, table, sketch)
    plain = texts["sold"] if revenue else texts["stock"] if worth.stock else texts["rows"].format(noun)
    return plain if worth.only else texts["at"].format(plain, _price(worth, sketch))


def _price(worth: Worth, sketch: Sketch) -> str:
    return phrase(sketch.vocabulary.words(worth.price.name))


def _others(worth: Worth, table: TableFacts, sketch: Sketch) -> Iterator[str]:
    """What else it is called; which of several prices is meant where none is said is asked."""
    if _is_revenue(worth, table, sketch):
        yield from (*choices("taking_names")["en"], *of_sales(table, sketch), *spent(table, sketch))
        return
    plain = sorted(listed("stock_worths")) if worth.stock else list(_of_rows(worth, table, sketch))
    for text in (pairs("worth_labels")["stock"], *plain) if worth.stock else plain:
        yield pairs("worth_labels")["at"].format(text, _price(worth, sketch))
        yield text


def _of_rows(worth: Worth, table: TableFacts, sketch: Sketch) -> Iterator[str]:
    """ "Value of parts used", "parts cost": what all of a row cost, where the price is what one costs."""
    costs = set(sketch.vocabulary.words(worth.price.name)) & listed("cost_words")
    texts = [*sorted(listed("row_worths")), *(sorted(listed("row_costs")) if costs else ())]
    for nouns in distinct_texts(*_nouns(sketch.subjects[table.name])):
        yield from (text.format(nouns) for text in texts)


def _nouns(subject: Subject) -> Iterator[str]:
    """What several rows are called, with and without what was done to them: parts used, parts."""
    yield subject.nouns
    if len(subject.words) > 1 and subject.words[-1] in listed("done_words"):
        yield phrase((*subject.words[:-2], plural(subject.words[-2])))
