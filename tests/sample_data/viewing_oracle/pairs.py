"""What lies between one event of a viewing and the next: watching (R4 to R6) or a skip (R8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.sample_data.viewing_oracle.events import STOPS, Good, Viewing

LONGEST = 7_200_000
CLOCK_SLACK = 5_000
CONTINUES = 2_000
FORWARD = 5_000
BACKWARD = -2_000
REPLAY_START = 2_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of video that was watched."""

    opened: Good
    closed: Good

    @property
    def watched(self) -> int:
        return self.closed.position - self.opened.position

    @property
    def took(self) -> int:
        return self.closed.at - self.opened.at


def pairs(viewing: Viewing) -> Iterator[tuple[Good, Good]]:
    """Each event with the one before it."""
    return zip(viewing.events, viewing.events[1:], strict=False)


def exceeds(position: int, duration: int) -> bool:
    """Whether a position lies further behind the end than R4 allows."""
    return 100 * position > 101 * duration


def continues(before: Good, event: Good) -> bool:
    """R5: a start after a start where position and clock went on together, so that playback never stopped."""
    apart = (event.position - before.position) - (event.at - before.at)
    return before.is_start and event.is_start and abs(apart) <= CONTINUES


def unbelievable(before: Good, event: Good) -> bool:
    """A stretch from start to stop that is longer, or faster, than R4 believes, wherever it ends."""
    if not (before.is_start and event.name in STOPS):
        return False
    far = event.position - before.position
    return far >= LONGEST or far > 2 * (event.at - before.at) + CLOCK_SLACK


def segment(before: Good, event: Good, duration: int) -> Segment | None:
    """What was watched between two events that follow each other; R5 keeps to the limits of R4."""
    closes = before.is_start and event.name in STOPS and not unbelievable(before, event)
    within = 0 < event.position - before.position < LONGEST and not exceeds(event.position, duration)
    return Segment(before, event) if within and (closes or continues(before, event)) else None


def skip(before: Good, event: Good) -> int:
    """R8: 1 for a skip forward, -1 for one back, 0 for none."""
    if not event.is_start or continues(before, event):
        return 0
    if before.name == "video_ended" and event.position <= REPLAY_START:
        return 0
    jump = event.position - before.position
    return (jump > FORWARD) - (jump < BACKWARD)
