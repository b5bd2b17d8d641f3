"""The nearest period with data of the same kind as one without."""

from datetime import datetime

import pytest

from engine.replies.nearest import nearest, shorter_periods
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod, TrailingPeriod

LAST = datetime(2026, 5, 20, 17)
DAY = NamedPeriod(year=2026, month=5, day=20)
MONTH = NamedPeriod(year=2026, month=5)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (CalendarPeriod(unit="week", offset=-1), NamedPeriod(year=2026, week=21)),
        (
            CalendarPeriod(unit="month", offset=-2, count=2),
            SpanPeriod(start=NamedPeriod(year=2026, month=4), end=MONTH),
        ),
        (TrailingPeriod(unit="minute", count=90), DAY),
        (TrailingPeriod(unit="hour", count=1), DAY),
        (CalendarPeriod(unit="year", offset=-5000, count=5000), NamedPeriod(year=2026)),
        (CalendarPeriod(unit="week", offset=-999999, count=999999), NamedPeriod(year=2026, week=21)),
        (ToDatePeriod(unit="month"), MONTH),
        (NamedPeriod(year=2031, quarter=1), NamedPeriod(year=2026, quarter=2)),
        (SpanPeriod(start=MONTH), None),
    ],
)
def test_nearest(period: Period, found: Period | None) -> None:
    assert nearest(period, LAST) == found


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (None, ["month", "week", "day"]),
        (SpanPeriod(start=MONTH), ["month", "week", "day"]),
        (CalendarPeriod(unit="month", offset=-3, count=3), ["month", "week", "day"]),
        (NamedPeriod(year=2026, month=4), ["week", "day"]),
        (CalendarPeriod(unit="week", offset=-1), ["day"]),
        (DAY, []),
        (TrailingPeriod(unit="hour", count=48), []),
    ],
)
def test_what_took_too_long_is_offered_for_shorter_periods(period: Period | None, days: list[str]) -> None:
    known = {"month": MONTH, "week": NamedPeriod(year=2026, week=21), "day": DAY}
    assert list(shorter_periods(period, LAST)) == [known[name] for name in days]
