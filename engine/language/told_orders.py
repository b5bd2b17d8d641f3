"""An order with what is ordered said once more inside: "by town, biggest town first" is biggest first."""

from collections.abc import Iterator, Sequence

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token

_ORDERS = ("descending", "ascending")
_MOST_INSIDE = 2  # words of the noun: "biggest home town first"


def find_told_orders(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[Phrase]:
    """The order that the word at a place opens and one behind a noun closes, where that was said before."""
    said = {pack.stem(token.norm) for token in tokens[:at]}
    for last in range(at + 2, min(at + 2 + _MOST_INSIDE, len(tokens))):
        if pack.stem(tokens[last - 1].norm) not in said:
            return
        for name in pack.operators.get((tokens[at].norm, tokens[last].norm), ()):
            if name in _ORDERS:
                yield Phrase(at, last + 1, "op", name, 0.0, "op")
