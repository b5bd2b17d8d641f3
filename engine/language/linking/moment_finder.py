"""Reading the parts of time that a question limits to, by the patterns of a language pack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.language.clock import bare_hour, hours_between, read_clock
from engine.language.linking.moments import HOUR, RANGES, Moment
from engine.language.pack import Pack
from engine.language.patterns import Filler, Slots, compile_pattern, match, pattern_index
from engine.language.phrases import Phrase
from engine.language.times import filler as period_filler
from engine.language.times import read_periods
from engine.language.tokens import Token

_LENGTH = 10
_DENYING, _DENIALS = frozenset(("not", "absent")), 4  # what leaves out, and how many words say so at most


@dataclass(frozen=True)
class MomentFinder:
    """Finds them by the patterns of a language pack."""

    pack: Pack

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`; none of a single one, as in "this morning"."""
        before = tokens[at - 1].norm if at else ""
        if before in self.pack.data["singled_out"]["any"]:
            return
        for moment, end in (*self._days(tokens, at), *self._hours(tokens, at)):
            if not (moment.each and before in self.pack.data["singled_out"]["each"]):
                yield Phrase(at, end, "moment", moment, 0.0, "moment")

    def _days(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[Moment, int]]:
        for pattern, template, *flags in self._candidates("moments", tokens, at):
            part, _, values = template.partition(" ")
            if "denied" in flags and not self._is_denied(tokens, at):
                continue
            for end, slots in _matches(pattern, tokens, at, self.pack):
                if "before_hours" in flags and not any(_fill("dayparts", tokens, end, self.pack)):
                    continue
                if "denied" in flags and self._is_longer(tokens, at, end):
                    continue
                if "against" in flags and not self._is_against(tokens, at, end):
                    continue
                found = tuple(value for text in values.split() for value in _values(text, slots, part))
                how = "stretch" if "stretch" in flags else ""
                yield Moment(part, found, how=how, each="each" in flags, loose="loose" in flags), end

    def _is_denied(self, tokens: Sequence[Token], at: int) -> bool:
        """ "Except Sunday": whether the words right before leave something out.

        "No tuvieron en mayo" is what did not happen in that May, and leaves no part of time out.
        """
        if at and "copula" in self.pack.ignored.get((tokens[at - 1].norm,), ()):
            return False
        spans = (
            tuple(token.norm for token in tokens[start:at]) for start in range(max(0, at - _DENIALS), at)
        )
        return any(not _DENYING.isdisjoint(self.pack.operators.get(words, ())) for words in spans)

    def _is_longer(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """ "Except April 2026" leaves out one April, and no day or month of every year."""
        starts = range(at, end)
        return any(read.end > end for start in starts for read in read_periods(tokens, start, self.pack))

    def _is_against(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """ "Weekdays vs weekends": with no preposition of its own, where "against" stands beside."""
        beside = (*tokens[max(0, at - 1) : at], *tokens[end : end + 1])
        return any("compare" in self.pack.operators.get((token.norm,), ()) for token in beside)

    def _hours(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[Moment, int]]:
        for pattern, how in self._candidates("hours", tokens, at):
            for end, slots in _matches(pattern, tokens, at, self.pack):
                yield Moment(HOUR, _hours_said(how, slots), how=how), end

    def _candidates(self, section: str, tokens: Sequence[Token], at: int) -> list[Any]:
        return pattern_index(self.pack, section).candidates(tokens[at : at + _LENGTH], filler(self.pack))


def _matches(pattern: str, tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[int, Slots]]:
    for end, slots in match(compile_pattern(pattern), tokens[at : at + _LENGTH], 0, filler(pack), {}):
        yield at + end, slots


@lru_cache(maxsize=16)
def filler(pack: Pack) -> Filler:
    """What fills the slots of these patterns in a language."""
    return lambda slot, tokens, at: _fill(slot, tokens, at, pack)


def _fill(slot: str, tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[Any, int]]:
    if at >= len(tokens):
        return
    word = tokens[at].norm
    one = pack.singular(word)
    if slot in ("weekday", "weekdays"):
        if word in pack.weekdays and (one == word) == (slot == "weekday"):
            yield (pack.weekdays[word],), at + 1
    elif slot in ("daypart", "dayparts"):
        if word in pack.day_parts and (one == word) == (slot == "daypart"):
            yield _from_to(*pack.day_parts[word], HOUR), at + 1
    elif slot in ("clock", "start"):
        yield from read_clock(tokens, at, pack)
        bare = bare_hour(tokens, at) if slot == "start" else None
        if bare:
            yield bare, at + 1
    else:
        yield from (((value,), end) for value, end in period_filler(pack)(slot, tokens, at))


def _values(text: str, slots: Slots, part: str) -> tuple[int, ...]:
    """The values that "6", "1-5", "$weekday" or "$weekday-$weekday2" stands for."""
    ends = [slots[end[1:]] if end.startswith("$") else (int(end),) for end in text.split("-")]
    return _from_to(ends[0][0], ends[1][0], part) if len(ends) > 1 else ends[0]


def _from_to(first: int, last: int, part: str) -> tuple[int, ...]:
    """From the first value to the last one, over the end of the range where the last is smaller."""
    low, high = RANGES[part]
    if first <= last:
        return tuple(range(first, last + 1))
    return (*range(first, high + 1), *range(low, last + 1))


def _hours_said(how: str, slots: Slots) -> tuple[int, ...]:
    clocks = list(slots.values())
    if how == "between":
        return hours_between(*clocks)
    if not all(clock.sure for clock in clocks):
        return ()
    if how == "at":
        return tuple(clock.hour % 24 for clock in clocks)
    hour = clocks[0].hour
    return tuple(range(hour % 24, 24) if how == "after" else range(hour))
