"""Damage on the way of events, and exactly what it takes away from the watch time that can be measured.

Events are lost, broken (and so rejected), doubled, or late. A loss takes away the stretches that touch the
lost events, except where the rules join what is left: a pause lost between two starts that agree with the
clock by two seconds, a sign of life lost between start and stop, or a pause and the start after it. What
they join is kept only as far as it was played, so that losses can be counted exactly. Left out is therefore
damage after which the rules would believe a stretch that was not played: a pause and a start lost around a
skip ahead that is short enough for the clock, or a pause lost before a skip of less than two seconds.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tests.sample_data.random_playing import DAY, Interval, Told, played
from tests.sample_data.viewing_oracle.events import STARTS, STOPS, Event

BREAKS = (
    {"position": None},
    {"position": None},
    {"position": -1},
    {"position": -10_000},
    {"user": None},
    {"user": "  "},
    {"user": "nobody"},
    {"video": ""},
    {"video": "nothing"},
    {"session": None},
    {"name": "video_seek"},
    {"name": None},
    {"at": None},
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What events that follow each other took with them: what is gone and what is still joined."""

    user: str
    video: str
    session: str
    gone: tuple[Interval, ...]
    kept: tuple[Interval, ...]

    @property
    def ms(self) -> int:
        return sum(b - a for a, b in self.gone) - sum(b - a for a, b in self.kept)


def _joined(before: Told | None, after: Told | None) -> tuple[Interval, ...]:
    """What the rules still believe between two events that were not neighbours when they were sent."""
    if before is None or after is None or before.name not in STARTS:
        return ()
    far, long = after.position - before.position, after.at - before.at
    believed = far <= 2 * long + 5_000 if after.name in STOPS else abs(far - long) <= 2_000
    return ((before.position, after.position),) if far > 0 and believed else ()


def _within(intervals: Iterable[Interval], all_of: Iterable[Interval]) -> bool:
    """Whether each interval lies in the union of others."""
    for start, end in intervals:
        for a, b in sorted(all_of):
            start = max(start, b) if a <= start else start
        if start < end:
            return False
    return True


def _loss(told: list[Told], first: int, last: int) -> Loss:
    """What the loss of the events from first to last takes away when those around them arrive."""
    before = told[first - 1] if first else None
    after = told[last + 1] if last + 1 < len(told) else None
    around = told[max(0, first - 1) : last + 2]
    gone = tuple(stretch.interval for stretch in played(around))
    return Loss(told[0].user, told[0].video, told[0].session, gone, _joined(before, after))


def damage(rng: random.Random, told: list[Told]) -> tuple[set[int], list[Loss]]:
    """Which events of a viewing do not get through, and what that takes away."""
    chosen: set[int] = set()
    for _ in range(rng.choice((1, 1, 2))):
        first = rng.choice((rng.randrange(len(told)), len(told) - 1))
        chosen |= set(range(first, min(len(told), first + rng.choice((1, 1, 1, 2, 2, 3)))))
    lost: set[int] = set()
    losses = []
    for _, run in groupby(enumerate(sorted(chosen)), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        loss = _loss(told, numbers[0], numbers[-1])
        if _within(loss.kept, loss.gone):
            lost |= set(numbers)
            losses.append(loss)
    return lost, losses


def arrivals(rng: random.Random, told: list[Told], lost: set[int]) -> Iterator[tuple[int, Event]]:
    """What comes of one viewing, and when: half of what does not get through comes broken."""
    for i, t in enumerate(told):
        event = Event(0, t.at, t.user, t.video, t.session, t.name, t.position)
        if i in lost and rng.random() < 0.5:
            continue
        if i in lost:
            event = replace(event, **rng.choice(BREAKS))
        for _ in range(rng.choice((1,) * 19 + (2,))):
            late = rng.choice((rng.randint(0, 3_000),) * 9 + (rng.randint(0, 2 * DAY),))
            yield t.at + late, event
