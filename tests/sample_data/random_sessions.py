"""10,000 random viewing sessions whose truth is known: what was played, what arrived, what got lost.

Viewers like a few videos each and come back to them; sessions overlap, pass midnight, go on with a second
video.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tests.sample_data.random_damage import Loss, arrivals, damage
from tests.sample_data.random_playing import DAY, MINUTE, Played, Player, Told, played
from tests.sample_data.viewing_oracle.events import Event

SESSIONS, USERS, VIDEOS, VIDEOS_OF_A_USER = 10_000, 400, 60, 8
BEGIN = int(datetime(2026, 1, 5, tzinfo=UTC).timestamp()) * 1000
DAMAGED = 0.3


@dataclass
class Sample:
    """Everything of one seed; `arrived` is in the order of arrival, `durations` in ms."""

    durations: dict[str, int]
    users: list[str]
    arrived: list[Event] = field(default_factory=list)
    played: list[Played] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def _begin(rng: random.Random, before: list[int]) -> int:
    """When a session begins: at some time, shortly before midnight, or while another is open."""
    day = BEGIN + rng.randrange(60) * DAY
    times = [day + rng.randrange(DAY)] * 7 + [day - rng.randint(1, 10 * MINUTE)] * 2
    return rng.choice(times + [t + rng.randint(1, 5 * MINUTE) for t in before[-1:]])


def _viewings(rng: random.Random, sample: Sample) -> Iterator[list[Told]]:
    """The viewings of all sessions; one session in ten goes on with a second video."""
    begins: dict[str, list[int]] = {user: [] for user in sample.users}
    liked = {user: rng.sample(sorted(sample.durations), VIDEOS_OF_A_USER) for user in sample.users}
    for number in range(SESSIONS):
        user, session = rng.choice(sample.users), f"s{number:05}"
        begin = _begin(rng, begins[user])
        begins[user].append(begin)
        for video in rng.sample(liked[user], rng.choice((1,) * 9 + (2,))):
            told = Player(rng, (user, video, session), begin, sample.durations[video]).play()
            begin = told[-1].at + rng.randint(1_500, 10 * MINUTE)
            yield told


def sample(seed: int) -> Sample:
    """10,000 sessions; the same seed gives the same ones."""
    rng = random.Random(seed)
    lengths = [rng.randint(15_000, rng.choice((60_000, 600_000, 3_600_000))) for _ in range(VIDEOS)]
    made = Sample(
        {f"v{i:02}": length for i, length in enumerate(lengths)}, [f"u{i:03}" for i in range(USERS)]
    )
    coming: list[tuple[int, Event]] = []
    for told in _viewings(rng, made):
        lost, losses = damage(rng, told) if rng.random() < DAMAGED else (set(), [])
        made.played += played(told)
        made.losses += losses
        coming += arrivals(rng, told, lost)
    coming.sort(key=lambda pair: pair[0])
    made.arrived = [replace(event, number=i + 1) for i, (_, event) in enumerate(coming)]
    return made
