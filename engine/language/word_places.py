"""Operators that mean what they say only in some places of a question; elsewhere they are other words."""

from collections.abc import Sequence

from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.tokens import Token

_OPENING = ("whether_any", "whether_all", "when")
_OF_A_YES_OR_NO = ("rose", "fell", "improved", "worsened", "than")
_WITH_A_NUMBER = ("first_time", "last_time")
_BESIDE_A_NUMBER = ("place",)
_AFTER_A_RANK = ("drop",)
_OF_CLASSES = ("classes",)
_RANKS = frozenset(("top", "worst"))
_NEAR = 3
_BESIDE_A_TARGET = ("target_gap", "target_over", "target_under", "target_missed", "target_met")


def may_stand(name: str, tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether the operator may stand at tokens `at` to `end`."""
    if name in _OPENING:
        return at == 0
    if name in _OF_A_YES_OR_NO:
        return "copula" in pack.ignored.get((tokens[0].norm,), ()) or _opens(tokens, pack)
    if name == "between_inner":
        return end < len(tokens) and _is_number(tokens, end, pack)
    if name in _WITH_A_NUMBER:
        return _opens(tokens, pack) or any(_is_number(tokens, index, pack) for index in range(len(tokens)))
    if name in _BESIDE_A_NUMBER:
        if _is_number(tokens, end, pack) and tokens[end + 1 : end + 2] and _names_unit(tokens[end + 1], pack):
            return False  # "第一周": the first week
        near = range(max(0, at - _NEAR), min(len(tokens), end + _NEAR))
        return any(_is_number(tokens, index, pack) or tokens[index].norm in pack.places for index in near)
    if name in _BESIDE_A_TARGET:
        return any("target" in pack.operators.get((token.norm,), ()) for token in tokens)
    if name in _OF_CLASSES:
        return any(_is_number(tokens, index, pack) for index in range(max(0, at - _NEAR), at))
    if name in _AFTER_A_RANK:
        before = range(max(0, at - _NEAR), at)
        return any(_RANKS & set(pack.operators.get((tokens[index].norm,), ())) for index in before)
    return True


def _opens(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the question opens with words that ask for a yes or no."""
    starts = (tuple(token.norm for token in tokens[:length]) for length in (1, 2, 3))
    return any(set(_OPENING) & set(pack.operators.get(words, ())) for words in starts)


def _names_unit(token: Token, pack: Pack) -> bool:
    return (token.norm,) in pack.units


def _is_number(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return at < len(tokens) and read_number(tokens, at, pack) is not None
