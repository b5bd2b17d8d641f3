"""Income that is named by the rows that it comes from: "income from lessons", "lesson revenue"."""

from collections.abc import Iterator, Sequence

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_ROWS = ("metric", "dataset")
_BETWEEN = {"article", "pronoun", "filler"}


def incomes(found: Sequence[Phrase], tokens: Sequence[Token], pack: Pack) -> Iterator[Phrase]:
    """A phrase for each such word that stands right behind rows, or before "from" or "of" and rows.

    What rows these are, and whether they have any money, is known when they are composed.
    """
    rows = [one for one in found if one.kind in _ROWS]
    starts, ends = {one.start for one in rows}, {one.end for one in rows}
    for at, token in enumerate(tokens):
        if token.norm in pack.thesaurus["income"] and (at in ends or _behind(tokens, at, pack) in starts):
            yield Phrase(at, at + 1, "ignored", "income", WEIGHTS["ignored"], "ignored")


def _behind(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Where the noun begins behind a preposition and small words; -1 without a preposition."""
    place = at + 1
    if place >= len(tokens) or "preposition" not in pack.ignored.get((tokens[place].norm,), ()):
        return -1
    place += 1
    while place < len(tokens) and _BETWEEN & set(pack.ignored.get((tokens[place].norm,), ())):
        place += 1
    return place
