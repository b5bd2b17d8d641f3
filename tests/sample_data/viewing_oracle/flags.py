"""What looks wrong with what one viewer did with one video (R12, R14)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from tests.sample_data.viewing_oracle.events import Good
from tests.sample_data.viewing_oracle.pairs import exceeds, pairs, unbelievable
from tests.sample_data.viewing_oracle.sums import Part, Sums, half_up
from tests.sample_data.viewing_oracle.views import DAY

Key = tuple[str, str]
BURST_EVENTS, BURST = 5, 1_000
OPEN_SESSIONS = 2
REPEATS = 10
SPEED = 2


def _own(parts: Sequence[Part], sums: Sums) -> dict[str, bool]:
    """Flags that need nothing beyond the viewer's events of the video, in the order they are asked."""
    events = [event for p in parts for event in p.viewing.events]
    doubtful = (pair for p in parts for pair in pairs(p.viewing) if unbelievable(*pair))
    return {
        "position_exceeds_duration": any(exceeds(e.position, sums.duration) for e in events),
        # A stretch that leads behind the end is told by the flag above; the rules leave open whether by both.
        "implausible_segment": any(not exceeds(end.position, sums.duration) for _, end in doubtful),
        "no_valid_segments": not any(p.segments for p in parts),
        "completed_without_sufficient_watch": sums.completions > 0 and 2 * sums.unique < sums.duration,
        "excessive_watch_time": 10 * sums.total > 12 * sums.duration * sums.sessions,
        "very_short_watch": sums.total < 10_000,
    }


def _bursts(parts: Iterable[Part]) -> set[Key]:
    """More than five events of a session within a second: the videos they are of.

    Six events a fifth of a second apart are five each second: the sixth must come before the second is over.
    """
    sessions: dict[tuple[str, str], list[Good]] = defaultdict(list)
    for p in parts:
        sessions[p.viewing.user, p.viewing.session] += p.viewing.events
    found: set[Key] = set()
    for events in sessions.values():
        events.sort(key=lambda event: event.at)
        for i in range(BURST_EVENTS, len(events)):
            window = events[i - BURST_EVENTS : i + 1]
            if window[-1].at - window[0].at < BURST:
                found |= {(e.user, e.video) for e in window}
    return found


def _crowds(parts: Iterable[Part]) -> set[Key]:
    """Sessions of a viewer that are open while two others are: what they watched."""
    spans: dict[str, dict[str, list[Good]]] = defaultdict(lambda: defaultdict(list))
    for p in parts:
        spans[p.viewing.user][p.viewing.session] += p.viewing.events
    found: set[Key] = set()
    for user, sessions in spans.items():
        times = {name: (min(e.at for e in ev), max(e.at for e in ev)) for name, ev in sessions.items()}
        for moment in {begin for begin, _ in times.values()}:
            at_once = [name for name, (begin, end) in times.items() if begin <= moment <= end]
            if len(at_once) > OPEN_SESSIONS:
                found |= {(user, e.video) for name in at_once for e in sessions[name]}
    return found


def _endless(parts: Iterable[Part]) -> set[Key]:
    """More than a day of watching on one day, by the day on which a stretch began."""
    days: dict[tuple[str, int], int] = Counter()
    seen: dict[tuple[str, int], set[Key]] = defaultdict(set)
    for p in parts:
        for s in p.segments:
            day = p.viewing.user, s.opened.at // DAY
            days[day] += s.watched
            seen[day].add((p.viewing.user, p.viewing.video))
    return {key for day, watched in days.items() if watched > DAY for key in seen[day]}


def _second(ms: int) -> int:
    return (ms + 500) // 1000


def _repeated(parts: Sequence[Part]) -> bool:
    """The same stretch too often; the rules leave open how exactly the same, here to the nearest second."""
    segments = [s for p in parts for s in p.segments]
    played = Counter((_second(s.opened.position), _second(s.closed.position)) for s in segments)
    return max(played.values(), default=0) > REPEATS


def _too_fast(parts: Sequence[Part]) -> bool:
    """Faster than double speed over all stretches, to the nearest tenth since clocks are not exact."""
    segments = [s for p in parts for s in p.segments]
    watched, took = sum(s.watched for s in segments), sum(s.took for s in segments)
    return watched > 0 and (took == 0 or half_up(Fraction(10 * watched, took)) > 10 * SPEED)


def flags(parts: Mapping[Key, Sequence[Part]], sums: Mapping[Key, Sums]) -> dict[Key, tuple[str, ...]]:
    """All flags that hold for each viewer and video, the one to show first."""
    everything = [p for group in parts.values() for p in group]
    bursts, crowds, endless = _bursts(everything), _crowds(everything), _endless(everything)
    found = {}
    for key, group in parts.items():
        signals = _own(group, sums[key]) | {
            "event_burst": key in bursts,
            "overlapping_sessions": key in crowds,
            "impossible_daily_watch": key in endless,
            "repeated_interval": _repeated(group),
            "implausible_speed": _too_fast(group),
        }
        found[key] = tuple(flag for flag, holds in signals.items() if holds) or ("ok",)
    return found
