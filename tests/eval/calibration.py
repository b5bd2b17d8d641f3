"""How far the confidence can be trusted, on databases that nothing was learned from.

Of each question of the open databases and the public files that has an answer, and of each that got one
though it has none, the best reading is held against the oracle: it is right where its rows are the oracle's.
`python -m tests.eval.calibration --plot` draws docs/images/reliability.svg.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from engine.language.confidence import confidence
from engine.training.examples import weigh
from engine.types.result import ResultTable
from tests.eval.conventions import agrees
from tests.eval.corpus import Entry
from tests.eval.memory import ROOT
from tests.eval.reliability_plot import drawn
from tests.eval.suites import Opened, Oracle, Suite, databases, public
from tests.eval.table import table

PLOT = ROOT / "docs" / "images" / "reliability.svg"
LEARNED_LIKE = {"festival", "museum", "recycling", "theatre"}  # the training has invented such businesses too
BINS = 10
MOST_OFF = 0.03


@dataclass(frozen=True)
class Point:
    """One best reading: how sure, whether right, and whether it was given as the answer."""

    sure: float
    right: bool
    answered: bool


@dataclass(frozen=True)
class Bin:
    """Readings of about the same confidence: how sure on average, what share is right, how many."""

    sure: float
    right: float
    count: int


def points(suite: Suite) -> Iterator[Point]:
    """The best reading of each question of a suite."""
    assert not suite.held_out
    with tempfile.TemporaryDirectory() as folder:
        opened = suite.open(Path(folder))
        for entry in suite.entries:
            found = _point(entry, suite.name, opened)
            if found is not None:
                yield found
        opened[0].warehouse.close()
        opened[1].close()


def _point(entry: Entry, name: str, opened: Opened) -> Point | None:
    door, oracle = opened
    session = door.session.speaking(door.session.readers.for_question(entry.question))
    found = weigh(name, entry.question, session, partial(_is_right, entry, oracle))
    if found is None:
        return None
    answered = door.ask(entry.question).status == "answer"
    if entry.expected != "answer" and not answered:
        return None  # what must be refused, such as a time without data, may well be read right
    return Point(confidence(found.signals), found.right, answered)


def _is_right(entry: Entry, oracle: Oracle, found: ResultTable) -> bool:
    if entry.expected != "answer":
        return False
    expected = oracle.execute(entry.sql).fetchall()
    return agrees(entry.operator, found.rows, expected, entry.ordered)


def bins_of(found: Sequence[Point]) -> list[Bin]:
    """At most ten bins of equal width that hold any, the least sure first."""
    inside: dict[int, list[Point]] = {}
    for one in found:
        inside.setdefault(min(BINS - 1, int(one.sure * BINS)), []).append(one)
    return [_bin(inside[at]) for at in sorted(inside)]


def even_bins_of(found: Sequence[Point]) -> list[Bin]:
    """Ten bins with as many each, the least sure first."""
    ordered = sorted(found, key=lambda one: one.sure)
    edges = [round(len(ordered) * at / BINS) for at in range(BINS + 1)]
    parts = [ordered[first:last] for first, last in pairwise(edges)]
    return [_bin(part) for part in parts if part]


def _bin(found: Sequence[Point]) -> Bin:
    count = len(found)
    return Bin(sum(one.sure for one in found) / count, sum(one.right for one in found) / count, count)


def off_by(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far bins are off on average, each weighing what it holds."""
    return sum(abs(one.sure - one.right) * one.count for one in bins) / sum(one.count for one in bins)


def report(found: Sequence[Point]) -> list[str]:
    """The figures as lines: of all best readings, and of those that were answers."""
    rows = []
    for name, some in (("best readings", found), ("answers", [one for one in found if one.answered])):
        sure = sum(one.sure for one in some) / len(some)
        right = sum(one.right for one in some) / len(some)
        rows.append(
            {
                "of": name,
                "questions": len(some),
                "sure on average": f"{sure:.3f}",
                "right": f"{right:.3f}",
                "calibration error": f"{100 * off_by(bins_of(some)):.1f} points",
                "in even bins": f"{100 * off_by(even_bins_of(some)):.1f} points",
            }
        )
    return ["Confidence, on databases that nothing was learned from", table(rows)]


def measured() -> list[Point]:
    """The points of all open databases and public files that no domain of the training is like."""
    suites = [
        suite for suite in (*databases(), *public()) if not suite.held_out and suite.name not in LEARNED_LIKE
    ]
    return [one for suite in suites for one in points(suite)]


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures; with --plot also draw them."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.calibration", description=__doc__)
    parser.add_argument("--plot", action="store_true", help=f"write {PLOT.name}")
    arguments = parser.parse_args(words)
    found = measured()
    print("\n".join(report(found)))
    for one in even_bins_of(found):
        print(f"  {one.count:4} about {one.sure:.3f} sure, {one.right:.3f} right")
    if arguments.plot:
        bins = [(one.sure, one.right, one.count) for one in even_bins_of(found)]
        PLOT.write_text(drawn(bins), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
