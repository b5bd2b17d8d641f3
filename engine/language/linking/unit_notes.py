"""Units said beside a number that has them: "average duration in minutes", "capacity by region, kW"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from engine.language.pack import Pack
from engine.language.pack_data import WordIndex, indexed
from engine.language.phrases import Phrase
from engine.language.times import read_periods
from engine.language.tokens import Token

NOTE = "unit:"
_OPENING = (",", "(", "[")
_CLOSING = (")", "]")


def find_unit_notes(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[Phrase]:
    """The notes that start at `at`: a unit behind "in", a comma or in brackets, before no noun."""
    before = pack.thesaurus["unit_openers"]
    if at == 0 or not (tokens[at].text in _OPENING or tokens[at].norm in before):
        return
    words = unit_words(pack)
    for end in range(at + 2, min(at + 2 + max(map(len, words), default=0), len(tokens) + 1)):
        units = words.get(tuple(token.norm for token in tokens[at + 1 : end]), ())
        closed = end + 1 if end < len(tokens) and tokens[end].text in _CLOSING else end
        if units and _ends(tokens, closed, pack):
            yield Phrase(at, closed, "ignored", NOTE + " ".join(units), 0.0, "unit said again")


def _ends(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    plain = at >= len(tokens) or not tokens[at].is_content or tokens[at].norm in pack.function_words
    return plain or any(read_periods(tokens, at, pack))  # "in hours last week"


@lru_cache(maxsize=16)
def unit_words(pack: Pack) -> WordIndex:
    """The units that each word for one may mean."""
    return indexed(pack.thesaurus["unit_notes"])
