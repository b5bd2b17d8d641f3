"""The same noun before and behind a small word: "takings shop by shop" are split by the shop."""

from collections.abc import Sequence

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms

_LONGEST = 3  # words of the noun
_THINGS = ("dimension", "dataset", "metric", "measure", "timefield")


def one_by_one(phrases: list[Phrase], tokens: Sequence[Token], pack: Pack) -> list[Phrase]:
    """The first noun and the word between become one word for "by", and the first is no part of a name."""
    if len({token.norm for token in tokens}) == len(tokens):
        return phrases  # nothing is said twice
    links = {word for text in pack.thesaurus["one_by_one"] for word in norms(text)}
    for at in range(1, len(tokens) - 1):
        size = _repeated(tokens, at) if tokens[at].norm in links else 0
        start, end = at - size, at + 1 + size
        named = any((one.start, one.end) == (at + 1, end) and one.kind in _THINGS for one in phrases)
        if not size or not named or _is_counted(phrases, tokens, start, pack):
            continue
        across = [one for one in phrases if one.start < start < one.end]
        if any(one.kind not in _THINGS for one in across):
            continue  # "including test load by test load"
        apart = [one for one in phrases if one not in across]
        return [*apart, Phrase(start, at + 1, "op", "by", 0.0, "op")]
    return phrases


def _is_counted(phrases: Sequence[Phrase], tokens: Sequence[Token], start: int, pack: Pack) -> bool:
    """ "Number of unique towns by town", "share of riders by rider": the first noun is what is asked for."""
    linked = start > 0 and tokens[start - 1].norm in {
        word for text in pack.data["of"] for word in norms(text)
    }
    return linked or any(
        one.end == start and one.kind in ("agg", "op") and one.target != "and" for one in phrases
    )


def _repeated(tokens: Sequence[Token], at: int) -> int:
    """How many words before the place stand behind it again; 0 for none."""
    for size in range(min(_LONGEST, at, len(tokens) - at - 1), 0, -1):
        before, behind = tokens[at - size : at], tokens[at + 1 : at + 1 + size]
        if [one.norm for one in before] == [one.norm for one in behind] and before[0].kind == "word":
            return size
    return 0
