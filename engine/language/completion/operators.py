"""Words of the language that may come at a place: "by", and periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language.completion.place import Place
from engine.language.completion.terms import Found
from engine.language.reader import Reader
from engine.language.tokens import norms
from semantic.periods import CalendarPeriod, Period

PERIODS: tuple[Period, ...] = (
    CalendarPeriod(unit="month", offset=-1, count=1),
    CalendarPeriod(unit="month", offset=0, count=1),
    CalendarPeriod(unit="week", offset=-1, count=1),
    CalendarPeriod(unit="day", offset=-7, count=7),
    CalendarPeriod(unit="year", offset=0, count=1),
    CalendarPeriod(unit="day", offset=-1, count=1),
)


@dataclass(frozen=True)
class Operators:
    """Finds them in the words by which the language restates queries, which it reads back."""

    reader: Reader

    def find(self, place: Place) -> Iterator[Found]:
        """Every one that begins with what is typed."""
        for text in self._all(place):
            said = norms(text)
            rest = said[len(place.words) :]
            if said[: len(place.words)] == place.words and rest and rest[0].startswith(place.letters):
                yield Found(text, "")

    def _all(self, place: Place) -> Iterator[str]:
        if not place.goes_on:
            return
        words = self.reader.pack.data["restate"]
        splits = any(phrase.kind == "op" and phrase.target in ("by", "per") for phrase in place.phrases)
        if place.metrics and not splits and self.by:
            yield self.by
        if place.metrics and not place.has_period:
            yield from map(self.reader.restater.periods.scope, PERIODS)
        if place.metrics and place.last is not None and place.last.kind == "period":
            yield str(words["previous"])
            yield str(words["last_year"])
        if place.last is not None and place.last.kind in ("metric", "dimension", "value"):
            yield str(words["and"]).strip()

    @property
    def by(self) -> str:
        """The word before a dimension; "" in a language that has none there."""
        return str(self.reader.pack.data["restate"]["by"].partition("{items}")[0]).strip()
