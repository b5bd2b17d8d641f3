"""The measurement of the confidence, and that the drawing of it shows what was measured."""

import re

import pytest

from tests.eval.calibration import PLOT, Bin, Point, bins_of, even_bins_of, off_by, points, report
from tests.eval.reliability_plot import drawn
from tests.eval.suites import public

HALF = [Point(0.75, at % 2 == 0, True) for at in range(40)]


def test_a_bin_is_off_by_how_sure_less_how_right() -> None:
    assert bins_of(HALF) == [Bin(0.75, 0.5, 40)]
    assert off_by(bins_of(HALF)) == pytest.approx(0.25)
    honest = [Point(0.95, at % 20 != 0, True) for at in range(40)]
    assert off_by(bins_of([*HALF, *honest])) == pytest.approx(0.125)


def test_even_bins_hold_as_many_each() -> None:
    some = [Point(at / 100, True, True) for at in range(100)]
    assert [one.count for one in even_bins_of(some)] == [10] * 10
    assert sum(one.count for one in even_bins_of(some[:7])) == 7


def test_public_files_are_answered_surely() -> None:
    found = [one for suite in public() for one in points(suite)]
    assert len(found) >= 20
    assert all(0 <= one.sure <= 1 for one in found)
    assert sum(one.sure for one in found if one.answered) / len(found) > 0.8
    assert "answers" in report(found)[1]


def test_every_bin_is_drawn() -> None:
    plot = drawn([(0.6, 0.7, 20), (0.95, 1.0, 30)])
    assert plot.count("<circle") == 2
    assert "50 questions" in plot


def test_the_stored_plot_is_one_of_many_questions() -> None:
    told = re.search(r"(\d+) questions</title>\n", PLOT.read_text("utf-8"))
    assert told is not None
    assert int(told[1]) > 150
