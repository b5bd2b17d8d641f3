"""One viewer playing one video: what happens, and what the player tells of it.

Played second by second: starts, pauses, skips while paused, speeds from 0.5 to 2, stalls, signs of life
while playing, replays. The player tells everything, so that without damage what the rules measure is what
was played. Left out is what the rules cannot know even so: two events of one viewing in the same
millisecond, whose order would be that of arrival; seeking while playing without a pause; a stretch of two
hours or more.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.sample_data.viewing_oracle.events import STARTS

MINUTE, DAY = 60_000, 86_400_000
SPEEDS = (100, 100, 100, 100, 100, 50, 105, 125, 150, 200)  # hundredths

Interval = tuple[int, int]
Where = tuple[str, str, str]  # viewer, video, session


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the player sent it, all of it; ms since 1970 and ms of the video."""

    at: int
    user: str
    video: str
    session: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Played:
    """A stretch that was truly played, from one event to the next, and when it began and stopped."""

    user: str
    video: str
    session: str
    interval: Interval
    began: int
    stopped: int


class Player:
    """One viewer playing one video in one session."""

    def __init__(self, rng: random.Random, where: Where, begin: int, duration: int) -> None:
        self.rng, self.where, self.clock, self.duration = rng, where, begin, duration
        self.position = rng.choice((0, 0, 0, rng.randrange(duration * 9 // 10)))
        self.hasty = rng.random() < 0.03
        self.told: list[Told] = []

    def _tell(self, name: str) -> None:
        self.told.append(Told(self.clock, *self.where, name, self.position))

    def _span(self) -> int:
        """A time in ms: within a second, of seconds, or of minutes; of a hasty viewer always short."""
        if self.hasty:
            return self.rng.randint(40, 400)
        return self.rng.choice(
            (self.rng.randint(40, 900), self.rng.randint(1_000, 60_000), self.rng.randint(1_000, 900_000))
        )

    def _run(self, span: int, speed: int) -> None:
        """Play for a time, to the end of the video at most; now and then it stalls on the way."""
        runs = min(span * speed // 100, self.duration - self.position)
        self.position += runs
        self.clock += span + (self.rng.randint(1, 20_000) if self.rng.random() < 0.1 else 0)

    def _stretch(self) -> None:
        """From a start to a pause or the end, perhaps with signs of life that agree with the clock."""
        speed = self.rng.choice(SPEEDS)
        for _ in range(self.rng.choice((0, 0, 0, 1, 2))):
            before = self.clock, self.position
            self._run(self.rng.choice((self._span(), self.rng.randint(500, 15_000))), speed)
            if abs(self.position - before[1] - (self.clock - before[0])) > 2_000:
                break
            self._tell(self.rng.choice(STARTS))
        self._run(self._span(), speed)
        ended = self.position == self.duration or self.rng.random() < 0.1
        self._tell("video_ended" if ended else "video_pause")

    def _skip(self) -> None:
        """Where playing goes on after a stop."""
        near = self.position + self.rng.randint(-8_000, 12_000)
        anywhere = self.rng.randrange(self.duration)
        chosen = self.rng.choice((self.position,) * 4 + (near, anywhere, self.rng.randint(0, 3_000)))
        self.position = max(0, min(chosen, self.duration - 1))

    def play(self) -> list[Told]:
        """All events of one to six stretches."""
        self._tell(self.rng.choice(("video_play",) * 6 + ("video_resume",)))
        self._stretch()
        for _ in range(self.rng.choice((0, 0, 1, 1, 2, 3, 5))):
            self.clock += self._span() if self.rng.random() < 0.95 else self.rng.randint(MINUTE, DAY // 4)
            self._skip()
            self._tell(self.rng.choice(("video_resume",) * 4 + ("video_play",)))
            self._stretch()
        return self.told


def played(told: list[Told]) -> Iterator[Played]:
    """What was played between the events of one viewing."""
    for a, b in pairwise(told):
        if a.name in STARTS:
            yield Played(a.user, a.video, a.session, (a.position, b.position), a.at, b.at)
