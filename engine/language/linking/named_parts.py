"""Conditions that name the part of time: "hour of the day at least 18", "day of the week is not Sunday"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.clock import read_clock
from engine.language.linking.lexicon import Lexicon
from engine.language.linking.moments import RANGES, Moment
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.times import read_anchors
from engine.language.tokens import Token
from semantic.filters import Between, Compare, Condition, In, Not, Operator

_OPS: dict[str, Operator] = {"more": ">", "less": "<", "at_least": ">=", "at_most": "<="}
_LONGEST = 4  # words of an operator


@dataclass(frozen=True)
class NamedPartFinder:
    """Finds them as one phrase each, so that no value of theirs is taken for something else."""

    pack: Pack
    lexicon: Lexicon

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such condition that starts at `at`."""
        for part, field, end in self._fields(tokens, at):
            for condition, stop in (
                *self._equal(tokens, end, part, field),
                *self._compared(tokens, end, part, field),
            ):
                yield Phrase(at, stop, "moment", Moment(field, said=condition), 0.0, "moment")

    def _fields(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[str, str, int]]:
        """The part named at `at`, its key and the index after it; none where the model calls a thing so."""
        for words, parts in self.pack.parts.items():
            end = at + len(words)
            if tokens[at].norm != words[0] or tuple(token.norm for token in tokens[at:end]) != words:
                continue
            if self.lexicon.whole(tuple(map(self.pack.stem, words))):
                continue
            yield parts[0], parts[0], end
            for time, stop in self._times(tokens, end):
                yield parts[0], f"{time}:{parts[0]}", stop

    def _times(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
        """The time field in "of the time of sale"."""
        if at >= len(tokens) or tokens[at].norm not in self.pack.data["of"]:
            return
        start = at + 1
        if start < len(tokens) and "article" in self.pack.ignored.get((tokens[start].norm,), ()):
            start += 1
        stems = tuple(self.pack.stem(token.norm) for token in tokens[start : start + self.lexicon.longest])
        for size in range(1, len(stems) + 1):
            for term in self.lexicon.whole(stems[:size]):
                if term.kind == "timefield":
                    yield term.target, start + size

    def _equal(
        self, tokens: Sequence[Token], at: int, part: str, field: str
    ) -> Iterator[tuple[Condition, int]]:
        """ "is 20", "is not Saturday or Sunday"."""
        for negated, start in self._verbs(tokens, at):
            values: tuple[int, ...] = ()
            for value, end in self._listed(tokens, start, part):
                values = (*values, value)
                inner: Condition = In(field=field, values=values)
                inner = Compare(field=field, op="=", value=value) if len(values) == 1 else inner
                yield (Not(item=inner) if negated else inner), end

    def _verbs(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[bool, int]]:
        for name, negated in (("is", False), ("is_not", True)):
            for words in self.pack.part_verbs[name]:
                if tuple(token.norm for token in tokens[at : at + len(words)]) == words:
                    yield negated, at + len(words)

    def _listed(self, tokens: Sequence[Token], at: int, part: str) -> Iterator[tuple[int, int]]:
        """The values joined by "or" from `at` on, each with the index after it."""
        found = self._value(tokens, at, part)
        while found:
            yield found
            after = found[1]
            joined = after < len(tokens) and "or" in self.pack.operators.get((tokens[after].norm,), ())
            found = self._value(tokens, after + 1, part) if joined else None

    def _value(self, tokens: Sequence[Token], at: int, part: str) -> tuple[int, int] | None:
        """A number, a weekday, a month or an hour of the clock, where the part has it."""
        if at >= len(tokens):
            return None
        word = tokens[at].norm
        if part == "day_of_week" and word in self.pack.weekdays:
            return self.pack.weekdays[word], at + 1
        if part == "month_of_year" and (word,) in self.pack.months:
            return int(self.pack.months[(word,)][0]), at + 1
        if part == "hour_of_day":
            for clock, end in read_clock(tokens, at, self.pack):
                return (clock.hour % 24, end) if clock.sure else None
        return self._number(tokens, at, part)

    def _number(self, tokens: Sequence[Token], at: int, part: str) -> tuple[int, int] | None:
        norm = tokens[at].norm if at < len(tokens) and tokens[at].kind == "number" else ""
        low, high = RANGES[part]
        fits = norm.isdecimal() and low <= int(norm) <= high
        return (int(norm), at + 1) if fits and not self._goes_on(tokens, at + 1) else None

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the number has more to it: minutes, a unit, a percent sign."""
        if at >= len(tokens) or any(read_anchors(tokens, at, self.pack)):  # "quarter to date" is no unit
            return False
        norm, beside = tokens[at].norm, tokens[at].start == tokens[at - 1].end
        unit = (norm,) in self.pack.quantity_words or (norm,) in self.pack.units
        return unit or norm in self.pack.data["numbers"]["percent"] or (norm in ":-/" and beside)

    def _compared(
        self, tokens: Sequence[Token], at: int, part: str, field: str
    ) -> Iterator[tuple[Condition, int]]:
        """ "at least 18", "is between 18 and 21"."""
        starts = [at, *(start for negated, start in self._verbs(tokens, at) if not negated)]
        for start in starts:
            for end in range(start + 1, start + _LONGEST + 1):
                for name in self.pack.operators.get(tuple(token.norm for token in tokens[start:end]), ()):
                    yield from self._limit(name, tokens, end, part, field)

    def _limit(
        self, name: str, tokens: Sequence[Token], at: int, part: str, field: str
    ) -> Iterator[tuple[Condition, int]]:
        first = self._number(tokens, at, part)
        if first is None:
            return
        value, end = first
        if name in _OPS:
            yield Compare(field=field, op=_OPS[name], value=value), end
        joined = end < len(tokens) and "and" in self.pack.operators.get((tokens[end].norm,), ())
        last = self._number(tokens, end + 1, part) if name == "between" and joined else None
        if last:
            yield Between(field=field, low=value, high=last[0]), last[1]
