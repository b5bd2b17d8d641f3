"""The rows that the tables of the pipeline must have, from the rules in plain Python."""

from collections.abc import Sequence
from typing import Any

from tests.sample_data.viewing_build import Rows
from tests.sample_data.viewing_oracle.measure import Measured
from tests.sample_data.viewing_oracle.sums import Part


def _events(measured: Measured) -> Rows:
    parts = [p for group in measured.parts.values() for p in group]
    skips = dict(skip for p in parts for skip in p.skips)
    completions = {number for p in parts for number in p.completions}
    return {
        (
            *(e.number, e.at, e.user, e.video, e.session, e.name, e.position),
            *(int(e.number in measured.views), int(e.name == "video_pause")),
            *(int(skips.get(e.number) == way) for way in (1, -1)),
            int(e.number in completions),
        )
        for e in measured.events
    }


def _segments(measured: Measured) -> Rows:
    return {
        (b.number, a.at, b.at, a.user, a.video, a.session, a.position, b.position, s.watched)
        for s in measured.segments
        for a, b in [(s.opened, s.closed)]
    }


def _session(name: str, parts: Sequence[Part]) -> tuple[Any, ...]:
    times = [e.at for p in parts for e in p.viewing.events]
    watched, pauses = sum(p.watched for p in parts), sum(p.pauses for p in parts)
    skips = [sum(p.skipped(way) for p in parts) for way in (1, -1)]
    completed = int(any(p.completions for p in parts))
    return name, parts[0].viewing.user, min(times), max(times), watched, pauses, *skips, completed


def _sums(measured: Measured) -> Rows:
    return {
        (
            *(*key, s.first, s.last, s.total, s.unique, s.duration, s.furthest),
            *(s.sessions, s.completions, int(s.completions > 0), int(s.replay)),
            *(s.pauses, s.forward, s.backward, int(100 * s.score), s.tier),
            *(measured.flags[key][0], ",".join(measured.flags[key])),
        )
        for key, s in measured.sums.items()
    }


def expected(measured: Measured) -> dict[str, Rows]:
    """The rows that the tables must have."""
    return {
        "rejects": set(measured.rejects.items()),
        "events": _events(measured),
        "segments": _segments(measured),
        "sessions": {_session(name, parts) for name, parts in measured.sessions.items()},
        "sums": _sums(measured),
    }
