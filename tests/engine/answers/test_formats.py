"""Cells and periods as text."""

from datetime import date, datetime

import pytest

from engine.answers.formats import format_value, null_name
from engine.answers.nouns import many, verb
from engine.answers.periods import name_of, phrase, when
from engine.types.clock import Bounds


@pytest.mark.parametrize(
    ("value", "unit", "display_format", "text"),
    [
        (1234567, "", "int", "1,234,567"),
        (1234.0, "", "", "1,234"),
        (-1234, "", "", "-1,234"),
        (0.12345, "%", "", "12.3 %"),
        (0.0321, "%", "0.00%", "3.21 %"),
        (0.0321, "%", "0.0%", "3.2 %"),
        (0.00042, "%", "", "0.04 %"),
        (0.0000042, "%", "0.0%", "0.00042 %"),
        (0.0, "%", "0.0%", "0.0 %"),
        (1.0, "%", "", "100.0 %"),
        (0.0, "s", "h:mm", "0 s"),
        (4.25, "s", "", "4.2 s"),
        (59.96, "s", "", "1:00 min"),
        (245, "s", "m:ss", "4:05 min"),
        (3599.7, "s", "m:ss", "1:00 h"),
        (5400, "s", "h:mm", "1:30 h"),
        (359999, "s", "h:mm", "100 h"),
        (12283200, "s", "h:mm", "3,412 h"),
        (182.4, "ms", "ms", "182.4 ms"),
        (23.456, "fps", "0.0", "23.5 fps"),
        (3.14159, "", "", "3.14"),
        (3.14159, "", "0.0", "3.1"),
        (0.00123, "", "0.0", "0.0012"),
        (12.5, "€", "0.00", "€12.50"),
        (float("nan"), "", "", "no data"),
        (None, "s", "", "no data"),
        (True, "", "", "yes"),
        ("", "", "", "(empty)"),
    ],
)
def test_numbers_carry_their_unit(value: float, unit: str, display_format: str, text: str) -> None:
    assert format_value(value, unit, display_format) == text


@pytest.mark.parametrize(
    ("value", "grain", "text"),
    [
        (datetime(2026, 6, 22), "day", "2026-06-22"),
        (datetime(2026, 6, 22), "week", "week of 22 Jun 2026"),
        (datetime(2026, 6, 1), "month", "Jun 2026"),
        (date(2026, 4, 1), "quarter", "Q2 2026"),
        (date(2026, 1, 1), "year", "2026"),
        (datetime(2026, 6, 22, 9, 0), "hour", "2026-06-22 09:00"),
        (datetime(2026, 6, 22, 9, 30), "", "2026-06-22 09:30"),
        (None, "day", "unknown"),
    ],
)
def test_times_are_written_by_grain(value: date | None, grain: str, text: str) -> None:
    assert format_value(value, role="time", grain=grain) == text


def test_a_group_without_value_is_unknown_unless_a_value_has_that_name() -> None:
    assert format_value(None, role="dimension") == "unknown"
    assert null_name(["FRA", None]) == "unknown"
    assert null_name(["FRA", "unknown", None]) == "no value"


@pytest.mark.parametrize(
    ("start", "end", "name", "said"),
    [
        ((2026, 6, 22), (2026, 6, 29), "22 to 28 June 2026", "from 22 to 28 June 2026"),
        ((2026, 6, 29), (2026, 6, 30), "29 June 2026", "on 29 June 2026"),
        ((2026, 5, 1), (2026, 6, 1), "May 2026", "in May 2026"),
        ((2026, 3, 1), (2026, 6, 1), "March to May 2026", "from March to May 2026"),
        ((2026, 1, 1), (2026, 4, 1), "Q1 2026", "in Q1 2026"),
        ((2025, 7, 1), (2026, 1, 1), "H2 2025", "in H2 2025"),
        ((2025, 1, 1), (2026, 1, 1), "2025", "in 2025"),
        ((2025, 12, 29), (2026, 1, 5), "29 December 2025 to 4 January 2026", None),
        ((2025, 11, 1), (2026, 2, 1), "November 2025 to January 2026", None),
        ((2026, 5, 28), (2026, 6, 4), "28 May to 3 June 2026", None),
        ((2026, 6, 29, 9), (2026, 6, 30, 9), "29 June 2026 09:00 to 30 June 2026 09:00", None),
        ((2026, 6, 1), None, "since 1 June 2026", "since 1 June 2026"),
        (None, (2026, 5, 1), "before 1 May 2026", "before 1 May 2026"),
        (None, None, "all data", "over all data"),
    ],
)
def test_periods_are_said_as_people_say_them(
    start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, name: str, said: str | None
) -> None:
    bounds = Bounds(datetime(*start) if start else None, datetime(*end) if end else None)
    assert name_of(bounds) == name
    assert phrase(bounds) == (said or f"from {name}")


def test_a_period_that_still_runs_says_so() -> None:
    june = Bounds(datetime(2026, 6, 1), datetime(2026, 7, 1))
    assert phrase(june, datetime(2026, 6, 30, 9)) == "in June 2026 so far"
    assert phrase(june, datetime(2026, 7, 1)) == "in June 2026"


def test_buckets_in_a_sentence() -> None:
    at = datetime(2026, 6, 22, 14)
    assert when(at, "day") == "on 22 June 2026"
    assert when(at, "week") == "in the week of 22 June 2026"
    assert when(at, "hour") == "at 14:00 on 22 June 2026"


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Watch time", "was"),
        ("Views", "were"),
        ("Pauses per session", "were"),
        ("Rows ingested", "were"),
        ("Checks run", "were"),
        ("Output FPS", "was"),
        ("Packet loss", "was"),
        ("number of orders", "was"),
    ],
)
def test_verbs_agree_with_labels(label: str, word: str) -> None:
    assert verb(label) == word


def test_plurals() -> None:
    assert [many(noun) for noun in ("country", "day", "video title", "box", "series")] == [
        "countries",
        "days",
        "video titles",
        "boxes",
        "series",
    ]
