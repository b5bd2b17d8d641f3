"""What the language cannot yet ask of time is restated all the same, and answered in the right words."""

import pytest

from engine import Parlance
from semantic.text_form import from_text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("orders by day_of_week", "Orders by day of the week"),
        ("orders by sales.sold_at:hour_of_day", "Orders by hour of the day of time of sale"),
        ("orders where day_of_week in [6, 7]", "Orders where day of the week is Saturday or Sunday"),
        ("orders where not (month_of_year = 8)", "Orders where month of the year is not August"),
        ("orders where hour_of_day >= 18", "Orders where hour of the day at least 18"),
        ("orders by bucket(sales.price, 2)", "Orders by price in classes of 2"),
        ("orders by bucket(sales.price, 2) order bucket(sales.price, 2) desc", "sorted by price in classes"),
        ("orders by fiscal_quarter during calendar(fiscal_year, -1)", "by fiscal quarter last fiscal year"),
        ("orders during named(fiscal, year=2026, quarter=2)", "Orders in fiscal Q2 2026"),
        ("orders during named(fiscal, year=2026, month=3)", "Orders in fiscal month 3 2026"),
        ("orders during named(fiscal, year=2026)", "Orders in fiscal 2026"),
        ("orders by month fill", "Orders by month with empty periods"),
        ('orders zone "Europe/Berlin"', "Orders in the time of Europe/Berlin"),
        ("orders by week weeks sunday", "Orders by week with weeks from Sunday"),
        ("orders by second during trailing(minute, 5)", "Orders by second last 5 minutes"),
    ],
)  # fmt: skip
def test_restated(bakery: Parlance, query: str, sentence: str) -> None:
    assert sentence in bakery.session.reader.restater.restate(from_text(query))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("orders by day_of_week order orders desc", "5 days of week share"),
        (
            "orders by month_of_year during named(year=2025) order orders desc limit 1",
            "March has the most orders",
        ),
        ("orders by month during named(year=2026)", "in June 2026 (not over)"),
        ("orders by month, channel during named(year=2026)", "June 2026 is not over."),
        ("orders by fiscal_quarter during calendar(fiscal_year, -1)", "in Q1 FY2025"),
        ("orders during named(fiscal, year=2026, quarter=1)", "in Q1 FY2026"),
        ("orders where day_of_week in [6, 7]", "where day of week is Saturday or Sunday"),
        ("orders by hour_of_day order orders desc limit 1", ":00"),
        ("orders by bucket(sales.price, 2) order orders desc limit 1", " to under "),
        ('orders by day during calendar(week, -1) zone "Asia/Tokyo" fill', "from 22 to 28 June 2026"),
    ],
)
def test_answered_in_the_right_words(bakery: Parlance, query: str, words: str) -> None:
    answer = bakery.query(from_text(query))
    assert answer.status == "answer", answer
    assert words in answer.sentence, answer.sentence
    assert answer.chart is not None
