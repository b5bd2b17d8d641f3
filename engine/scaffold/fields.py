"""Columns as fields: names, labels, synonyms and expressions."""

from collections import Counter

from engine.scaffold.english import listed, pairs
from engine.scaffold.identity import entity_of, is_key_named
from engine.scaffold.inflection import plural
from engine.scaffold.roles import field_type, is_listed, is_personal, is_yes_no, role_of
from engine.scaffold.sketch import Sketch
from engine.scaffold.statistics import ColumnFacts, TableFacts
from engine.scaffold.words import Words, distinct_texts, label, phrase
from engine.warehouse.names import quoted, safe_name, unlike
from semantic.expressions import columns_of
from semantic.fields import Field, Role, Value


def fields_of(table: TableFacts, sketch: Sketch) -> tuple[Field, ...]:
    """The fields of a table's columns, in their order."""
    names = unlike(safe_name(column.name) for column in table.columns)
    return tuple(
        _field(column, name, table, sketch) for column, name in zip(table.columns, names, strict=True)
    )


def _field(column: ColumnFacts, name: str, table: TableFacts, sketch: Sketch) -> Field:
    words = sketch.vocabulary.words(column.name) or (name,)
    role, kind = role_of(column, table, sketch), field_type(column.type)
    said, unit = spoken(words, role, column)
    shown, synonyms = _wording(said, words, column, table, sketch)
    return Field(
        name=name,
        expr=expression(column, name),
        type=kind,
        role=role,
        label=shown,
        description=f"Column {column.name}." if shown.lower() != column.name.lower() else "",
        synonyms=synonyms,
        unit=unit,
        values=_values(said, words, column),
        personal=is_personal(words, column),
        indexed=kind != "string" or is_listed(words, column, role),
    )


def expression(column: ColumnFacts, name: str) -> str:
    """The SQL of a column: empty where it is the field's name, in quotes where SQL needs them."""
    sql = quoted(column.name)
    if column.type in ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS", "TIMESTAMP_S", "TIMESTAMP_MS"):
        return f"CAST({sql} AS TIMESTAMP)"  # moments with a zone become UTC, the session's zone
    if column.type.startswith(("UUID", "ENUM", "TIME")) and column.type != "TIMESTAMP":
        return f"CAST({sql} AS VARCHAR)"
    return "" if name == column.name and _is_plain(name) else sql


def _is_plain(name: str) -> bool:
    """Whether the name is SQL as it stands, and means just this column."""
    try:
        return name.isascii() and columns_of(name) == {name}
    except ValueError:
        return False


def spoken(words: Words, role: Role, column: ColumnFacts) -> tuple[Words, str]:
    """The words people say for a column, and the unit of its values: sum_click -> clicks."""
    if role in ("dimension", "key") and is_key_named(words):
        return (entity_of(words) or words) if role == "dimension" else words, ""
    if is_yes_no(words, column) and len(words) > 1 and words[0] in listed("yes_no_prefixes"):
        return words[1:], ""
    if role != "measure":
        return words, ""
    unit = pairs("units").get(words[-1].lower(), "") if len(words) > 1 else ""
    said = words[:-1] if unit else words
    if len(said) > 1 and said[0] in listed("total_prefixes"):
        said = said[2:] if said[1] == "of" and len(said) > 2 else said[1:]
        said = (*said[:-1], plural(said[-1]))
    return said, unit


def _wording(
    said: Words, words: Words, column: ColumnFacts, table: TableFacts, sketch: Sketch
) -> tuple[str, tuple[str, ...]]:
    """The label of a field, with the table's word where the column's says too little, and its synonyms."""
    subject = sketch.subjects[table.name]
    generic = len(said) == 1 and said[0] in listed("generic_words")
    shown = label((*subject.words, *said) if generic and said != subject.words else said)
    begins = said[: len(subject.words)] == subject.words and len(said) > len(subject.words)
    shorter = phrase(said[len(subject.words) :]) if begins else ""
    names = (
        _row_names(table, sketch)
        if sketch.names[table.name] == column.name or _stands_for(column, table, sketch)
        else ()
    )
    return shown, distinct_texts(phrase(said), shorter, *names, phrase(words), beside=shown)


def _stands_for(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether the key is all there is to call a row by."""
    return sketch.keys[table.name] == (column.name,) and not sketch.names[table.name]


def _row_names(table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """What a row is called: by its own table, and by tables that point at it in one role only."""
    roles = [link.role for link in sketch.links_to(table.name) if link.role and link.source != table.name]
    return (sketch.subjects[table.name].noun, *dict.fromkeys(roles))


def _values(said: Words, words: Words, column: ColumnFacts) -> tuple[Value, ...]:
    """What "active" means for a yes-or-no column: the rows that say yes."""
    if not is_yes_no(words, column) or (said == words and column.type != "BOOLEAN"):
        return ()
    if column.type == "BOOLEAN":
        return (Value(value=True, label=phrase(said)),)
    cells = (cell for cell in (column.low, column.high) if str(cell).lower() in listed("yes_values"))
    return tuple(Value(value=cell, label=phrase(said)) for cell in cells if isinstance(cell, str | int))


def told_apart(fields: dict[str, tuple[Field, ...]], sketch: Sketch) -> dict[str, tuple[Field, ...]]:
    """Labels that several tables use get the table's word in front; the short form stays a synonym."""
    counts = Counter(field.label for found in fields.values() for field in found if not field.dimension)
    return {
        table: tuple(_with_subject(field, sketch.subjects[table].words, counts) for field in found)
        for table, found in fields.items()
    }


def _with_subject(field: Field, subject: Words, counts: Counter[str]) -> Field:
    said = field.label.lower()
    if field.dimension or counts[field.label] < 2 or said.startswith(phrase(subject).lower()):
        return field
    inner = field.label if field.label[:2].isupper() else field.label[:1].lower() + field.label[1:]
    shown = label((*subject, inner))
    return field.model_copy(update={"label": shown, "synonyms": distinct_texts(inner, *field.synonyms)})
