"""Names written together, cut where ordinary words meet: duedate, birthyear, homebranchid."""

from functools import cache

from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed

_SHORTEST = 3
_SHORTEST_WHOLE = 6


@cache
def compound(word: str) -> tuple[str, ...]:
    """The words that a name in lower case is made of, the fewest; itself where it is one, or unknown."""
    known = len(word) < _SHORTEST_WHOLE or is_word(word) or not word.isascii()
    found = () if known else _cut(word)
    return found or (word,)


@cache
def _cut(word: str) -> tuple[str, ...]:
    """The fewest known words that make up the whole; of as many, those with the longest first; or nothing."""
    best: tuple[str, ...] = (word,) if is_word(word) else ()
    for at in range(len(word) - 1, _SHORTEST - 1, -1):
        head, tail = word[:at], word[at:]
        if not is_word(head) or {tail, singular(tail)} & listed("no_tails"):
            continue
        rest = (tail,) if tail in listed("small_parts") else _cut(tail) if len(tail) >= _SHORTEST else ()
        if rest and (not best or len(rest) + 1 < len(best)):
            best = (head, *rest)
    return best


def is_word(word: str) -> bool:
    """Whether names are made of this word, in the singular or the plural."""
    return len(word) >= _SHORTEST and (word in _words() or singular(word) in _words())


@cache
def _words() -> frozenset[str]:
    found = listed("nouns") | listed("parts") | listed("alike") | listed("tails")
    return frozenset(word for word in found if word.isalpha() and word.islower())
