"""Which period is asked about, by how far the data reach."""

from datetime import datetime

import pytest

from engine.insights.lately import last_periods, stretch
from semantic.periods import CalendarPeriod, NamedPeriod, Period

NOW = datetime(2026, 6, 30, 9)  # a Tuesday
WEEK, MONTH = CalendarPeriod(unit="week", offset=-1), CalendarPeriod(unit="month", offset=-1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "periods"),
    [
        ("2024-01-01", "2026-06-30", [WEEK, MONTH, NamedPeriod(year=2026, month=5), NamedPeriod(year=2025)]),
        ("2024-01-01", "2027-06-30", [WEEK, MONTH, NamedPeriod(year=2026, month=5), NamedPeriod(year=2025)]),
        ("2026-06-16", "2026-06-30", []),
        ("2026-06-08", "2026-06-30", [WEEK]),
        ("2026-04-01", "2026-06-10", [MONTH, NamedPeriod(year=2026, month=5)]),
        ("2024-07-01", "2026-05-31", [MONTH, NamedPeriod(year=2026, month=5)]),
        ("2012-03-05", "2014-12-31", [NamedPeriod(year=2014, month=12), NamedPeriod(year=2014)]),
        ("2012-03-05", "2014-10-10", [NamedPeriod(year=2014, month=9)]),
    ],
)
def test_the_latest_that_is_over_and_has_one_before_it_comes_first(
    first: str, last: str, periods: list[Period]
) -> None:
    assert list(last_periods((at(first), at(last)), NOW)) == periods


@pytest.mark.parametrize(
    ("first", "last", "grain", "period"),
    [
        ("2025-01-01", "2026-06-29", "month", CalendarPeriod(unit="month", offset=-12, count=12)),
        ("2026-04-01", "2026-06-29", "week", CalendarPeriod(unit="week", offset=-8, count=8)),
        ("2026-06-01", "2026-06-29", "day", None),
        ("2013-01-01", "2014-01-01", "month", None),
        ("2013-01-01", "2013-02-01", "day", None),
        ("1990-01-01", "2026-06-29", "year", None),
    ],
)
def test_a_trend_is_drawn_over_what_there_is(
    first: str, last: str, grain: str, period: Period | None
) -> None:
    found, scope = stretch((at(first), at(last)), NOW)
    assert (found, scope and scope.period) == (grain, period)
