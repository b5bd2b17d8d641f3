"""Sums of one viewer and video, and of one session (R7, R9 to R11, R15)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.sample_data.viewing_oracle.events import Good, Viewing
from tests.sample_data.viewing_oracle.pairs import Segment, continues, pairs, segment, skip

TIERS = ((60, "High"), (30, "Medium"), (10, "Low"))


@dataclass(frozen=True, slots=True)
class Part:
    """One viewer and video in one session: its part of every sum."""

    viewing: Viewing
    segments: tuple[Segment, ...]
    skips: tuple[tuple[int, int], ...]  # number of the event and 1 forward, -1 back
    completions: tuple[int, ...]  # numbers of the events that complete the video

    @property
    def watched(self) -> int:
        return sum(s.watched for s in self.segments)

    @property
    def pauses(self) -> int:
        return sum(e.name == "video_pause" for e in self.viewing.events)

    def skipped(self, way: int) -> int:
        """Skips of one way: 1 forward, -1 back."""
        return sum(found == way for _, found in self.skips)


def completes(event: Good, duration: int) -> bool:
    """R9: the video ended, at 95 % of its duration or later."""
    return event.name == "video_ended" and 100 * event.position >= 95 * duration


def part(viewing: Viewing, duration: int) -> Part:
    """What one viewing adds."""
    found = (segment(before, event, duration) for before, event in pairs(viewing))
    skips = ((event.number, skip(before, event)) for before, event in pairs(viewing))
    return Part(
        viewing,
        tuple(s for s in found if s is not None),
        tuple((number, way) for number, way in skips if way),
        tuple(event.number for event in viewing.events if completes(event, duration)),
    )


def half_up(number: Fraction) -> int:
    """The nearest whole number; halves away from zero."""
    nearest = int(abs(number) + Fraction(1, 2))
    return nearest if number >= 0 else -nearest


def united(intervals: Iterable[tuple[int, int]]) -> int:
    """Length of the union of intervals: each millisecond of the video once."""
    total, end = 0, 0
    for start, stop in sorted(intervals):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total


@dataclass(frozen=True, slots=True)
class Sums:
    """One viewer and video; ms, shares as exact fractions of 1."""

    total: int
    unique: int
    duration: int
    furthest: int
    first: int
    last: int
    sessions: int
    completions: int
    pauses: int
    forward: int
    backward: int
    replay: bool

    @property
    def watch(self) -> Fraction:
        return Fraction(self.total, self.duration)

    @property
    def coverage(self) -> Fraction:
        return Fraction(self.unique, self.duration)

    @property
    def reach(self) -> Fraction:
        return Fraction(self.furthest, self.duration)

    @property
    def score(self) -> Fraction:
        """To the hundredth, halves away from zero, as it is shown; the tier is that of the score shown."""
        skips = self.forward + self.backward
        exact = Fraction(self.total, 60_000) + 50 * self.completions + 5 * self.sessions - 2 * skips
        return Fraction(half_up(100 * exact), 100)

    @property
    def tier(self) -> str:
        return next((tier for least, tier in TIERS if self.score >= least), "Minimal")


def _started_again(parts: Sequence[Part]) -> bool:
    """Whether a start came after the video was completed; one that goes on with running playback is none."""
    going_on = {event.number for p in parts for before, event in pairs(p.viewing) if continues(before, event)}
    ended = [(e.at, e.number) for p in parts for e in p.viewing.events if e.number in p.completions]
    starts = [e for p in parts for e in p.viewing.events if e.is_start and e.number not in going_on]
    return any((e.at, e.number) > min(ended) for e in starts) if ended else False


def sums(parts: Sequence[Part], duration: int) -> Sums:
    """All sessions of one viewer and video together."""
    events = [e for p in parts for e in p.viewing.events]
    total = sum(p.watched for p in parts)
    return Sums(
        total=total,
        unique=united((s.opened.position, s.closed.position) for p in parts for s in p.segments),
        duration=duration,
        furthest=min(duration, max(e.position for e in events)),
        first=min(e.at for e in events),
        last=max(e.at for e in events),
        sessions=len(parts),
        completions=sum(bool(p.completions) for p in parts),
        pauses=sum(p.pauses for p in parts),
        forward=sum(p.skipped(1) for p in parts),
        backward=sum(p.skipped(-1) for p in parts),
        replay=total > duration or _started_again(parts),
    )
