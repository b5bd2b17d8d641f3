"""What German names are in English: Zahlungsart the kind of payment, Kursgebuehr the course fee."""

from collections.abc import Iterable
from functools import cache

from engine.scaffold.compounds import is_word
from engine.scaffold.lexicon import choices

_SHORTEST = 3
_BETWEEN = ("", "s", "n", "en", "es", "e")  # letters between the parts of a name
_FEWEST, _ENOUGH = 5, 0.2
_MOST = 3
_AT = ("am", "um", "nr", "number")  # how a moment or a key ends; the English for what is before it is enough
_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def is_german(words: Iterable[str]) -> bool:
    """Whether the words of a schema are German: enough of them, English words of the same letters aside."""
    found = {word.lower() for word in words if len(word) >= _SHORTEST}
    german = {word for word in found if not is_word(word) and english(word)}
    return len(german) >= max(_FEWEST, _ENOUGH * len(found))


@cache
def english(word: str) -> tuple[str, ...]:
    """The English for a German word, the usual one first; nothing where a part of it is unknown."""
    plain = word.lower().translate(_ASCII)
    known = choices("german")
    if plain in known:
        return known[plain]
    for at in range(_SHORTEST, len(plain) - _SHORTEST + 1):
        heads = next((found for found in _heads(plain[:at]) if found), ())
        if heads and plain[at:] in known:
            tails = known[plain[at:]][:_MOST]
            return (*(f"{heads[0]} {tail}" for tail in tails), *_kinds(heads[0], plain[at:]))
    return ()


def _kinds(head: str, tail: str) -> tuple[str, ...]:
    return (f"type of {head}", f"kind of {head}") if tail in ("art", "typ") else ()


def _heads(head: str) -> Iterable[tuple[str, ...]]:
    """What the front part may be, with and without the letters that join it."""
    known = choices("german")
    for between in _BETWEEN:
        if head.endswith(between):
            yield known.get(head.removesuffix(between), ())


def translations(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The English for a name of several words, by each meaning of its last; nothing where one is unknown."""
    words = words[:-1] if len(words) > 1 and words[-1] in _AT else words
    found = [english(word) or ((word,) if is_word(word) or word == "number" else ()) for word in words]
    if not all(found) or all(one == (word,) for one, word in zip(found, words, strict=True)):
        return ()
    whole = english("".join(words)) if len(words) > 1 else ()
    if whole:
        return tuple((one,) for one in whole)
    front = [one[0] for one in found[:-1]]
    return tuple((*front, last) for last in found[-1])
