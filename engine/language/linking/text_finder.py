"""Linking conditions on a text: "contains night", "starting with The", "with stream in its name"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.language.pack import Pack
from engine.language.patterns import compile_pattern, match, pattern_index
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS
from semantic.filters import TextPlace

_YEAR = 4  # digits
_TAKEN_FOR_TIME = 3  # phrases that a verb, a preposition and a period are, and a bit more
_ENDS = ".,;:?!)]}"
_OPENS = "([{"


@dataclass(frozen=True)
class TextLimit:
    """Where one of the texts is looked for; `negated` where the words say that there is none."""

    how: TextPlace
    texts: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True)
class TextFinder:
    """Finds each such condition as one phrase, so that nothing inside it is taken for something else."""

    pack: Pack

    def find(self, tokens: Sequence[Token], at: int, written: str) -> Iterator[Phrase]:
        """Every such condition that starts at `at`; `written` is the question as it stands."""
        if not self.pack.data["texts"]:
            return

        def fill(slot: str, window: Sequence[Token], place: int) -> Iterator[tuple[Any, int]]:
            yield from self._text(window, place, written)

        for pattern, how in pattern_index(self.pack, "texts").candidates(tokens[at:], fill):
            negated, place = how.startswith("not "), how.removeprefix("not ")
            for end, slots in match(compile_pattern(pattern), tokens, at, fill, {}):
                if len({quoted for _, quoted in slots.values()}) == 1:
                    limit = TextLimit(place, tuple(text for text, _ in slots.values()), negated)
                    yield Phrase(at, end, "text", limit, self._cost(tokens, at, end, limit), "text")

    def _cost(self, tokens: Sequence[Token], at: int, end: int, limit: TextLimit) -> float:
        """ "Contracts ending in 2026": a time is meant, wherever those have an end.

        "Contract number ending in 2026" is no such time: a number is said, and not several things.
        """
        last = tokens[end - 1].norm
        year = len(last) == _YEAR and last.isdigit()
        timed = limit.how != "contains" and (year or (last,) in self.pack.months)
        joining = (*self.pack.data["ignored"]["relative"], *self.pack.data["ignored"]["copula"])
        before = [one.text for one in tokens[:at] if one.norm not in joining and one.kind == "word"]
        several = bool(before) and self.pack.is_plural(before[-1])
        return _TAKEN_FOR_TIME * WEIGHTS["phrase"] if timed and several else 0.0

    def _text(self, tokens: Sequence[Token], at: int, written: str) -> Iterator[tuple[Any, int]]:
        """The text at `at` and whether it is in quotes, else what is written there without a blank."""
        if at >= len(tokens):
            return
        token = tokens[at]
        if token.kind == "quoted":
            if token.text[1:-1].strip():
                yield (token.text[1:-1], True), at + 1
            return
        if token.end > len(written):  # a part of a question is looked at by itself
            return
        text, end = _chunk(tokens, at, written)
        if text and not (text.islower() and text in self.pack.function_words and not self._is_noun(text)):
            yield (text, False), end

    def _is_noun(self, word: str) -> bool:
        """Whether a word of the language may be a text that names contain: "night", "day", "may"."""
        said, pack = (word,), self.pack
        times = said in pack.months or said in pack.units or word in pack.day_parts
        return said not in pack.ignored and (times or set(pack.operators.get(said, ())) == {"part_of_time"})


def _chunk(tokens: Sequence[Token], at: int, written: str) -> tuple[str, int]:
    """What stands between two blanks, signs that end a sentence left out; "" inside such a stretch."""
    start = end = tokens[at].start
    while start > 0 and not written[start - 1].isspace():
        start -= 1
    while end < len(written) and not written[end].isspace():
        end += 1
    text = written[start:end]
    start, text = start + len(text) - len(text.lstrip(_OPENS)), text.strip(_OPENS).rstrip(_ENDS)
    stop = at
    while stop < len(tokens) and tokens[stop].end <= start + len(text):
        stop += 1
    inside = at and tokens[at - 1].end > start
    return ("", at) if inside or stop == at or '"' in text else (text, stop)
