"""What happens to the reports of the player on their way: some are never sent, lost, or broken.

A loss never joins two stretches into a longer one: where it would, nothing is lost. So what is measured is
what was watched, less every stretch of which a report is missing or broken.
"""

from typing import NamedTuple

import numpy as np

from sample_data.arrays import Bools, Floats, Ints, Random
from sample_data.clock import DAY, MINUTE, NOW, SECOND

LOST, LATE = 0.008, 0.012  # shares of events
POSITION_LOST = 0.35  # share of positions that version 4.1 of the player lost

FATES = [
    *(
        "kept",
        "position beyond the end",
        "position jumped",
        "not sent",
        "lost",
        "not arrived",
        "still running",
    ),
    *("no position", "negative position", "unknown event", "no user", "no session"),
]
KEPT, BEYOND, JUMPED, NOT_SENT, MISSING, NOT_ARRIVED, RUNNING = range(7)
NO_POSITION, NEGATIVE, UNKNOWN, NO_USER, NO_SESSION = range(7, 12)
USABLE, ABSENT = JUMPED, RUNNING  # the last of those that count, and of those that do not arrive at all


class Marks(NamedTuple):
    """The start and stop of each stretch, with all starts first. key says which viewing each belongs to."""

    stretch: Ints
    key: Ints
    ts: Ints
    is_start: Bools
    is_pause: Bools
    speaks: Bools
    position: Floats
    duration: Floats


class Damage(NamedTuple):
    """What became of each mark: fate indexes FATES, position and received are what is told in the end."""

    fate: Ints
    position: Floats
    received: Ints


def draw_damage(marks: Marks, loses_positions: Bools, rng: Random) -> Damage:
    """The fate of each mark; received is when it arrives, if it does."""
    count = len(marks.ts)
    luck, received = rng.random(count), marks.ts + travel(count, rng)
    beyond = np.round(marks.duration * rng.uniform(1.05, 1.4, count), 3)
    fate = np.select(
        [
            *(marks.ts >= NOW, ~marks.speaks, rng.random(count) < LOST, received >= NOW),
            *(rng.random(count) < 0.001, rng.random(count) < 0.0005),
            (luck < 0.002) | (loses_positions & (luck < POSITION_LOST)),
            *(luck < 0.003, (luck > 0.0035) & (luck < 0.0045)),
            *(marks.is_pause & (luck > 0.9985), marks.is_pause & (luck > 0.996) & _leaps(marks)),
        ],
        [
            *(RUNNING, NOT_SENT, MISSING, NOT_ARRIVED, NO_USER, NO_SESSION),
            *(NO_POSITION, NEGATIVE, UNKNOWN, BEYOND, JUMPED),
        ],
        KEPT,
    )
    position = np.where(fate == BEYOND, beyond, marks.position)
    position = np.where(fate == JUMPED, np.round(0.9 * marks.duration, 3), position)
    fate = _mended(marks, position, fate)
    position = np.where(fate == NO_POSITION, np.nan, np.where(fate == NEGATIVE, -1.0, position))
    return Damage(fate, position, np.where(fate <= USABLE, np.minimum(received, NOW - 1), received))


def travel(count: int, rng: Random) -> Ints:
    """Milliseconds from an event until it arrives: mostly a second, some hours."""
    time = rng.lognormal(np.log(800), 0.7, count)
    time = np.where(rng.random(count) < LATE, rng.uniform(15, 300, count) * MINUTE, time)
    return np.asarray(np.minimum(time, DAY).astype(np.int64))


def _leaps(marks: Marks) -> Bools:
    """Where a jump to nine tenths of the video, unreported, would be too fast to be believed."""
    half = len(marks.ts) // 2
    passed = np.tile(marks.ts[half:] - marks.ts[:half], 2) / SECOND
    return np.asarray(0.9 * marks.duration - np.tile(marks.position[:half], 2) > 2 * passed + 5.1)


def _mended(marks: Marks, position: Floats, fate: Ints) -> Ints:
    """The fates with nothing lost between two marks that would then pass for one stretch."""
    order, fate = np.lexsort((marks.ts, marks.key)), fate.copy()
    while True:
        place = np.flatnonzero(fate[order] <= USABLE)
        before, after = order[place[:-1]], order[place[1:]]
        fused = np.flatnonzero(_fuses(marks, position, before, after))
        if not len(fused):
            return fate
        depth = np.zeros(len(order) + 1, dtype=np.int64)
        depth[place[fused] + 1] += 1
        depth[place[fused + 1]] -= 1
        fate[order[np.cumsum(depth[:-1]) > 0]] = KEPT


def _fuses(marks: Marks, position: Floats, before: Ints, after: Ints) -> Bools:
    """Where a start and the next mark of the viewing are of two stretches, and yet look like one."""
    moved = position[after] - position[before]
    passed = (marks.ts[after] - marks.ts[before]) / SECOND
    stops = ~marks.is_start[after] & (moved < 7_201) & (moved < 2 * passed + 5.01)
    goes_on = marks.is_start[after] & (np.abs(moved - passed) < 2.01)
    same = (marks.key[after] == marks.key[before]) & (marks.stretch[after] != marks.stretch[before])
    return np.asarray(same & marks.is_start[before] & (moved > 0) & (stops | goes_on))
