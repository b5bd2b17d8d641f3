"""Names of old systems without any separator (itmmst, ordqty), cut into words and short forms by cost."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from engine.scaffold.compounds import is_word
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.short_forms import long_forms

_SHORTEST_NAME, _SHORTEST = 4, 3
_MOST_PIECES = 4
_LONGEST_STEM = 5
_FEWEST_NAMES = 8
_MOSTLY, _ENOUGH = 0.8, 0.4
# The less a piece is known, the dearer it is; whole words are cheaper the longer they are.
_WORD, _SHORT_WORD, _FORM, _TWO_LETTERS, _GUESSED, _STEM, _STRANGE = 0.9, 1.1, 1.0, 1.3, 1.5, 1.6, 2.0
_LONG = 5
_VOWELS = frozenset("aeiou")


def is_terse(names: Collection[Collection[str]]) -> bool:
    """Whether the names, given as their pieces, are written without separators and in short forms."""
    single = [next(iter(found)) for found in names if len(found) == 1]
    if len(names) < _FEWEST_NAMES or len(single) < _MOSTLY * len(names):
        return False
    short = sum(any(map(_is_form, Cutter().cut(name))) for name in single)
    return short >= _ENOUGH * len(single)


def _is_form(piece: str) -> bool:
    return len(piece) >= _SHORTEST and not is_word(piece)


class Cutter:
    """Cuts names; `stems` are pieces of unknown meaning that the schema itself uses again and again."""

    def __init__(self, stems: Iterable[str] = ()) -> None:
        self._stems = frozenset(stems)

    def cut(self, name: str) -> tuple[str, ...]:
        """The cheapest pieces of a name in lower case; nothing where it is a word, or has unknown parts."""
        able = len(name) >= _SHORTEST_NAME and name.isascii() and name.isalpha()
        if not able or is_word(name) or self._form(name):
            return ()
        found = self._best(name, first=True, most=_MOST_PIECES)
        return found[1] if found and len(found[1]) > 1 else self._beside_stem(name)

    def _beside_stem(self, name: str) -> tuple[str, ...]:
        """Two letters of unknown meaning in front of what is known, or behind a piece of the schema's own:
        wbtkt, rejld."""
        rest = name[2:]
        if len(rest) >= _SHORTEST and (self._form(rest) or rest in self._stems or is_word(rest)):
            return name[:2], rest
        return (name[:-2], name[-2:]) if name[:-2] in self._stems else ()

    def _best(self, rest: str, first: bool, most: int) -> tuple[float, tuple[str, ...]] | None:
        """The cost and the pieces of what is left of a name; of equal costs the longest piece first."""
        best: tuple[float, tuple[str, ...]] | None = None
        for size in range(len(rest), 1, -1) if most else ():
            cost = self._cost(rest[:size], first, last=size == len(rest))
            if cost is None:
                continue
            tail = self._best(rest[size:], False, most - 1) if size < len(rest) else (0.0, ())
            if tail is not None and (best is None or cost + tail[0] < best[0] - 1e-9):
                best = (cost + tail[0], (rest[:size], *tail[1]))
        return best

    def _cost(self, piece: str, first: bool, last: bool) -> float | None:
        if len(piece) < _SHORTEST:
            fits = (last and piece in pairs("terse_ends")) or (first and piece in pairs("terse_beginnings"))
            return _TWO_LETTERS if fits else None
        if self._form(piece) or (last and piece in listed("table_ends")):
            return _FORM
        if is_word(piece):
            return _WORD if len(piece) >= _LONG else _SHORT_WORD
        if long_forms(piece):
            return _GUESSED
        if piece in self._stems:
            return _STEM
        strange = first and not last and len(piece) <= _LONGEST_STEM and bool(_VOWELS & set(piece))
        return _STRANGE if strange else None

    @staticmethod
    def _form(piece: str) -> bool:
        return piece in _forms()


def own_stems(names: Iterable[str]) -> frozenset[str]:
    """Pieces of unknown meaning with which several names begin whose ends are known: dnk in dnkno, dnkdt."""
    known = Cutter()
    ends: Counter[str] = Counter()
    for name in set(names):
        if known.cut(name) or is_word(name):
            continue
        for size in range(_SHORTEST, min(_LONGEST_STEM, len(name) - 2) + 1):
            tail = name[size:]
            if tail in pairs("terse_ends") or tail in _forms() or tail in listed("table_ends"):
                ends[name[:size]] += 1
    return frozenset(stem for stem, count in ends.items() if count > 1)


def written_out(piece: str, first: bool, last: bool) -> str:
    """What a short form of such a name stands for; "" where it has no one meaning."""
    if len(piece) < _SHORTEST:
        ends = pairs("terse_ends").get(piece, "") if last else ""
        return ends or (pairs("terse_beginnings").get(piece, "") if first else "")
    if piece in choices("maybe_short_for"):
        return ""
    return pairs("terse").get(piece) or ("" if is_word(piece) else pairs("abbreviations").get(piece, ""))


@cache
def _forms() -> frozenset[str]:
    found = {*pairs("abbreviations"), *choices("maybe_short_for"), *pairs("terse")}
    return frozenset(word for word in found if word.isascii() and len(word) >= _SHORTEST)


def together(words: tuple[str, ...], written: str = "") -> tuple[str, ...]:
    """The words, two that stand for something else together as that: act flag is the active flag.

    Not what is `written` so, as whole words mean themselves.
    """
    known = pairs("terse_pairs")
    for at in range(len(words) - 1):
        both = " ".join(words[at : at + 2])
        said = known.get(both)
        if said and both not in written:
            return (*words[:at], *said.split(), *words[at + 2 :])
    return words
