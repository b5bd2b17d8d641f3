"""What a column is for: a key, a moment, a number to compute with, or something to split by."""

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.identity import entity_of, is_key_named, is_natural
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import listed
from engine.scaffold.personal import is_personal
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words
from semantic.fields import FieldType, Role

MOST_VALUES = 100_000  # of a text column that are kept for look-up; more, and people search, not filter
_ENOUGH_FLAGS = 5  # where they are 0 and 1
_ENOUGH_ROWS = 10  # before two values are taken for all there are
_CALENDAR = ("year", "month", "week", "quarter", "day", "hour", "zip", "postal")
_CALENDAR_ENDS = ("from", "to", "start", "end", "built", "founded", "opened", "begin", "until")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_COUNTING = ("count", "total", "amount", "sum", "size")


def field_type(kind: str) -> FieldType:
    """The model's type for a DuckDB type."""
    if kind.startswith("TIMESTAMP"):
        return "timestamp"
    if kind in ("DATE", "BOOLEAN"):
        return "date" if kind == "DATE" else "boolean"
    if "INT" in kind:
        return "integer"
    return "number" if kind.startswith(("DECIMAL", "DOUBLE", "FLOAT")) else "string"


def role_of(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> Role:
    """The role of a column. Identifiers are keys where something else names what they identify."""
    kind, words = field_type(column.type), sketch.vocabulary.words(column.name)
    if kind in ("date", "timestamp"):
        return "time"
    if _identifies(column, table, sketch, words):
        return _key_role(column, table, sketch)
    if kind in ("integer", "number") and not is_code(words, column) and not is_yes_no(words, column):
        return "measure"
    return "dimension"


def _identifies(column: ColumnFacts, table: TableFacts, sketch: Sketch, words: Words) -> bool:
    primary = sketch.keys[table.name] == (column.name,)
    generated = column.pattern in ("uuid", "hash") or column.type == "UUID"
    linked = sketch.link_from(table.name, column.name) is not None
    return (primary or generated or linked or is_key_named(words)) and field_type(column.type) != "boolean"


def _key_role(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> Role:
    """A key may be split by where it is a word people know, or nothing else stands for what it identifies."""
    link = sketch.link_from(table.name, column.name)
    if table.query or (link and sketch.tables[link.target].query):
        return "key"  # people say what a code stands for
    if is_natural(column) and not is_key_named(sketch.vocabulary.words(column.name)):
        return "dimension"
    if link is not None:
        return "key" if sketch.is_named(link.target) or link.target == table.name else "dimension"
    if sketch.keys[table.name] == (column.name,):
        nameless = not sketch.is_named(table.name) and sketch.links_to(table.name)
        return "dimension" if nameless else "key"
    return "key" if column.unique else "dimension"


def is_lone_entity(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether a column identifies things that have no table of their own: students by id_student."""
    words = sketch.vocabulary.words(column.name)
    linked = any(link.source == table.name and column.name in link.columns for link in sketch.links)
    own = column.name in sketch.keys[table.name] and len(sketch.keys[table.name]) == 1
    named = is_key_named(words) or _is_numbered_person(words)
    return named and len(words) > 1 and not linked and not own and not column.unique


def lone_entity(words: Words) -> Words:
    """What such a column identifies: patients by patient_id or patient_no."""
    return entity_of(words) if is_key_named(words) else words[:-1]


def _is_numbered_person(words: Words) -> bool:
    """A patient number stands for patients, whom many rows may be of; a room number may be one of many."""
    return len(words) > 1 and words[-1] in listed("reference_words") and words[-2] in listed("person_words")


def is_code(words: Words, column: ColumnFacts) -> bool:
    """Whether a number only names something: a year, a zip code, a house number, a latitude."""
    if words[0] in listed("total_prefixes") and len(words) > 1:
        return False
    if not column.is_integer:
        return words[-1] in ("latitude", "longitude", "lat", "lon", "lng")
    calendar = words[0] in _CALENDAR and words[-1] in _CALENDAR_ENDS
    per = any(word in ("per", *_COUNTING) for word in words)
    return (words[-1] in listed("code_words") or calendar or _is_year(words, column)) and not per


def _is_year(words: Words, column: ColumnFacts) -> bool:
    """Whether all values are years, of which the name says since when something is: partner since."""
    low, high = column.low, column.high
    years = isinstance(low, int) and isinstance(high, int) and _FIRST_YEAR <= low <= high <= _LAST_YEAR
    return years and words[-1] in listed("since_words")


def is_yes_no(words: Words, column: ColumnFacts) -> bool:
    """Whether a column of two values answers a question: is_active, opt_in_flag, smoker with Y and N."""
    if column.type == "BOOLEAN":
        return True
    values = {str(column.low).lower(), str(column.high).lower()}
    if column.is_text and column.distinct == 1 and values <= listed("yes_marks"):
        return True
    if len(values & listed("yes_values")) > 1:
        return False  # -1 and 1 are no answers
    fit = column.filled > 0 and column.distinct <= 2 and values <= listed("yes_values") | listed("no_values")
    asks = words[0] in listed("yes_no_prefixes") or words[-1] in listed("yes_no_ends")
    amount = words[-1] in listed("amount_words") or plural(words[-1]) == words[-1]
    enough = _ENOUGH_FLAGS if values in ({"0", "1"}, {"0", "-1"}) and column.is_integer else _ENOUGH_ROWS
    both = column.distinct == 2 and column.filled >= enough
    return fit and (asks or (both and not amount))


def is_listed(words: Words, column: ColumnFacts, role: Role) -> bool:
    """Whether the values are kept for look-up, so that a question may just say them."""
    text = field_type(column.type) == "string" and role == "dimension" and not is_key_named(words)
    return text and not is_personal(words, column) and column.distinct <= MOST_VALUES
