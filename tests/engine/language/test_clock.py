"""Hours as they are said, and which of them are sure."""

import pytest

from engine.language.clock import hours_between, read_clock
from engine.language.pack import Pack
from engine.language.tokens import tokenize


def clocks(text: str, pack: Pack) -> list[tuple[int, bool]]:
    return [(clock.hour, clock.sure) for clock, _ in read_clock(tokenize(text), 0, pack)]


@pytest.mark.parametrize(
    ("text", "hour", "sure"),
    [
        ("8 pm", 20, True),
        ("8am", 8, True),
        ("12 am", 0, True),
        ("12 p.m.", 12, True),
        ("20:00", 20, True),
        ("08:00", 8, True),
        ("8:00", 8, False),
        ("8 o'clock", 8, False),
        ("17 o'clock", 17, True),
        ("noon", 12, True),
        ("midnight", 24, True),
    ],
)
def test_hours(text: str, hour: int, sure: bool, pack: Pack) -> None:
    assert clocks(text, pack)[0] == (hour, sure)


@pytest.mark.parametrize("text", ["8", "20:30", "13 pm", "0 am", "25:00", "8 titles", "2000", "-8 pm"])
def test_no_hours(text: str, pack: Pack) -> None:
    assert clocks(text, pack) == []


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("6 pm", "10 pm", [18, 19, 20, 21]),
        ("22:00", "02:00", [22, 23, 0, 1]),
        ("10 pm", "midnight", [22, 23]),
        ("midnight", "2 am", [0, 1]),
        ("9:00", "12:00", []),
        ("9:00", "17:00", list(range(9, 17))),
        ("9:00", "11:00", []),
        ("8 pm", "8 pm", []),
    ],
)
def test_stretches(start: str, end: str, hours: list[int], pack: Pack) -> None:
    (first, _), (last, _) = (next(read_clock(tokenize(text), 0, pack)) for text in (start, end))
    assert list(hours_between(first, last)) == hours
