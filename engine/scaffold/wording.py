"""What people say for a column: its label, and other wordings for it."""

from collections import Counter

from engine.scaffold.compounds import is_word
from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.german import translations
from engine.scaffold.identity import entity_of, is_key_named, is_natural
from engine.scaffold.inflection import plural, singular
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.roles import is_yes_no
from engine.scaffold.schema import Link
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, distinct_texts, label, phrase
from semantic.fields import Field, Role

_TOLD = ("description", "text")
_NAME = "name"
_MOST_SOURCES = 4  # tables whose word is put in front: product category, but not of every table
_KINDS = 30  # values at most of what has types
_SHORTEST = 4  # letters of a wording of one word that leaves words out; "ins" would be found in "in"


def spoken(words: Words, role: Role, column: ColumnFacts) -> Words:
    """The words people say for what is no number to compute with."""
    if role in ("dimension", "key") and is_key_named(words):
        return (entity_of(words) or words) if role == "dimension" else words
    if role == "time":
        return _moment(words)
    return _question(words) if is_yes_no(words, column) else words


def _moment(words: Words) -> Words:
    """A time without how it is stored: raised_ms is when something was raised, order_date_key a date."""
    said = words
    while len(said) > 1 and said[-1].lower() in listed("stored_as"):
        said = said[:-1]
    end = said[-1].lower()
    return (*said[:-1], "time") if end in ("ts", "timestamp") or end in listed("stored_as") else said


def _question(words: Words) -> Words:
    """What a yes-or-no column asks: is_active and active_flag ask active."""
    said = words[1:] if len(words) > 1 and words[0] in listed("yes_no_prefixes") else words
    return said[:-1] if len(said) > 1 and said[-1] in listed("yes_no_ends") else said


def wording(
    said: Words, words: Words, column: ColumnFacts, table: TableFacts, sketch: Sketch
) -> tuple[str, tuple[str, ...]]:
    """The label of a field, with the table's word where the column's says too little, and its synonyms."""
    subject = sketch.subjects[table.name].words
    if said in (("full", "name"), ("display", "name")):
        said = ("name",)
    if said[:-1] == subject and said[-1] in _TOLD and column.name == sketch.names[table.name]:
        said = subject  # the description of a job type is the job type
    generic = len(said) == 1 and said[0] in listed("generic_words") and said != subject
    shown = label((*subject, *said) if generic else said)
    inner = _inner(said, subject, sketch)
    cut = said[:-1] if _ends_empty(said) and said[:-1] != subject else ()
    taken = any(cut == other.words for other in sketch.subjects.values())
    known = len(cut) == 1 and is_word(cut[0])
    able = (len(phrase(cut)) >= _SHORTEST or known) and not _is_called_otherwise(said, column, table, sketch)
    plain = cut if able and not taken else ()
    nouns = (subject, *sketch.vocabulary.meanings(subject))
    whose = [phrase((*noun, *inner)) for noun in nouns if inner[0] not in noun]
    if sketch.vocabulary.german:  # the English for both: the pool's opening
        whose += [phrase((*a, *b)) for a in translations(subject)[:2] for b in translations(inner)[:1]]
    raw = phrase(sketch.vocabulary.raw_words(column.name))
    done = said[:-1] if _ends_done(said, column) else ()
    texts = [phrase(said), phrase(inner), phrase(plain), phrase(done), *names_of_rows(column, table, sketch)]
    texts += map(phrase, sketch.vocabulary.meanings(inner)) if inner != said else ()
    texts += map(phrase, sketch.vocabulary.meanings(plain)) if plain else ()
    texts += _with_tail(said, column)
    return shown, distinct_texts(
        *texts, *map(phrase, sketch.vocabulary.meanings(said)), *whose, phrase(words), raw, beside=shown
    )


def _inner(said: Words, subject: Words, sketch: Sketch) -> Words:
    """Without the word of the table in front: the order status of customer orders is their status."""
    heads = [subject]
    if not any(other.words == subject[-1:] for other in sketch.subjects.values()):
        heads.append(subject[-1:])
    cut = (said[len(head) :] for head in heads if said[: len(head)] == head)
    return next(filter(None, cut), said)


def _is_called_otherwise(said: Words, column: ColumnFacts, table: TableFacts, sketch: Sketch) -> bool:
    """Whether the word alone is a name that stands beside the type or the code of the same: "sender"."""
    link = sketch.link_from(table.name, column.name)
    homes = [table, sketch.tables[link.target]] if link else [table]
    names = (sketch.vocabulary.words(one.name) for home in homes for one in home.columns if one is not column)
    return (*said[:-1], _NAME) in names


def _ends_empty(said: Words) -> bool:
    """Whether the last word adds nothing: city name, fare amount."""
    nouns = {said[0], *choices("maybe_short_for").get(said[0], ())}
    amount = len(said) == 2 and said[-1] == "amount" and not nouns.isdisjoint(listed("nouns"))
    return said[-1] in listed("empty_tails") or amount


def _with_tail(said: Words, column: ColumnFacts) -> list[str]:
    """ "Fuel" is the fuel type too, "drop off" the drop-off date, "paid" the amount paid."""
    text, last = phrase(said), said[-1].lower()
    if column.type == "DATE" or column.type.startswith("TIMESTAMP"):
        dated = last in ("date", "time", "day", "month", "year", "at", "on")
        return [] if dated else [f"{text} date"]
    if column.is_number and len(said) == 1 and last in listed("sums_done"):
        return [f"amount {text}", f"{text} amount"]
    if column.is_number:
        return [f"units {text}", f"items {text}"] if said[0] in ("in", "on") and len(said) == 2 else []
    kind = column.is_text and len(said) == 1 and is_word(last) and last not in listed("own_kinds")
    return [f"{text} type"] if kind and column.distinct <= _KINDS else []


def _ends_done(said: Words, column: ColumnFacts) -> bool:
    """ "Reminders sent" are the reminders, where the noun says what is counted."""
    noun = said[0]
    able = len(said) == 2 and column.is_number and plural(singular(noun)) == noun
    return able and said[1] in listed("done_words") and noun not in listed("amount_words")


def names_of_rows(column: ColumnFacts, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """What a row of the table is called, where the column stands for the row: "customer" is its name."""
    named = sketch.names[table.name]
    nameless = not sketch.is_named(table.name) and sketch.keys[table.name] == (column.name,)
    words = sketch.vocabulary.words(column.name)
    counted = column.is_integer and len(words) > 1 and words[-1] in listed("reference_words")
    alone = nameless and not is_key_named(words) and not counted
    if column.name != named and not alone:
        return ()
    subject = sketch.subjects[table.name]
    links = [link for link in sketch.links_to(table.name) if link.source != table.name]
    roles = [text for link in links if link.role for text in role_texts(link, sketch)]
    beside = [
        phrase((*sketch.subjects[link.source].words, *subject.words)) for link in links if not link.role
    ]
    nouns = (subject.noun, *map(phrase, sketch.vocabulary.meanings(subject.words)))
    sources = [sketch.subjects[link.source].words for link in links if table.query]
    inner = [phrase(subject.words[len(one) :]) for one in sources if subject.words[: len(one)] == one]
    full = () if alone else (phrase((*subject.words, _NAME)),)  # of what is told by a description
    return (*full, *nouns, *dict.fromkeys(roles), *filter(None, inner), *beside[:_MOST_SOURCES])


def role_texts(link: Link, sketch: Sketch) -> tuple[str, ...]:
    """The role alone and with the noun, unless the column that plays it is asked for by that word itself.

    Where a table plays several roles, each has dimensions of its own, and the word is theirs.
    """
    several = sum((one.source, one.target) == (link.source, link.target) for one in sketch.links) > 1
    noun = sketch.subjects[link.target].noun
    shown = len(link.columns) == 1 and is_shown(link.source, link.columns[0], sketch)
    full = link.role if link.role.endswith(noun) else f"{link.role} {noun}"
    return () if shown or several else (link.role, full)


def is_shown(table: str, column: str, sketch: Sketch) -> bool:
    """Whether a column that points at another table is a word people know, such as the code of an airport."""
    found = sketch.tables[table].column(column)
    return found is not None and is_natural(found) and not is_key_named(sketch.vocabulary.words(column))


def told_apart(fields: dict[str, tuple[Field, ...]], sketch: Sketch) -> dict[str, tuple[Field, ...]]:
    """Labels that several tables use get the table's word in front; the short form stays a synonym."""
    counts = Counter(field.label for found in fields.values() for field in found if _is_said(field))
    return {
        table: tuple(_with_subject(field, sketch.subjects[table].words, counts) for field in found)
        for table, found in fields.items()
    }


def _is_said(field: Field) -> bool:
    """Whether people call the field by its own label: keys are not asked for, shared fields are one."""
    return field.role != "key" and not field.dimension


def _with_subject(field: Field, subject: Words, counts: Counter[str]) -> Field:
    said = field.label.lower()
    if not _is_said(field) or counts[field.label] < 2 or said.startswith(phrase(subject).lower()):
        return field
    inner = field.label if field.label[:2].isupper() else field.label[:1].lower() + field.label[1:]
    shown = label((*subject, inner))
    return field.model_copy(update={"label": shown, "synonyms": distinct_texts(inner, *field.synonyms)})
