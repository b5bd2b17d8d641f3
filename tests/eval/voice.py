"""How well spoken questions are read: `python -m tests.eval.voice` (--say: with what was not read exactly).

The speakers are synthetic: three voices of flite, which are made of recordings of people. What is measured is
the reading: the text that is offered must mean what the typed question means. A text is wrong where it does
not, shown with a doubt or without: only what claims no words at all is refused.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.eval.calibration import Point, bins_of, off_by
from tests.eval.machine import machine
from tests.eval.totals import wilson
from tests.eval.voice_listening import Judged, Saying, judged
from tests.eval.voice_rooms import NoFlite, Noise, Voice, ensure_flite

QUESTIONS = Path(__file__).parent / "spoken.yaml"
VOICES = ("slt", "rms", "awb")
SEED = 20261122
QUIET, NOISY = Noise(), Noise("white", 15.0)
BARS = {QUIET: 0.9, NOISY: 0.6}
REFUSED = 0.95  # of what is not read exactly


def sayings(questions: Sequence[str]) -> list[Saying]:
    """Each question by each voice in each room."""
    return [
        Saying(question, Voice(name), noise, SEED + place)
        for place, question in enumerate(questions)
        for name in VOICES
        for noise in BARS
    ]


def report(found: Sequence[Judged]) -> list[str]:
    """The figures as lines."""
    rooms = {noise: [one for one in found if one.saying.noise == noise] for noise in BARS}
    lines = [line for noise, some in rooms.items() for line in _of_room(noise, some)]
    rest = [one for one in found if one.verdict != "exact"]
    refused = sum(one.verdict == "refused" for one in rest)
    lines.append(f"  refused rather than wrong: {_bar(refused, len(rest), REFUSED)}")
    return [*lines, *_unasked(found), *_reliability(found)]


def _of_room(noise: Noise, found: Sequence[Judged]) -> list[str]:
    exact = _count(found, "exact")
    doubted = [f"{_count(found, verdict, True)} of them with a doubt" for verdict in ("exact", "wrong")]
    return [
        f"  {noise}",
        f"    exact   {_bar(exact, len(found), BARS[noise])}, {doubted[0]}",
        f"    wrong   {_share(_count(found, 'wrong'), len(found))}, {doubted[1]}",
        f"    refused {_share(_count(found, 'refused'), len(found))}",
    ]


def _unasked(found: Sequence[Judged]) -> list[str]:
    """Questions that mean nothing when they are typed: no recording of them can be exact."""
    questions = dict.fromkeys(one.saying.question for one in found if not one.askable)
    return [f"  not understood when typed, so never exact: {question}" for question in questions]


def _count(found: Sequence[Judged], verdict: str, doubted: bool = False) -> int:
    return sum(one.verdict == verdict and (one.doubted or not doubted) for one in found)


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    share = part / whole if whole else 1.0
    return f"{part} of {whole}, {share:.0%} (95 % interval {low:.0%} to {high:.0%})"


def _bar(part: int, whole: int, least: float) -> str:
    within = "within" if part >= least * whole else "MISSED"
    return f"{_share(part, whole)}, bar {least:.0%} {within}"


def _reliability(found: Sequence[Judged]) -> list[str]:
    """How far the sureness of the likeliest reading can be trusted."""
    points = [Point(one.sure, one.right, one.verdict != "refused") for one in found if one.signals]
    if not points:
        return []
    bins = bins_of(points)
    head = f"  sureness of {len(points)} readings is off by {100 * off_by(bins):.1f} points (in tenths):"
    return [head, *(f"    {one.count:4} about {one.sure:.2f} sure, {one.right:.2f} right" for one in bins)]


def main() -> int:
    """Measure and print; 1 where nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--say", action="store_true", help="print what was not read exactly")
    options = parser.parse_args()
    try:
        ensure_flite()
    except NoFlite as fault:
        print(f"voice: NOT MEASURED: {fault}", file=sys.stderr)
        return 1
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    print(f"Voice (synthetic speakers {', '.join(VOICES)}, {len(questions)} questions)")
    print(f"  {machine()}")
    found = judged(sayings(questions))
    for one in found:
        if options.say and one.verdict != "exact":
            print(f"  {one.verdict} ({one.sure:.2f}) {one.saying.voice.name} {one.saying.noise}: "
                  f"{one.saying.question}")  # fmt: skip
    print("\n".join(report(found)))
    pace = sum(one.seconds for one in found) / sum(one.spoken for one in found)
    print(f"  processor time {pace:.2f} s for a second of speech")
    return 0


if __name__ == "__main__":
    sys.exit(main())
