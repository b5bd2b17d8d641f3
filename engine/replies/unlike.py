"""A period that still runs, held against a whole one: the answer says so, and asks for like with like."""

from datetime import datetime

from engine.planning.comparison import compared
from engine.types.clock import Bounds
from engine.types.plan import Plan
from semantic.periods import LastYear, OtherPeriod, PreviousPeriod
from semantic.query import LogicalQuery

_ALIKE: tuple[LastYear | PreviousPeriod, ...] = (LastYear(), PreviousPeriod())


def like_with_like(plan: Plan, now: datetime) -> LogicalQuery | None:
    """The same comparison with as much of the other period as has passed at `now` of the asked one.

    None where both are over, and where no such comparison begins when the other period does.
    """
    query = plan.query
    if query.time is None or not isinstance(query.compare_to, OtherPeriod):
        return None
    if not plan.bounds or not plan.compare_bounds:
        return None
    asked, other = plan.time.utc_bounds(plan.bounds), plan.time.utc_bounds(plan.compare_bounds)
    if not _is_longer(other, asked, now):
        return None
    for how in _ALIKE:
        found = compared(query.time.period, asked, now, isinstance(how, PreviousPeriod), plan.time)
        if isinstance(found, Bounds) and found.start == other.start:
            return query.model_copy(update={"compare_to": how})
    return None


def _is_longer(other: Bounds, asked: Bounds, now: datetime) -> bool:
    """Whether the other period is over and longer than what has passed of the asked one, which runs."""
    if asked.start is None or other.start is None or other.end is None:
        return False
    runs = asked.start <= now and (asked.end is None or now <= asked.end)
    return runs and other.end <= now and other.end - other.start > now - asked.start
