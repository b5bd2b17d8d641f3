"""The period that another is compared with."""

from datetime import datetime, timedelta

from semantic.periods import (
    CalendarPeriod,
    Comparison,
    LastYear,
    NamedPeriod,
    OtherPeriod,
    Period,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)
from tests.differential.reading.almanac import CLOCKED, Almanac
from tests.differential.reading.frame import Frame, Values
from tests.differential.reading.stretches import Stretch, stretch
from tests.differential.world import Key, Unclear, Value

Shift = tuple[str, int]


def compared(
    asked: Period, to: Comparison, almanac: Almanac, clock: datetime
) -> tuple[Stretch, Shift | None]:
    """The other period, and how far its buckets are moved to lie on the asked ones (None: no way is said)."""
    if isinstance(to, OtherPeriod):
        return stretch(to.period, almanac, clock), None
    unit, count = _a_year(asked) if isinstance(to, LastYear) else _own_unit(asked)
    found = stretch(asked, almanac, clock)
    if isinstance(to, LastYear) and almanac.fiscal.pattern and _own_unit(asked)[0].startswith("fiscal"):
        raise Unclear("a year earlier, in weeks")
    if isinstance(asked, TrailingPeriod) and unit in ("second", "minute", "hour"):
        start, end = found.start, found.end
        assert start
        assert end
        back = timedelta(0) - CLOCKED[unit] * count
        return Stretch(almanac, start + back, end + back), (unit, count)
    start, end = found.local
    if start is None or end is None:
        raise Unclear
    now = almanac.local(clock)
    end = now if start <= now < end else end
    moved = (almanac.utc(almanac.step(one, unit, -count)) for one in (start, end))
    return Stretch(almanac, *moved), (unit, count)


def _a_year(asked: Period) -> Shift:
    """Weeks go back 52 weeks, so that they stay whole weeks."""
    weeks = not isinstance(asked, SpanPeriod | OtherPeriod) and _own_unit(asked)[0] == "week"
    return ("week", 52) if weeks else ("year", 1)


def _own_unit(asked: Period) -> Shift:
    if isinstance(asked, CalendarPeriod | TrailingPeriod):
        return asked.unit, asked.count
    if isinstance(asked, ToDatePeriod):
        return asked.unit, 1
    if isinstance(asked, NamedPeriod):
        for unit in ("day", "week", "month", "quarter", "half"):
            if getattr(asked, unit):
                return f"fiscal_{unit}" if asked.fiscal else unit, 1
        return "fiscal_year" if asked.fiscal else "year", 1
    raise Unclear


def by_distance(shift: Shift | None, grain: str, asked: Stretch, other: Stretch) -> Shift | None:
    """Days and less keep their distance from the start of the period; months and more move by its units."""
    start, before = asked.local[0], other.local[0]
    if shift is None or grain not in CLOCKED or start is None or before is None:
        return shift
    return "second", round((start - before).total_seconds())


def onto_asked(values: Values, frame: Frame, shift: Shift | None, almanac: Almanac) -> Values:
    """The compared numbers, on the asked buckets."""
    if frame.term is None:
        return values
    if shift is None:
        raise Unclear("buckets of another period")
    place = frame.groups.index(frame.term)
    moved: dict[Key, Key] = {}
    for key in values.keys:
        if shift[0].startswith("fiscal") and key[place] not in (None, *almanac.starts[shift[0]]):
            raise Unclear("days of a fiscal unit moved")
        bucket = key[place] and almanac.step(key[place], *shift)  # type: ignore[arg-type]
        if bucket and almanac.floor(bucket, frame.term.grain) != bucket:  # type: ignore[arg-type]
            raise Unclear("buckets that do not fit")
        moved[(*key[:place], bucket, *key[place + 1 :])] = key
    if len(moved) < len(values.keys):
        raise Unclear("two buckets fall together")
    back = {bucket: key[place] for bucket, key in ((new[place], old) for new, old in moved.items())}

    def at(key: Key) -> Value:
        return values.at((*key[:place], back.get(key[place], "never"), *key[place + 1 :]))

    return Values(frozenset(moved), at)
