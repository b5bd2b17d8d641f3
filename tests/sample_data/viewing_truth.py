"""What was truly played, summed: all of it, or less what was lost on the way."""

from collections import Counter

from tests.sample_data.random_playing import Interval, Where
from tests.sample_data.random_sessions import Sample
from tests.sample_data.viewing_oracle.flags import Key


def _true(sent: Sample, *, less_the_lost: bool) -> dict[Where, Counter[Interval]]:
    """What was played in each viewing, all of it or without what was lost on the way."""
    found: dict[Where, Counter[Interval]] = {}
    for p in sent.played:
        found.setdefault((p.user, p.video, p.session), Counter())[p.interval] += 1
    for loss in sent.losses if less_the_lost else ():
        viewing = found[loss.user, loss.video, loss.session]
        viewing.subtract(loss.gone)
        viewing.update(loss.kept)
        assert min(viewing.values()) >= 0
    return found


def watched(sent: Sample, *, less_the_lost: bool) -> dict[Where, int]:
    """Watch time of each viewing in ms."""
    return {
        viewing: sum((b - a) * times for (a, b), times in intervals.items())
        for viewing, intervals in _true(sent, less_the_lost=less_the_lost).items()
    }


def _covered(intervals: set[Interval]) -> int:
    """How long the sweep over all ends is inside at least one interval."""
    steps = [(a, 1) for a, _ in intervals] + [(b, -1) for _, b in intervals]
    total = inside = since = 0
    for at, step in sorted(steps):
        total += (at - since) * (inside > 0)
        inside, since = inside + step, at
    return total


def unique(sent: Sample, *, less_the_lost: bool) -> dict[Key, int]:
    """How much of the video each viewer saw at least once, in ms."""
    found: dict[Key, set[Interval]] = {}
    for (user, video, _), intervals in _true(sent, less_the_lost=less_the_lost).items():
        found.setdefault((user, video), set()).update(+intervals)
    return {key: _covered(intervals) for key, intervals in found.items()}
