"""A period without data is said, and the nearest one of its kind that has some is offered."""

from datetime import datetime
from pathlib import Path

import pytest

from engine import Parlance
from engine.replies.nearest import nearest
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod, TrailingPeriod
from semantic.text_form import to_text

BAKERY = Path(__file__).parents[1] / "language" / "bakery.yaml"
LAST = datetime(2026, 5, 13, 8)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (CalendarPeriod(unit="day", offset=-1), NamedPeriod(year=2026, month=5, day=13)),
        (CalendarPeriod(unit="week", offset=-1), NamedPeriod(year=2026, week=20)),
        (CalendarPeriod(unit="month", offset=-1), NamedPeriod(year=2026, month=5)),
        (CalendarPeriod(unit="quarter", offset=0), NamedPeriod(year=2026, quarter=2)),
        (CalendarPeriod(unit="year", offset=1), NamedPeriod(year=2026)),
        (TrailingPeriod(unit="hour", count=1), NamedPeriod(year=2026, month=5, day=13)),
        (ToDatePeriod(unit="month"), NamedPeriod(year=2026, month=5)),
        (NamedPeriod(year=2027, half=2), NamedPeriod(year=2026, half=1)),
        (NamedPeriod(year=2027, week=3), NamedPeriod(year=2026, week=20)),
        (
            CalendarPeriod(unit="day", offset=-7, count=7),
            SpanPeriod(
                start=NamedPeriod(year=2026, month=5, day=7), end=NamedPeriod(year=2026, month=5, day=13)
            ),
        ),
        (
            CalendarPeriod(unit="month", offset=-6, count=6),
            SpanPeriod(start=NamedPeriod(year=2025, month=12), end=NamedPeriod(year=2026, month=5)),
        ),
        (SpanPeriod(start=NamedPeriod(year=2027)), None),
    ],
)
def test_nearest(period: Period, found: Period | None) -> None:
    assert nearest(period, LAST) == found


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("revenue by city last week", "revenue by city during named(year=2026, week=27)"),
        ("orders yesterday", "orders during named(year=2026, month=6, day=30)"),
        ("orders last month", "orders during named(year=2026, month=6)"),
    ],
)
def test_the_nearest_period_is_offered_first(bakery: Parlance, question: str, offered: str) -> None:
    late = Parlance(BAKERY, bakery.warehouse.path, now=datetime(2026, 10, 30))
    answer = late.ask(question)
    assert (answer.status, answer.code) == ("refuse", "no_data")
    assert "run" in answer.reason
    assert to_text(answer.alternatives[0].query) == offered
    assert late.ask(answer.alternatives[0].text).query == answer.alternatives[0].query.canonical()
