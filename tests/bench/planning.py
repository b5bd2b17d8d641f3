"""How long it takes from a logical query to checked SQL.

The stages are called directly, and no plan is kept. What is kept is what a running process has: the
model's own expressions, parsed when they are first needed.
"""

import time
from collections.abc import Sequence
from statistics import median

from engine import Parlance
from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.types.plan import Plan
from semantic.query import LogicalQuery
from tests.bench.figures import Figure, middle


def planning(door: Parlance, queries: Sequence[LogicalQuery], rounds: int) -> list[Figure]:
    """CPU milliseconds by query, the median of its rounds: planning with the SQL text, and the guard."""
    taken = [_taken(door, query, rounds) for query in queries]
    planned, guarded = ([one[at] for one in taken] for at in (0, 1))
    return [
        *middle("planning and SQL text, CPU", planned, "ms", p50="under 2"),
        *middle("the guard, CPU", guarded, "ms", p50="under 4"),
    ]


def _taken(door: Parlance, query: LogicalQuery, rounds: int) -> tuple[float, float]:
    planning, guarding = [], []
    for _ in range(rounds):
        start = time.thread_time()
        made = plan(query, door.catalog, door.clock)
        assert isinstance(made, Plan), made.message
        sql_text(made.tree)
        planned = time.thread_time()
        check(made, door.catalog)
        guarding.append(1000 * (time.thread_time() - planned))
        planning.append(1000 * (planned - start))
    return median(planning), median(guarding)
