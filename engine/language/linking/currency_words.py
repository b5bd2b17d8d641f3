"""Words for money beside a number: "over 500 euros", "under £10"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.pack_data import WordIndex, indexed
from engine.language.phrases import Phrase
from engine.language.tokens import Token

CURRENCY = "currency:"
_BACK = 4  # words of the longest number: "two and a half million"


def find_currencies(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[Phrase]:
    """The currency at `at`, right behind a number or, as a sign, before one."""
    words = currency_words(pack)
    for end in range(at + 1, min(at + _longest(pack), len(tokens)) + 1):
        found = words.get(tuple(token.norm for token in tokens[at:end]), ())
        sign = tokens[at].kind == "symbol" or len(tokens[at].norm) == 1
        if found and (_ends_number(tokens, at, pack) or (sign and _starts_number(tokens, end, pack))):
            yield Phrase(at, end, "ignored", CURRENCY + " ".join(found), 0.0, "currency")


def _ends_number(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    numbers = (read_number(tokens, start, pack) for start in range(max(0, at - _BACK), at))
    return any(number is not None and number.end == at for number in numbers)


def _starts_number(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return at < len(tokens) and read_number(tokens, at, pack) is not None


@lru_cache(maxsize=16)
def _longest(pack: Pack) -> int:
    return max(map(len, currency_words(pack)), default=0)


@lru_cache(maxsize=16)
def currency_words(pack: Pack) -> WordIndex:
    """The currencies that each word for one may mean."""
    return indexed(pack.thesaurus["currencies"])
