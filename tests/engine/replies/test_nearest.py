"""The nearest period with data of the same kind as one without."""

from datetime import datetime

import pytest

from engine.replies.nearest import nearest
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
