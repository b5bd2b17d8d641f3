"""The text form as people see it: what it looks like, and what is said of a text that is not one."""

import pytest

from semantic.filters import And, Compare, In, Not
from semantic.periods import CalendarPeriod, PreviousPeriod
from semantic.query import (
    AggregateTerm,
    Calculation,
    DimensionTerm,
    LogicalQuery,
    MetricRef,
    Order,
    TimeScope,
    TimeTerm,
)
from semantic.text_form import from_text, to_text

EVERYTHING = LogicalQuery(
    metrics=(MetricRef(name="watch_time"), AggregateTerm(agg="median", field="video.duration_s")),
    group_by=(DimensionTerm(name="country"), TimeTerm(grain="week")),
    where=And(
        items=(
            In(field="device", values=("Mobile", "TV")),
            Not(item=Compare(field="country", op="=", value="Germany")),
        )
    ),
    time=TimeScope(period=CalendarPeriod(unit="week", offset=-1)),
    having=Compare(field="watch_time", op=">", value=100),
    compare_to=PreviousPeriod(),
    calculations=(Calculation(kind="share", of="watch_time"),),
    order=(Order(by="watch_time"),),
    limit=5,
    without_default_filters=("test_load",),
)
TEXT = (
    "watch_time, median(video.duration_s) by country, week"
    ' where device in ["Mobile", "TV"] and not (country = "Germany")'
    " during calendar(week, -1, 1) having watch_time > 100 compare previous with share(watch_time)"
    " order watch_time desc limit 5 without test_load"
)


def test_looks_as_described() -> None:
    assert to_text(EVERYTHING) == TEXT
    assert from_text(TEXT) == EVERYTHING


@pytest.mark.parametrize(
    "text",
    [
        "views",
        "views by video.published_at:month during to_date(year) on video.published_at",
        "views by `week`, week",
        'views where (a = 1 or b = 2.0) and c between "x" and "y" and d is null',
        "views where all (a = true)",
        "views during span(from named(year=2026, month=3), before calendar(day, 0, 1))",
        "views during span(to named(quarter=2))",
        "views compare last_year with change(views), growth(views)",
        "views compare named(month=10)",
        "views by month compare earlier(month, 1) with growth(views)",
        'ratio(views, viewers), ratio(stalls where device = "TV", watch_time, 3600) by country',
        "rows(orders), uptime by rows with target(uptime)",
        "cumulative(views), rolling(median(a.b), day, 7), moving_average(views, month, 3) by day",
        "average(viewers by day), max(sum(a.b) by country, `day`), percentile(views by a.c, week: 0.9)",
        "ratio(views, viewers) by country order `ratio(views, viewers)` desc limit 5",
        "views by day_of_week, orders.ordered_at:hour_of_day, bucket(orders.price, 10), bucket(a, 0.25)",
        "views by `hour_of_day`, bucket order bucket(orders.price, 10) desc, hour_of_day asc",
        "views where hour_of_day >= 20 and orders.ordered_at:day_of_week in [6, 7]",
        "users where metric(active_days by user >= 10)",
        'users where not (metric(views by user > 2.5 where a = 1 or b = "x" during to_date(year)) and c = 1)',
        "orders where related(items) or related(items where items.price > 5 and not (related(returns)))",
        'views by hour fill zone "Europe/Berlin" weeks sunday',
        "views by fiscal_quarter during named(fiscal, year=2026, quarter=1) compare named(fiscal)",
        "percentile(a.b, 0.95) having percentile(a.b, 0.95) > 3 with share(percentile(a, 0))",
        "views where `metric` = 1 and `zone` is null",
        "`two words` order share(median(a.b)) asc",
        "views having share(views) >= 0.02",
    ],
)
def test_texts_stay_as_they_are(text: str) -> None:
    assert to_text(from_text(text)) == text


def test_clauses_and_spaces_may_vary() -> None:
    text = " views  limit 5 order views desc   by country,week"
    assert to_text(from_text(text)) == "views by country, week order views desc limit 5"


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a metric"),
        ("by country", 0, "a metric"),
        ("views by", 8, "a dimension or a grain"),
        ("views by country by plan", 17, "where"),
        ("views country", 6, "by, where"),
        ("midpoint(price)", 8, "median"),
        ("views where country", 19, "a comparison, in, between, contains, starts_with, ends_with or is null"),
        ("views where country = Germany", 22, "a value"),
        ('views where country = "Germany', 22, "a value"),
        ("views where x > 1e999", 16, "1e999 is too large"),
        ("views where (x > 1", 18, ")"),
        ("views where " + 60 * "(" + "x > 1" + 60 * ")", 63, "50 levels"),
        ("views during week", 13, "calendar, trailing, to_date, named, span"),
        ("views during calendar(eon, 1)", 22, "a unit"),
        ("views during calendar(week, 1.5)", 28, "a whole number"),
        ("views during calendar(week, -1, 0)", 13, "greater than or equal to 1"),
        ("views during named(month=13)", 13, "less than or equal to 12"),
        ("views during named(month=1, month=2)", 28, "year or half"),
        ("views during span(from trailing(day, 1))", 23, "calendar or named"),
        ("views by a:decade", 11, "a grain"),
        ("percentile(a)", 12, ","),
        ("percentile(a, 1.5)", 0, "percentile"),
        ("median(a, 0.5)", 8, ")"),
        ("views by bucket(a, 0)", 9, "width"),
        ("views by bucket(a, b)", 19, "a number"),
        ("views where metric(a > 1)", 21, "by"),
        ('views where metric(a by b > "x")', 28, "a number"),
        ("views where metric(a by b during named(month=3))", 26, "="),
        ("views where related(a and b)", 22, ")"),
        ("views where " + 60 * "related(x where " + "x > 1", 828, "50 levels"),
        ("views zone berlin", 11, "double quotes"),
        ("views weeks someday", 12, "sunday"),
        ("views fill fill", 11, "by, where"),
        ("views during named(fiscal year=2026)", 26, ","),
        ("views with median(views)", 11, "share or change or growth"),
        ("views order country", 19, "desc or asc"),
        ("views limit 0", 12, "greater than or equal to 1"),
        ("views limit five", 12, "a whole number"),
        ("views; drop table x", 5, "by, where"),
        ("views by `\\q`", 9, "JSON"),
    ],
)
def test_faults_say_where_and_what(text: str, position: int, expected: str) -> None:
    with pytest.raises(ValueError, match=rf"^Position {position}: ") as caught:
        from_text(text)
    assert expected in str(caught.value)


def test_endless_text_is_not_read() -> None:
    with pytest.raises(ValueError, match="Position 50000"):
        from_text("a, " * 50_000)
