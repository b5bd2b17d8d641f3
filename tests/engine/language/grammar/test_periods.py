"""Periods and comparisons between them: comparison, change, growth, over time."""

import pytest

from semantic.periods import CalendarPeriod, LastYear, NamedPeriod, OtherPeriod, PreviousPeriod, ToDatePeriod
from semantic.query import Calculation

THIS_MONTH = CalendarPeriod(unit="month", offset=0)
LAST_MONTH = CalendarPeriod(unit="month", offset=-1)
APRIL, MAY = NamedPeriod(month=4), NamedPeriod(month=5)


@pytest.mark.parametrize(
    "text",
    [
        "revenue last month vs the previous month".replace("the previous month", "the month before"),
        "revenue last month compared with the previous period",
        "revenue last month compared to the month before",
        "compare revenue last month with the month before",
        "last month revenue vs previous period",
        "revenue last month versus the prior period",
        "revenue last month month over month",
    ],
)
def test_with_the_previous_period(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], time=LAST_MONTH, compare_to=PreviousPeriod())


@pytest.mark.parametrize(
    "text",
    [
        "revenue last month vs the same period last year",
        "revenue last month compared with the same period last year",
        "revenue last month year over year",
        "yoy revenue last month",
        "compare revenue last month with a year ago",
        "revenue last month compared to a year earlier",
    ],
)
def test_with_the_same_period_last_year(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], time=LAST_MONTH, compare_to=LastYear())


@pytest.mark.parametrize(
    "text",
    [
        "revenue in May vs April",
        "revenue in May compared with April",
        "compare revenue in May with April",
        "compare May with April revenue",
        "May vs April revenue",
        "revenue May versus April",
    ],
)
def test_with_a_named_period(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"], time=MAY, compare_to=OtherPeriod(period=APRIL))


def test_groups_and_filters_stay(reads_as) -> None:
    for text in (
        "orders by shop this month vs last month",
        "this month vs last month orders by shop",
        "by shop: orders this month compared to last month",
    ):
        reads_as(
            text, metrics=["orders"], by=("shop",), time=THIS_MONTH, compare_to=OtherPeriod(period=LAST_MONTH)
        )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("change in revenue last month", "change"),
        ("revenue change last month", "change"),
        ("difference in revenue last month vs the previous period", "change"),
        ("growth in revenue last month", "growth"),
        ("revenue growth last month", "growth"),
        ("percent change in revenue last month", "growth"),
        ("% change in revenue last month vs previous period", "growth"),
        ("how much did revenue grow last month", "growth"),
    ],
)
def test_change_and_growth_compare_with_the_period_before(text: str, kind: str, reads_as) -> None:
    calculation = Calculation(kind=kind, of="revenue")  # type: ignore[arg-type]
    reads_as(
        text, metrics=["revenue"], time=LAST_MONTH, compare_to=PreviousPeriod(), calculations=(calculation,)
    )


@pytest.mark.parametrize(
    "text",
    [
        "change in revenue from April to May",
        "revenue change between April and May",
        "how much did revenue change from April to May",
    ],
)
def test_a_change_from_one_period_to_another(text: str, reads_as) -> None:
    reads_as(
        text,
        metrics=["revenue"],
        time=MAY,
        compare_to=OtherPeriod(period=APRIL),
        calculations=(Calculation(kind="change", of="revenue"),),
    )


def test_growth_by_group(reads_as) -> None:
    reads_as(
        "revenue growth by shop, May vs April",
        metrics=["revenue"],
        by=("shop",),
        time=MAY,
        compare_to=OtherPeriod(period=APRIL),
        calculations=(Calculation(kind="growth", of="revenue"),),
    )


@pytest.mark.parametrize(
    ("text", "grain", "period"),
    [
        ("revenue over time", "month", None),
        ("revenue trend", "month", None),
        ("trend of revenue", "month", None),
        ("revenue trend last week", "day", CalendarPeriod(unit="week", offset=-1)),
        ("revenue over time yesterday", "hour", CalendarPeriod(unit="day", offset=-1)),
        (
            "development of revenue in the last 6 months",
            "week",
            CalendarPeriod(unit="month", offset=-6, count=6),
        ),
        (
            "revenue over time this year to date".replace("this year", "year"),
            "month",
            ToDatePeriod(unit="year"),
        ),
        ("revenue trend in May", "day", MAY),
        ("revenue trend in 2025", "month", NamedPeriod(year=2025)),
    ],
)
def test_over_time_takes_a_readable_grain(text: str, grain: str, period, reads_as) -> None:
    reads_as(text, metrics=["revenue"], by=(grain,), time=period)


def test_over_time_keeps_a_grain_that_was_said(reads_as) -> None:
    reads_as("weekly revenue trend", metrics=["revenue"], by=("week",))
    reads_as("revenue over time by week", metrics=["revenue"], by=("week",))


@pytest.mark.parametrize(
    "text",
    ["revenue of all time", "revenue to date", "revenue so far", "all time revenue", "total revenue ever"],
)
def test_all_time_is_no_limit(text: str, reads_as) -> None:
    reads_as(text, metrics=["revenue"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("revenue in May June", "too_many_periods"),
        ("revenue last week in May", "vague_part"),
        ("revenue in April, May and June", "too_many_periods"),
        ("revenue in May vs April vs March", "too_many_periods"),
        ("revenue in May vs April vs the previous period", "too_many_periods"),
        ("revenue compared with the previous period", "comparison_without_period"),
        ("revenue growth", "comparison_without_period"),
        ("change in revenue", "comparison_without_period"),
    ],
)
def test_periods_that_cannot_stand_together(text: str, code: str, replies) -> None:
    assert replies(text) == ("refuse", code)


@pytest.mark.parametrize(
    "text", ["compare revenue", "revenue vs", "vs last month revenue", "revenue compared"]
)
def test_half_a_comparison_is_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


@pytest.mark.parametrize(
    "text",
    [
        "revenue last Monday",
        "revenue on Christmas",
        "revenue last night",
        "revenue on the weekend",
        "revenue on these nights",
        "revenue where hour = 20",
        "revenue where hour > 18",
        "revenue where month = 3",
        "revenue on Sunday nights",
        "revenue last summer",
        "revenue in the first week of May",
        "revenue in the last 3 weeks of May",
        "revenue every other week",
        "revenue 03/05/2026",
    ],
)
def test_times_it_cannot_say_are_no_answer(text: str, replies) -> None:
    assert replies(text)[0] != "answer"


def test_a_month_of_last_year_is_said_as_such(reads_as) -> None:
    reads_as("revenue in May of last year", metrics=["revenue"], time=NamedPeriod(years_ago=1, month=5))


def test_the_previous_month_beside_a_named_one_is_the_one_before_it(reads_as) -> None:
    march = NamedPeriod(year=2026, month=3)
    reads_as(
        "orders in March 2026 vs previous month", metrics=["orders"], time=march, compare_to=PreviousPeriod()
    )
    other = OtherPeriod(period=LAST_MONTH)
    reads_as("orders in March 2026 vs last month", metrics=["orders"], time=march, compare_to=other)
