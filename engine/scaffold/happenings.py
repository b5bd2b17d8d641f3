"""What people say of a time or a year when something happened: released, born, came out."""

from engine.scaffold.lexicon import choices, listed
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import Words, phrase

_SHORTEST = 3


def happened(words: Words, subject: Words, sketch: Sketch) -> tuple[str, ...]:
    """Wordings for a column of these words, without the word that says it is a time; none without one."""
    if len(words) < 2 or words[-1].lower() not in listed("moment_ends"):
        return ()
    rest = words[:-1]
    if rest[: len(subject)] == subject and len(rest) > len(subject):
        rest = rest[len(subject) :]
    verbs = choices("happenings").get(phrase(rest).lower(), ())
    taken = {word for one in sketch.subjects.values() for word in (one.words, one.words[-1:])}
    plain = len(phrase(rest)) >= _SHORTEST and rest not in taken and not set(rest) & listed("generic_words")
    return (*((phrase(rest),) if plain else ()), *verbs)
