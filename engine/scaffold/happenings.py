"""What people say of a time or a year when something happened: released, born, came out."""

from engine.scaffold.facts import TableFacts
from engine.scaffold.lexicon import choices, listed
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, phrase

_SHORTEST = 3
_OF_ALL = ("ended",)  # subscribers cancel, and so do bookings


def happened(words: Words, subject: Words, sketch: Sketch) -> tuple[str, ...]:
    """Wordings for a column of these words, without the word that says it is a time; none without one."""
    words = _turned(words)
    if len(words) < 2 or words[-1].lower() not in listed("moment_ends"):
        return ()
    rest = words[:-1]
    if rest[: len(subject)] == subject and len(rest) > len(subject):
        rest = rest[len(subject) :]
    verbs = choices("happenings").get(phrase(rest).lower(), ())
    taken = {word for one in sketch.subjects.values() for word in (one.words, one.words[-1:])}
    plain = len(phrase(rest)) >= _SHORTEST and rest not in taken and not set(rest) & listed("generic_words")
    dated = words[-1].lower() in listed("day_ends")
    days = tuple(phrase((*rest, noun)) for noun in sorted(listed("day_nouns")) if plain and dated)
    return (*((phrase(rest),) if plain else ()), *verbs, *days)


def happened_likewise(words: Words, table: TableFacts, sketch: Sketch) -> tuple[str, ...]:
    """Other ordinary words for what happened then: who was hired has joined, what was bought was acquired.

    None where another time of the table is of the same kind, as that may tell them apart.
    """
    kind = _kind_of(words, table, sketch)
    others = [sketch.vocabulary.words(one.name) for one in table.columns]
    others.remove(words)
    if not kind or any(_kind_of(one, table, sketch) == kind for one in others):
        return ()
    taken = {word.lower() for one in others for word in one}
    return tuple(text for text in choices("happening_texts")[kind] if taken.isdisjoint(text.split()))


def _turned(words: Words) -> Words:
    """The date of birth as the birth date."""
    moment, *rest = words
    turned = len(rest) > 1 and moment.lower() in listed("moment_ends") and rest[0].lower() == "of"
    return (*rest[1:], moment) if turned else words


def _kind_of(words: Words, table: TableFacts, sketch: Sketch) -> str:
    """Of which kind of happening a column of these words is; "" for none."""
    words = _turned(words)
    ends = len(words) > 1 and words[-1].lower() in listed("moment_ends")
    subject = sketch.subjects[table.name].words
    person = subject[-1].lower() in listed("person_words")
    text = phrase(words[:-1] if ends else words).lower()
    for kind, said in choices("happening_kinds").items():
        if text in said and (kind in _OF_ALL or person == kind.endswith("people")):
            return kind
    return ""
