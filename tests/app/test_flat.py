"""A long conversation stays as quick as a short one, in processor time: a busy machine changes it little."""

import time
from statistics import median

import pytest

from app.state import LIVE
from tests.app.visiting import ask, visit

ASKED = (
    "views by country last month",
    "watch time by day last week",
    "only Germany",
    "by device",
    "views last month",
)
EARLY, LATE = range(LIVE, LIVE + 5), range(27, 32)
MOST = 1.3


@pytest.mark.slow
def test_turn_30_costs_little_more_than_turn_5() -> None:
    page, costs = visit(), list[float]()
    for turn in range(max(LATE) + 1):
        began = time.process_time()
        ask(page, ASKED[turn % len(ASKED)])
        costs.append(time.process_time() - began)
    early, late = (median(costs[turn] for turn in turns) for turns in (EARLY, LATE))
    assert late < MOST * early, [round(cost * 1000) for cost in costs]
