"""Tables as datasets: what their rows are called, when they happened, what names them."""

from collections.abc import Collection

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.histories import open_ended
from engine.scaffold.identity import entity_of, is_key_named
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import listed
from engine.scaffold.naming import person_columns
from engine.scaffold.schema import Link
from engine.scaffold.sketch import Sketch
from engine.scaffold.wording import role_texts
from engine.scaffold.words import Words, distinct_texts, label, phrase
from engine.warehouse.names import quoted
from semantic.fields import Field
from semantic.model import Dataset

_HALF = 0.5
_ROOT = 4  # letters that a noun and its verb have in common


def dataset(table: TableFacts, fields: tuple[Field, ...], sketch: Sketch) -> Dataset:
    """The dataset of a table."""
    subject = sketch.subjects[table.name]
    names = {column.name: field.name for column, field in zip(table.columns, fields, strict=True)}
    named = names.get(sketch.names[table.name], "")
    person = None if named else _whole_name(table, sketch)
    history = sketch.histories.get(table.name)
    kind = "View" if table.is_view else "Table"
    return Dataset(
        name=subject.name,
        table="" if (history and history.closed) or table.query else table.name,
        sql=open_ended(history, table) if history and history.closed else table.query,
        label=subject.label,
        noun=subject.noun,
        nouns=subject.nouns,
        description=f"{kind} {table.name}{f', from {table.comment}' if table.comment else ''}."
        if not table.query
        else f"{table.comment[:1].upper()}{table.comment[1:]}.",
        synonyms=distinct_texts(subject.nouns, subject.full, *called(table, sketch), beside=subject.label),
        primary_key=sketch.keys[table.name],
        unique_keys=sketch.unique[table.name],
        bridge=table.name in sketch.bridges,
        time=names.get(default_time(table, sketch), ""),
        name_field=person.name if person else named,
        fields=(*fields, person) if person else fields,
    )


def called(table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Other words for many rows of a table: what their short forms stand for, what its key says (sites)."""
    subject = sketch.subjects[table.name].words
    found = list(sketch.vocabulary.meanings(subject))
    key = sketch.keys[table.name]
    words = sketch.vocabulary.words(key[0]) if len(key) == 1 else ()
    others = {subject.words for subject in sketch.subjects.values()}
    entity = _entity(words, subject)
    if entity not in ((), *others) and table.name not in sketch.histories:
        found.insert(0, entity)
    if len(subject) > 1 and subject[-1] in listed("detail_words"):
        found += [(*subject[:-1], line) for line in ("line", "item")]
    several = (words for words in dict.fromkeys(found) if words not in others)
    return tuple(_many(words) for words in dict.fromkeys((*several, *_head(table, sketch))))


def _entity(key: Words, subject: Words) -> Words:
    """What the key of a table is of; a number or a code is of rows that the table's name says nothing of:
    the rows of a lab log with a sample number are the samples."""
    if is_key_named(key):
        return entity_of(key)
    numbered = len(key) > 1 and key[-1] in listed("reference_words")
    return key[:-1] if numbered and subject[-1] in listed("record_words") else ()


def _head(table: TableFacts, sketch: Sketch) -> tuple[Words, ...]:
    """The last word alone where no other table is called by it: permit applications are the applications."""
    words = sketch.subjects[table.name].words
    if len(words) > 1 and words[-1] in listed("done_words"):
        return ()  # extras booked are no bookings
    heads = [word for subject in sketch.subjects.values() for word in subject.words if subject.words != words]
    lone = len(words) > 1 and words[-1] not in heads and words[-1] not in listed("empty_rows")
    return (words[-1:],) if lone and words[-1].isalpha() else ()


def _many(words: Words) -> str:
    return phrase((*words[:-1], plural(words[-1])))


def _whole_name(table: TableFacts, sketch: Sketch) -> Field | None:
    """First and last name put together, where people have no other name."""
    columns = person_columns(table, sketch.vocabulary)
    if columns is None or any(column.name.lower() == "full_name" for column in table.columns):
        return None
    subject = sketch.subjects[table.name]
    links = (link for link in sketch.links_to(table.name) if _names_others(link))
    roles = dict.fromkeys(text for link in links for text in role_texts(link, sketch)[:1])
    return Field(
        name="full_name",
        expr=f"{quoted(columns[0])} || ' ' || {quoted(columns[1])}",
        label=label((*subject.words, "name")),
        description=f"{columns[0]} and {columns[1]}.",
        synonyms=("name", "full name", subject.noun, *roles),
    )


def _names_others(link: Link) -> bool:
    """Whether a role names rows of another table: a buyer is a customer; a manager is not any employee."""
    return bool(link.role) and link.source != link.target


def default_time(table: TableFacts, sketch: Sketch) -> str:
    """The column that says when a row happened; "" where no date or timestamp does."""
    subject = sketch.subjects[table.name].words
    scored = [
        (
            _time_score(sketch.vocabulary.words(column.name), subject),
            _is_known(column, table),
            -place,
            column.name,
        )
        for place, column in enumerate(table.columns)
        if column.type == "DATE" or column.type.startswith("TIMESTAMP")
        if _is_filled(column, table)
    ]
    best = max(scored, default=(-1, False, 0, ""))
    return best[3] if best[0] >= 0 else ""


def _is_known(column: ColumnFacts, table: TableFacts) -> bool:
    """Whether every row has it: what only some rows have happened to these later."""
    return column.filled == table.looked_at


def _is_filled(column: ColumnFacts, table: TableFacts) -> bool:
    return column.filled >= _HALF * table.looked_at


def _is_done(subject: Words, said: Collection[str]) -> bool:
    """Whether a time is when the rows themselves happened: of a rental when it was rented."""
    root = subject[-1].lower()[:_ROOT]
    return len(root) == _ROOT and any(word.startswith(root) and word.endswith("ed") for word in said)


def _time_score(words: Words, subject: Words) -> int:
    said = {word.lower() for word in words}
    if said & listed("time_never"):
        return -1
    score = 3 if said & listed("time_best") else 2 if len(words) == 1 and said & listed("time_good") else 1
    score += 2 if set(subject) & said or _is_done(subject, said) else 0
    # The "wedding date" of a wedding is when it is, whenever that was booked.
    score += 1 if {word.lower() for word in subject} == said - listed("time_good") else 0
    return 0 if said & listed("time_bad") else score
