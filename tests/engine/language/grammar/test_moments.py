"""Questions limited to parts of time: days of the week, hours, months of every year."""

import pytest

from engine import Parlance
from engine.types.answer import Answer
from semantic.text_form import from_text, to_text

MORNING = "hour_of_day between 6 and 11"
READ = {
    # Days of the week.
    "orders on Mondays": "day_of_week = 1",
    "orders fridays": "day_of_week = 5",
    "orders every Tuesday": "day_of_week = 2",
    "orders every Saturday and Sunday": "day_of_week in [6, 7]",
    "orders at weekends": "day_of_week in [6, 7]",
    "orders on weekdays": "day_of_week in [1, 2, 3, 4, 5]",
    "orders not on weekends": "not (day_of_week in [6, 7])",
    "orders not on weekdays": "not (day_of_week in [1, 2, 3, 4, 5])",
    "orders except on Sundays": "not (day_of_week = 7)",
    "orders on weekends except Sundays": "day_of_week = 6",
    "orders on Saturdays and Sundays": "day_of_week in [6, 7]",
    "orders on Mondays, Tuesdays or Fridays": "day_of_week in [1, 2, 5]",
    "orders Monday to Thursday": "day_of_week in [1, 2, 3, 4]",
    "orders Fridays to Mondays": "day_of_week in [1, 5, 6, 7]",
    "orders where weekday is Monday": "day_of_week = 1",
    "orders where the day of the week is not Saturday or Sunday": "not (day_of_week in [6, 7])",
    # Hours.
    "orders at 8 pm": "hour_of_day = 20",
    "orders at 8 p.m.": "hour_of_day = 20",
    "orders at 12 am": "hour_of_day = 0",
    "orders at 20:00": "hour_of_day = 20",
    "orders at 08:00": "hour_of_day = 8",
    "orders at noon": "hour_of_day = 12",
    "orders at 20 o'clock": "hour_of_day = 20",
    "orders at 8 pm or 10 pm": "hour_of_day in [20, 22]",
    "orders where hour of day is 20": "hour_of_day = 20",
    "orders where hour of day is 8 pm": "hour_of_day = 20",
    "orders where the hour of the day is at least 18": "hour_of_day >= 18",
    "orders between 6 pm and 10 pm": "hour_of_day between 18 and 21",
    "orders between 6 and 10 pm": "hour_of_day between 18 and 21",
    "orders between 9 and 10 am": "hour_of_day = 9",
    "orders between 10 pm and 2 am": "hour_of_day in [0, 1, 22, 23]",
    "orders from 9 to 17 o'clock": "hour_of_day between 9 and 16",
    "orders from 9:00 to 17:00": "hour_of_day between 9 and 16",
    "orders after 6 pm": "hour_of_day >= 18",
    "orders before 8 am": "hour_of_day < 8",
    "orders not after 10 pm": "not (hour_of_day >= 22)",
    "orders between 8 pm and midnight": "hour_of_day >= 20",
    "orders before 8 am or after 10 pm": "hour_of_day in [0, 1, 2, 3, 4, 5, 6, 7, 22, 23]",
    # Parts of the day are restated as hours.
    "orders in the morning": "hour_of_day between 6 and 11",
    "orders in the afternoon": "hour_of_day between 12 and 17",
    "orders in the evenings": "hour_of_day between 18 and 22",
    "orders at night": "hour_of_day in [0, 1, 2, 3, 4, 5, 23]",
    "orders on Monday mornings": "day_of_week = 1 and hour_of_day between 6 and 11",
    "orders on weekend evenings": "day_of_week in [6, 7] and hour_of_day between 18 and 22",
    # Longer cycles, and times that are named.
    "orders every August": "month_of_year = 8",
    "orders every Q4": "quarter_of_year = 4",
    "orders on the 1st of every month": "day_of_month = 1",
    "orders where month of the year is March or May": "month_of_year in [3, 5]",
    "orders where hour of the day of time of sale is 20": "sales.sold_at:hour_of_day = 20",
    # Together with other conditions.
    "orders online on Mondays after 6 pm": 'channel = "online" and day_of_week = 1 and hour_of_day >= 18',
    "orders online or on Mondays": 'channel = "online" or day_of_week = 1',
}


def condition(answer: Answer) -> str:
    assert answer.query is not None, answer.reason
    return to_text(answer.query)


@pytest.mark.parametrize(("question", "where"), READ.items())
def test_read(question: str, where: str, bakery: Parlance) -> None:
    assert condition(bakery.ask(question)) == to_text(from_text(f"orders where {where}").canonical())


@pytest.mark.parametrize("question", READ)
def test_what_is_shown_reads_back(question: str, bakery: Parlance) -> None:
    answer = bakery.ask(question)
    for text in (answer.interpretation, answer.interpretation.lower()):
        assert bakery.ask(text).query == answer.query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("revenue on Mondays in 2026", "revenue where day_of_week = 1 during named(year=2026)"),
        ("orders by weekday", "orders by day_of_week"),
        ("orders by hour of day on weekends", "orders by hour_of_day where day_of_week in [6, 7]"),
        ("orders every weekday", "orders by day_of_week"),
        ("orders on 3 May after 6 pm", "orders where hour_of_day >= 18 during named(month=5, day=3)"),
        ("orders yesterday in the morning", f"orders where {MORNING} during calendar(day, -1)"),
        (
            "which channel has the most orders on Sundays",
            "orders by channel where day_of_week = 7 order orders desc limit 1",
        ),
        (
            "orders on Mondays last month vs the month before",
            "orders where day_of_week = 1 during calendar(month, -1) compare previous",
        ),
    ],
)  # fmt: skip
def test_read_beside_the_rest(question: str, query: str, bakery: Parlance) -> None:
    assert condition(bakery.ask(question)) == to_text(from_text(query).canonical())
