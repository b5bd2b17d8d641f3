"""Short forms written together, as old systems call columns: birthdt, plancd, actflg, mthfee."""

from functools import cache

from engine.scaffold.compounds import is_word
from engine.scaffold.lexicon import choices, listed, pairs

_SHORTEST_WHOLE = 5
_SHORTEST = 3
_MOST = 3
_SHORTEST_REST = 4  # letters after a short form of two: hrrate, wkday


def joined(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The words and short forms that a name in lower case is made of; itself where some piece is unknown.

    `known` are words that the schema uses by themselves, such as its tables.
    """
    able = len(word) >= _SHORTEST_WHOLE and word.isascii() and word.isalpha() and word.islower()
    if not able or is_word(word):
        return (word,)
    found = _parts(word, known, _MOST)
    return found if len(found) > 1 else (word,)


def _parts(word: str, known: frozenset[str], most: int) -> tuple[str, ...]:
    """The fewest pieces, those with the longest first; nothing where the word has others."""
    if _is_piece(word, known):
        return (word,)
    best: tuple[str, ...] = ()
    for at in range(len(word) - 2, 1, -1) if most > 1 else ():
        head, tail = word[:at], word[at:]
        if tail in listed("no_tails") or not _may_begin(head, tail, known):
            continue
        rest = (
            (tail,) if tail in listed("short_ends") | listed("short_units") else _parts(tail, known, most - 1)
        )
        if rest and (not best or len(rest) + 1 < len(best)):
            best = (head, *rest)
    return best


def _may_begin(head: str, tail: str, known: frozenset[str]) -> bool:
    if len(head) < _SHORTEST:
        return head in listed("short_beginnings") and len(tail) >= _SHORTEST_REST
    return _is_piece(head, known)


def _is_piece(word: str, known: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and (word in known or word in _short() or is_word(word))


@cache
def _short() -> frozenset[str]:
    """Short forms of one or of several usual meanings."""
    found = frozenset(pairs("abbreviations")) | frozenset(choices("maybe_short_for"))
    return frozenset(word for word in found if word.isascii())
