"""Cutting text of scripts without spaces into the words that language, model and values know."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engine.language.tokens import UNSPACED, Token, fold

_LONGEST = 24  # characters of one word
_UNKNOWN = 3.0  # a character that belongs to no known word is dearer than two words more
_RUN = re.compile(f"[{UNSPACED}]+")

Known = Callable[[str], bool]


def has_unspaced(text: str) -> bool:
    """Whether any of the text is written in such a script."""
    return not text.isascii() and _RUN.search(text) is not None


def cut_unspaced(tokens: Sequence[Token], known: Known) -> tuple[Token, ...]:
    """The tokens, each run of such a script cut into the fewest known words; the unknown stays together."""
    return tuple(part for token in tokens for part in _cut(token, known))


def _cut(token: Token, known: Known) -> Iterator[Token]:
    if token.kind != "word" or len(token.text) < 2 or not _RUN.fullmatch(token.text) or known(token.norm):
        yield token
        return
    for start, end in _joined(cheapest(token.text, known)):
        text = token.text[start:end]
        at = token.start
        yield replace(token, text=text, norm=fold(text), start=at + start, end=at + end)


def cheapest(text: str, known: Known) -> list[tuple[int, int, bool]]:
    """The stretches of the cheapest cover, and whether each is a known word; longer first words win ties."""
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        ways = [(best[at + 1][0] + _UNKNOWN, at + 1, False)]
        for end in range(at + 1, min(at + _LONGEST, len(text)) + 1):
            if known(fold(text[at:end])):
                ways.append((best[end][0] + 1.0, end, True))
        best[at] = min(ways, key=lambda way: (way[0], -way[1]))
    found, at = [], 0
    while at < len(text):
        _, end, is_known = best[at]
        found.append((at, end, is_known))
        at = end
    return found


def _joined(stretches: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Known words one by one, unknown characters in a row as one word."""
    unknown: list[int] = []
    for start, end, is_known in stretches:
        if not is_known:
            unknown = [unknown[0], end] if unknown else [start, end]
            continue
        if unknown:
            yield unknown[0], unknown[1]
            unknown = []
        yield start, end
    if unknown:
        yield unknown[0], unknown[1]
