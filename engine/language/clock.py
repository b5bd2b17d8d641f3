"""Hours as people say them: 8 pm, 20:00, 17 o'clock, noon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.language.pack import Pack
from engine.language.tokens import Token, words_of

_HALF = 12
_DAY = 24
_JOINED = re.compile(r"(\d{1,2})([^\W\d_]+)00")
Style = Literal["bare", "half", "whole", "word"]


@dataclass(frozen=True)
class Clock:
    """An hour as it was said: `bare` without a word, by `half` of the day, of the `whole` day, or by a word.

    `sure` where the hour of the day, 0 to 24, is beyond doubt; "9:00" may be in the evening.
    """

    hour: int
    style: Style
    sure: bool
    word: str = ""

    def in_half_of(self, other: "Clock") -> "Clock":
        """A bare hour in the half of the day that the other one was said with: "6" of "6 to 10 pm"."""
        fits = self.style == "bare" and other.style == "half" and 1 <= self.hour <= _HALF
        return halved(self.hour, other.word) if fits else self


def halved(hour: int, half: str) -> Clock:
    """An hour of 1 to 12 in one half of the day."""
    return Clock(hour % _HALF + _HALF * (half == "pm"), "half", True, half)


def read_clock(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[Clock, int]]:
    """Every hour that starts at `at`, each with the index after it; minutes are never left out."""
    words = pack.data["clock"]
    for name, hour in (("noon", _HALF), ("midnight", _DAY)):
        for end in _said(tokens, at, words[name]):
            yield Clock(hour, "word", True, name), end
    joined = _joined_hour(tokens[at], words["oclock"]) if at < len(tokens) else None
    if joined is not None:
        yield Clock(joined, "whole", True, "whole"), at + 1
    number = bare_hour(tokens, at)
    if number is None:
        return
    for half in ("am", "pm"):
        for end in _said(tokens, at + 1, _fitting(words[half], number.hour, pack)):
            yield halved(number.hour, half), end
    full = tuple(_full_hour(tokens, at))
    after = (stop for end in full for stop in _said(tokens, end, words["oclock"]))  # "20:00 Uhr"
    for end in (*_said(tokens, at + 1, words["oclock"]), *full, *after):
        yield Clock(number.hour, "whole", number.sure or pack.data["clock_hours"] == _DAY, "whole"), end


def _fitting(phrases: Sequence[str], hour: int, pack: Pack) -> list[str]:
    """The words for a half of the day that the hour may have: nobody says "1 in the evening"."""
    limits = pack.data["half_hours"]
    ranges = ((phrase, limits.get(phrase, (1, _HALF))) for phrase in phrases)
    return [phrase for phrase, (first, last) in ranges if first <= hour <= last]


def _joined_hour(token: Token, words: Sequence[str]) -> int | None:
    """ "20h00", where the word for the hour may stand between its figures."""
    found = _JOINED.fullmatch(token.norm)
    known = found is not None and found[2] in words and int(found[1]) <= _DAY
    return int(found[1]) if found and known else None


def bare_hour(tokens: Sequence[Token], at: int) -> Clock | None:
    """A number alone, as the hour that it would be."""
    norm = tokens[at].norm if at < len(tokens) and tokens[at].kind == "number" else ""
    if not norm.isdecimal() or len(norm) > 2 or int(norm) > _DAY:
        return None
    sure = int(norm) >= _HALF or norm.startswith("0")
    return Clock(int(norm), "bare", sure)


def hours_between(start: Clock, end: Clock) -> tuple[int, ...]:
    """The hours that begin from `start` on and before `end`, over midnight too; none where it is not sure."""
    first = start.in_half_of(end)
    plain = start.style in ("bare", "whole") and end.style == "whole" and first.hour < end.hour
    inferred = first is not start and first.hour >= end.hour  # "11 to 2 pm"
    clear = first.sure and first.style != "bare"
    if not end.sure or inferred or not (clear or (plain and end.hour > _HALF)):
        return ()
    low, high = first.hour % _DAY, end.hour % _DAY or _DAY
    return tuple(range(low, high)) if low < high else (*range(low, _DAY), *range(high)) if low > high else ()


def _full_hour(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The end of "20:00"."""
    colon = tuple(token.norm for token in tokens[at + 1 : at + 3]) == (":", "00")
    if colon and tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start:
        yield at + 3


def _said(tokens: Sequence[Token], at: int, phrases: Sequence[str]) -> Iterator[int]:
    """The end of each of the phrases that stands at `at`."""
    for phrase in phrases:
        words = words_of(phrase)
        if tuple(token.norm for token in tokens[at : at + len(words)]) == words:
            yield at + len(words)
