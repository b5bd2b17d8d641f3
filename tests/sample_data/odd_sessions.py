"""Sessions that no player would tell, to stand on every limit of the rules: there is no truth behind them.

Times and positions come from a few values, so that differences meet each limit exactly and just miss it on
either side; names come at random, events share a millisecond, positions lie behind the end, stretches are
played over and over, days are filled with more than a day.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.sample_data.random_playing import DAY, MINUTE, Interval, Where
from tests.sample_data.random_sessions import BEGIN
from tests.sample_data.viewing_oracle.events import STARTS, STOPS, Event

SESSIONS = 1_000
USERS = tuple(f"odd{i:03}" for i in range(250))
DURATIONS = {"short": 100_000, "middle": 1_000_000, "long": 20_000_000}
STEPS = {
    "short": (0, 0, 100, 499, 500, 1_000, 1_999, 2_000, 2_001, 3_000, 5_000, 10_000, 45_000),
    "middle": (0, 1_000, 2_000, 10_000, 60_000, 150_000, 600_000),
    "long": (10_000, 3_597_499, 3_597_500, 3_600_000, 7_200_000),
}
JUMPS = {
    "short": (
        -50_000,
        -2_001,
        -2_000,
        -1_999,
        0,
        1,
        4_999,
        5_000,
        5_001,
        5_999,
        6_000,
        12_000,
        94_999,
        95_000,
    ),
    "middle": (-500_000, -2_000, 0, 1_000, 5_001, 25_000, 25_001, 300_000, 950_000, 1_010_000),
    "long": (-7_200_000, 7_199_999, 7_200_000, 7_200_001, 3_600_000),
}
LIMITS = {
    video: (0, 0, 0, length, length * 101 // 100, length * 101 // 100 + 1)
    for video, length in DURATIONS.items()
}


def _position(rng: random.Random, video: str, before: int, step: int) -> int:
    """A position that follows another: as the clock went, about a limit of the rules, or about the end."""
    near = before + step + rng.choice((0, 0, -2_000, -2_001, 2_000, 2_001))
    fast = before + 2 * step + rng.choice((5_000, 5_001, 0))
    chosen = rng.choice(
        (near, near, near, fast, before + rng.choice(JUMPS[video]), rng.choice(LIMITS[video]))
    )
    end = LIMITS[video][-2]
    return max(0, chosen if rng.random() < 0.03 else min(chosen, end))


def _random(rng: random.Random, where: Where, at: int) -> Iterator[Event]:
    """Events of any name in any order."""
    user, video, session = where
    position = rng.choice((0, 0, rng.choice(LIMITS[video])))
    for i in range(rng.randint(1, 12)):
        names = (STARTS, STOPS)[i % 2] if rng.random() < 0.7 else STARTS + STOPS
        yield Event(0, at, user, video, session, rng.choice(names), position)
        step = rng.choice(STEPS[video])
        at += step
        position = _position(rng, video, position, step)


def _loop(where: Where, at: int, times: int, interval: Interval, speed: int) -> Iterator[Event]:
    """The same stretch of a video again and again."""
    start, end = interval
    for _ in range(times):
        yield Event(0, at, *where, STARTS[0], start)
        at += (end - start) // speed
        yield Event(0, at, *where, STOPS[0], end)
        at += 1_000


def _special() -> Iterator[Event]:
    """Viewers on the limits of what looks made up: repeats, whole days, speed."""
    for times in (10, 11):
        yield from _loop((f"loop{times}", "middle", f"loop{times}"), BEGIN, times, (0, 20_000), 1)
    # Twelve stretches of nearly two hours of video in half the time lack 24 ms of a day; more is too much.
    for rest in (24, 25):
        where = (f"day{rest}", "long", f"day{rest}")
        yield from _loop(where, BEGIN + MINUTE, 12, (0, 7_199_998), 2)
        yield from _loop(where, BEGIN + 15 * 60 * MINUTE, 1, (0, rest), 1)
    yield from _loop(("fast", "short", "fast"), BEGIN, 3, (0, 3_000), 6)
    yield from _loop(("twice", "short", "twice"), BEGIN, 3, (0, 30_000), 2)


def odd(seed: int, first: int) -> tuple[list[Event], list[str]]:
    """Events in the order of arrival, numbered from `first`, and their viewers."""
    rng = random.Random(seed)
    events: list[Event] = []
    for number in range(SESSIONS):
        where = rng.choice(USERS), rng.choice(tuple(DURATIONS)), f"odd{number:04}"
        at = BEGIN + rng.randrange(60) * DAY + rng.randrange(24 * 60) * MINUTE
        events += _random(rng, where, at)
    events += _special()
    events += rng.sample(events, len(events) // 20)
    rng.shuffle(events)
    users = sorted({event.user for event in events if event.user})
    return [replace(event, number=first + i) for i, event in enumerate(events)], users
