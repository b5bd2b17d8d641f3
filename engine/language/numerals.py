"""Numbers as people write them: 10k, 1.5 million, 5 %, twenty-five, 10,000."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.pack import Pack
from engine.language.tokens import Token

_MOST_DIGITS = 15  # beyond, a float would not hold the number exactly


@dataclass(frozen=True)
class Number:
    """A number read from tokens; `end` is the index after its last token. 5 % has value 0.05."""

    value: int | float
    end: int
    percent: bool = False


def _plain(value: float) -> int | float:
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def _first(tokens: Sequence[Token], at: int, pack: Pack) -> tuple[float, int] | None:
    """The leading digits or number words, and the index after them."""
    token = tokens[at]
    if token.kind == "number":
        if not pack.notation.is_sure(token.text):
            return None
        if sum(char.isdigit() for char in token.norm) > _MOST_DIGITS:
            return None
        return float(token.norm.replace(",", "")), at + 1
    words = pack.data["numbers"]["words"]
    if token.norm not in words:
        return (1.0, at) if _is_a_scale(tokens, at, pack) else None
    value, end = words[token.norm], at + 1
    if value >= 20 and end < len(tokens):
        joined = tokens[end].norm == pack.data["numbers"]["joiner"]
        follow = end + (joined and end + 1 < len(tokens))
        unit = words.get(tokens[follow].norm, 99)
        if unit < 10:
            return float(value + unit), follow + 1
    return float(value), end


def _is_a_scale(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Per million rows": one million."""
    is_word = len(tokens[at].norm) > 2 and tokens[at].norm in pack.data["numbers"]["scales"]
    return is_word and at > 0 and "per" in pack.operators.get((tokens[at - 1].norm,), ())


def read_number(tokens: Sequence[Token], at: int, pack: Pack) -> Number | None:
    """The number that starts at `at`, its scale and percent sign included; None where there is none."""
    first = _first(tokens, at, pack)
    if first is None:
        return None
    value, end = first
    scales = pack.data["numbers"]["scales"]
    while end < len(tokens) and tokens[end].norm in scales and not _is_unit(tokens, end):
        value, end = value * scales[tokens[end].norm], end + 1
    for words in (1, 2):
        if " ".join(token.norm for token in tokens[end : end + words]) in pack.data["numbers"]["percent"]:
            return Number(_plain(value / 100), end + words, percent=True)
    return Number(_plain(value), end)


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """A single letter is a scale only when written against its number: 5m, not "5 m"."""
    return len(tokens[at].norm) == 1 and tokens[at].start != tokens[at - 1].end
