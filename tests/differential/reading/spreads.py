"""How times fall into the buckets of running, moved and first values."""

from collections.abc import Callable
from datetime import datetime

from semantic.periods import Window
from tests.differential.reading.almanac import CLOCKED, Almanac
from tests.differential.reading.frame import Frame, Spread
from tests.differential.world import Unclear

_FINE = ("second", "minute", "hour", "day")
_NESTED = {
    "week": _FINE,
    "month": _FINE,
    "quarter": (*_FINE, "month"),
    "year": (*_FINE, "month", "quarter"),
}


class Spreads:
    """Makes spreads; `clock` is local."""

    def __init__(self, almanac: Almanac, clock: datetime) -> None:
        self.almanac, self.clock = almanac, clock

    def running(self, frame: Frame, unit: str, window: Window | None, to_date: str | None) -> Spread:
        """Each time counts for all days whose stretch holds it."""

        def spread(times: list[datetime]) -> Callable[[datetime], list[datetime]]:
            days = [(day, *self._reach(day, unit, window, to_date)) for day in self._days(frame, unit, times)]
            return lambda moment: [day for day, low, high in days if low <= moment < high]

        return spread

    def _days(self, frame: Frame, unit: str, times: list[datetime]) -> list[datetime]:
        start, end = frame.period.local if frame.period else (None, None)
        last = self.almanac.floor(self.clock, unit)
        inside = end and self.almanac.floor(end, unit) != end and self.almanac.floor(end, unit) <= last
        later = end and any(end <= moment < self.almanac.step(last, unit, 1) for moment in times)
        if inside and (later or frame.term is None):
            raise Unclear("a last day that the period cuts")
        if frame.term is None:
            last = min(last, self.almanac.floor(end - CLOCKED["second"], unit)) if end else last
            return [] if start and last < self.almanac.floor(start, unit) else [last]
        times = [moment for moment in times if self.almanac.floor(moment, unit) <= last]
        first = start or min(times, default=last + CLOCKED["day"])
        final = end - CLOCKED["second"] if end else max(times, default=first)
        return self._run(self.almanac.floor(first, unit), min(final, self.clock), unit)

    def _run(self, first: datetime, last: datetime, unit: str) -> list[datetime]:
        days = []
        while first <= last:
            days.append(first)
            first = self.almanac.step(first, unit, 1)
        return days

    def _reach(
        self, day: datetime, unit: str, window: Window | None, to_date: str | None
    ) -> tuple[datetime, datetime]:
        end = self.almanac.step(day, unit, 1)
        if window:
            return self.almanac.step(end, window.unit, -window.count), end
        return (self.almanac.floor(day, to_date) if to_date else datetime.min), end

    def moved(self, frame: Frame, offset: Window) -> Spread:
        """Each time counts for the buckets which, moved back, hold it."""
        return lambda times: (
            lambda moment: [
                bucket
                for bucket in self._near(frame, moment, offset)
                if self._holds(frame, bucket, moment, offset)
            ]
        )

    def _near(self, frame: Frame, moment: datetime, offset: Window) -> list[datetime]:
        if frame.term is None:
            return [self.clock]
        middle = self.almanac.floor(self.almanac.step(moment, offset.unit, offset.count), frame.term.grain)
        found = (self.almanac.step(middle, frame.term.grain, n) for n in range(-4, 5))
        return [bucket for bucket in found if self._shown(frame, bucket, frame.term.grain)]

    def _shown(self, frame: Frame, bucket: datetime, grain: str) -> bool:
        start, end = frame.period.local if frame.period else (None, None)
        after_start = start is None or bucket >= self.almanac.floor(start, grain)
        return after_start and (end is None or bucket < end) and bucket <= self.clock

    def _holds(self, frame: Frame, bucket: datetime, moment: datetime, offset: Window) -> bool:
        step = self.almanac.step
        if frame.term is None:
            start, end = frame.period.local if frame.period else (None, None)
            if start is None or end is None:
                raise Unclear("nothing to move back")
            return step(start, offset.unit, -offset.count) <= moment < step(end, offset.unit, -offset.count)
        grain = frame.term.grain
        if grain.startswith("fiscal") and self.almanac.fiscal.pattern:
            raise Unclear("months back from weeks")
        start, end = frame.period.local if frame.period else (None, None)
        first, last = max(bucket, start or bucket), step(bucket, grain, 1)
        last = min(last, end or last)
        cut = (first, last) != (bucket, step(bucket, grain, 1))
        low = step(first, offset.unit, -offset.count)
        if offset.unit in ("month", "quarter", "half", "year") and grain in CLOCKED:
            if cut:
                raise Unclear("a part of a bucket, months back")
            low = self.almanac.floor(low, grain)
            return low <= moment < step(low, grain, 1)
        return low <= moment < step(last, offset.unit, -offset.count)

    def at_start(self, frame: Frame, of: str) -> Spread:
        """The first bucket of each unit counts for all buckets of the unit."""
        term = frame.term
        if term is None or of == term.grain or term.grain not in _NESTED[of]:
            raise Unclear("no finer time asked")

        def buckets(moment: datetime) -> list[datetime]:
            first = self.almanac.floor(moment, term.grain)
            start = self.almanac.floor(first, of)
            last = min(self.almanac.step(start, of, 1) - CLOCKED["second"], self.clock)
            run = self._run(first, last, term.grain) if first == start else []
            return [bucket for bucket in run if self._shown(frame, bucket, term.grain)]

        return lambda times: buckets
