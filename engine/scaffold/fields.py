"""Columns as fields: names, labels, synonyms and expressions."""

from collections.abc import Iterator

from engine.scaffold.amounts import amounts
from engine.scaffold.answers import said_otherwise
from engine.scaffold.consents import refused
from engine.scaffold.counted import counted_names
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.happenings import happened, happened_likewise
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.opposites import abilities, opposites
from engine.scaffold.personal import is_personal
from engine.scaffold.quantities import Quantity, quantity
from engine.scaffold.roles import field_type, is_listed, is_yes_no, role_of
from engine.scaffold.sketch import Sketch
from engine.scaffold.sold import sold_names
from engine.scaffold.wording import spoken, wording
from engine.scaffold.words import Words, distinct_texts, phrase
from engine.warehouse.names import quoted, safe_name, unlike
from semantic.expressions import columns_of
from semantic.fields import Field, Value

_HOURS = 24  # of a day


def fields_of(table: TableFacts, sketch: Sketch) -> tuple[Field, ...]:
    """The fields of a table's columns, in their order."""
    names = unlike(safe_name(column.name) for column in table.columns)
    return tuple(
        _field(column, name, table, sketch) for column, name in zip(table.columns, names, strict=True)
    )


def _field(column: ColumnFacts, name: str, table: TableFacts, sketch: Sketch) -> Field:
    words = sketch.vocabulary.words(column.name) or (name,)
    role, kind = role_of(column, table, sketch), field_type(column.type)
    number = quantity(column, table, sketch.vocabulary) if role == "measure" else None
    said = number.words if number else _in_full(spoken(words, role, column), column)
    if number and said == sketch.subjects[table.name].words and number.unit in pairs("unit_words"):
        said = (*said, pairs("unit_words")[number.unit])
    if role == "dimension" and _is_event_key(said, column, table, sketch):
        said = (*said, "id")
    link = sketch.link_from(table.name, column.name)
    if link and sketch.tables[link.target].query and said[-1] != "code":
        said = (*said, "code")  # the word alone is what the code stands for
    shown, synonyms = wording(said, words, column, table, sketch)
    if number and sketch.units.get(number.unit) == 1 and number.adds_up:
        synonyms = distinct_texts(*synonyms, *choices("unit_names").get(number.unit, ()))
    if role == "time" or (role == "dimension" and words[-1] == "year"):
        synonyms = distinct_texts(*synonyms, *happened(words, sketch.subjects[table.name].words, sketch))
    if role == "time":
        synonyms = distinct_texts(*synonyms, *happened_likewise(words, table, sketch))
    if role == "dimension" and said[-1] == "number" and len(said) > 1:
        synonyms = distinct_texts(*synonyms, phrase((*said[:-1], "numbers")))  # alone "numbers" says nothing
    if role == "dimension":
        synonyms = distinct_texts(*synonyms, *_clock_names(words, column, table))
    synonyms = distinct_texts(*synonyms, *sold_names(column, words, table, sketch))
    if number:
        synonyms = distinct_texts(*synonyms, *counted_names(column, table, sketch))
        synonyms = distinct_texts(*synonyms, *amounts(said, number.unit, table, sketch))
    return Field(
        name=name,
        expr=expression(column, name, sketch.keywords),
        type=kind,
        role=role,
        label=shown,
        description=" ".join(_descriptions(column, shown, number)),
        # An amount shares its own name knowingly with the total of it.
        synonyms=() if table.name in sketch.code_tables else (shown, *synonyms) if number else synonyms,
        unit=number.unit if number else "",
        display_format=number.display_format if number else "",
        values=_values(said, words, column, sketch),
        personal=is_personal(words, column) and not _is_place(words, column, table, sketch),
        # What codes stand for is looked up in the lists made of them.
        indexed=(kind != "string" or is_listed(words, column, role)) and table.name not in sketch.code_tables,
    )


def _clock_names(words: Words, column: ColumnFacts, table: TableFacts) -> tuple[str, ...]:
    """A start hour from 0 to 23 is the hour of the day, where no time of the table tells another."""
    low, high = column.low, column.high
    hours = isinstance(low, int) and isinstance(high, int) and low >= 0 and high < _HOURS
    told = any(field_type(other.type) == "timestamp" for other in table.columns)
    return choices("clock_names").get(words[-1], ()) if hours and not told else ()


def _is_place(words: Words, column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """The address that a property is called by is no person's."""
    return words[-1] == "address" and sketch.names[table.name] == column.name


def _descriptions(column: ColumnFacts, shown: str, number: Quantity | None) -> Iterator[str]:
    """Which column it is, unless the label says so, and in which currency."""
    if shown.lower() != column.name.lower():
        yield f"Column {column.name}."
    if number and number.currency_column:
        yield f"Each row in the currency of {number.currency_column}."


def _in_full(said: Words, column: ColumnFacts) -> Words:
    """ "Pay" of cash and card is how somebody pays, and no wages."""
    return (*said[:-1], "payment", "method") if column.is_text and said[-1] == "pay" else said


def _is_event_key(said: Words, column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether a key identifies what happens: orders are counted by their noun, and split by their ID."""
    link = sketch.link_from(table.name, column.name)
    home = sketch.tables[link.target] if link else table
    keyed = sketch.keys[home.name] == (link.to_columns if link else (column.name,))
    dated = any(found.type == "DATE" or found.type.startswith("TIMESTAMP") for found in home.columns)
    return keyed and dated and said == sketch.subjects[home.name].words


def expression(column: ColumnFacts, name: str, keywords: frozenset[str]) -> str:
    """The SQL of a column: empty where it is the field's name, in quotes where SQL needs them."""
    sql = quoted(column.name)
    if column.sql:
        return column.sql
    if column.type in ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS", "TIMESTAMP_S", "TIMESTAMP_MS"):
        return f"CAST({sql} AS TIMESTAMP)"  # moments with a zone become UTC, the session's zone
    if column.type.startswith(("UUID", "ENUM", "TIME")) and column.type != "TIMESTAMP":
        return f"CAST({sql} AS VARCHAR)"
    return "" if name == column.name and name.lower() not in keywords and _is_plain(name) else sql


def _is_plain(name: str) -> bool:
    """Whether the name is SQL as it stands, and means just this column."""
    try:
        return name.isascii() and columns_of(name) == {name}
    except ValueError:
        return False


def _values(said: Words, words: Words, column: ColumnFacts, sketch: Sketch) -> tuple[Value, ...]:
    """What "active" means for a yes-or-no column: the rows that say yes."""
    if set(words) & listed("gender_words"):
        return tuple(_genders(column))
    if not is_yes_no(words, column):
        return ()
    several = phrase((*said[:-1], plural(said[-1])))
    others = (*sketch.vocabulary.meanings(said), *said_otherwise(said))
    synonyms = distinct_texts(several, *map(phrase, others), *abilities(said, "yes"), beside=phrase(said))
    cells = (True, False) if column.type == "BOOLEAN" else (column.low, column.high)
    yes = dict.fromkeys(cell for cell in cells if str(cell).lower() in listed("yes_values"))
    no = [cell for cell in dict.fromkeys(cells) if str(cell).lower() in listed("no_values")]
    opposite = (*opposites((said, *sketch.vocabulary.meanings(said))), *map(phrase, refused(said)))
    return tuple(
        Value(value=cell, label=texts[0], synonyms=texts[1:])
        for found, texts in ((yes, (phrase(said), *synonyms)), (no, opposite))
        for cell in found
        if texts and isinstance(cell, str | int)
    )


def _genders(column: ColumnFacts) -> Iterator[Value]:
    """Women and men, where the first and the last value stand for them."""
    for cell in dict.fromkeys((column.low, column.high)):
        called = choices("genders").get(str(cell).lower(), ())
        if called and isinstance(cell, str):
            yield Value(value=cell, label=called[0], synonyms=called[1:])
