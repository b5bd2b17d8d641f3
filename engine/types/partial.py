"""Buckets of time that are not whole: cut by the asked period, or not over yet."""

from datetime import datetime, timedelta

from engine.types.business_time import BusinessTime
from engine.types.clock import Bounds


def partial_buckets(
    grain: str, bounds: Bounds | None, now: datetime | None, time: BusinessTime
) -> tuple[datetime, ...]:
    """The starts of the buckets that the bounds cut or that the clock lies in, in order; all in local time.

    Without bounds nothing but the clock cuts; a bucket outside of them is not named.
    """
    start, end = (bounds.start, bounds.end) if bounds else (None, None)
    found = set()
    if start is not None and time.start_of(start, grain) != start:
        found.add(time.start_of(start, grain))
    if end is not None and time.start_of(end, grain) != end:
        found.add(time.start_of(end, grain))
    if now is not None and (start is None or start <= now) and (end is None or now < end):
        found.add(time.start_of(now, grain))
    first = None if start is None else time.start_of(start, grain)
    last = None if end is None else end - timedelta(microseconds=1)
    return tuple(sorted(at for at in found if (not first or at >= first) and (not last or at <= last)))
