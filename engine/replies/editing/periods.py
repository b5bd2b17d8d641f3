"""Periods that may be asked for in the place of another: those next to it, then the usual ones."""

from collections.abc import Iterator

from semantic.periods import CalendarPeriod, NamedPeriod, Period, Unit

_USUAL: tuple[tuple[Unit, int, int], ...] = (
    ("day", -1, 1),
    ("day", -7, 7),
    ("week", -1, 1),
    ("day", -30, 30),
    ("month", 0, 1),
    ("month", -1, 1),
    ("quarter", 0, 1),
    ("quarter", -1, 1),
    ("year", 0, 1),
    ("year", -1, 1),
)
_PER_YEAR = {"month": 12, "quarter": 4, "half": 2}


def other_periods(period: Period | None) -> Iterator[Period]:
    """Without the one at hand."""
    yield from _next_to(period)
    for unit, offset, count in _USUAL:
        usual = CalendarPeriod(unit=unit, offset=offset, count=count)
        if usual != period:
            yield usual


def _next_to(period: Period | None) -> Iterator[Period]:
    """The one before it and the one after it."""
    if isinstance(period, CalendarPeriod):
        before = period.offset - period.count
        yield period.model_copy(update={"offset": before})
    if isinstance(period, NamedPeriod) and period.year and not period.fiscal:
        yield from filter(None, (_moved(period, -1), _moved(period, 1)))


def _moved(period: NamedPeriod, step: int) -> NamedPeriod | None:
    """A named month, quarter, half or year so many further on; days and weeks are not counted on."""
    if period.day or period.week or period.year is None:
        return None
    unit = next((one for one in _PER_YEAR if getattr(period, one)), "")
    if not unit:
        return period.model_copy(update={"year": period.year + step})
    year, place = divmod(period.year * _PER_YEAR[unit] + getattr(period, unit) - 1 + step, _PER_YEAR[unit])
    return period.model_copy(update={"year": year, unit: place + 1})
