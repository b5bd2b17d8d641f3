"""How findings are worded."""

import pytest

from engine.quality.findings import share, shown, unchecked
from engine.types.refusal import Refusal


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (1, 3, "33.3 %"),
        (1, 4, "25 %"),
        (1, 100_000, "less than 0.1 %"),
        (99_999, 100_000, "more than 99.9 %"),
    ],
)
def test_a_share_is_nothing_or_all_only_when_it_is(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_values_that_the_engine_quotes_are_not_told() -> None:
    said = "Conversion Error: Could not convert string 'o'brien@example.org' to INT32"
    issue = unchecked("metrics/a", "The filter", Refusal("source_error", said))
    assert (
        issue.message
        == "The filter was not checked: Conversion Error: Could not convert string '...' to INT32."
    )


def test_long_values_are_cut() -> None:
    assert shown("x" * 40) == repr("x" * 40)
    assert shown("x" * 41) == repr("x" * 40 + "...")
    assert shown(7) == "7"
