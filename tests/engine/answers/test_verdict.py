"""Better or worse is said by what the model wants, and only of like against like."""

from dataclasses import replace
from datetime import datetime

import pytest

from engine.answers.figures import Known
from engine.answers.finding import Finding
from engine.answers.sentences.change import compared, judged
from engine.types.clock import Bounds
from engine.types.result import ResultTable
from semantic.metrics import Direction
from tests.engine.answers.made import APRIL, MAY, VIEWS, VIEWS_BEFORE, plan

JUNE = datetime(2026, 6, 30, 9)


def finding(now: float, then: float, wanted: Direction) -> Finding:
    asked = plan(VIEWS, VIEWS_BEFORE, bounds=MAY, before=APRIL)
    table = ResultTable(tuple(one.name for one in asked.columns), ((now, then),))
    return Finding(asked, table, now=JUNE, known={"views": Known(direction=wanted)})


def said(found: Finding) -> tuple[str, tuple[str, str]]:
    row, column = found.table.rows[0], found.mains[0]
    return compared(found, row, column), judged(found, row, column)


@pytest.mark.parametrize(
    ("now", "then", "wanted", "end", "sign"),
    [
        (12, 10, "up", ", which is better", ("▲", "better")),
        (12, 10, "down", ", which is worse", ("▲", "worse")),
        (8, 10, "down", ", which is better", ("▼", "better")),
        (8, 10, "up", ", which is worse", ("▼", "worse")),
        (12, 10, "neutral", "in April 2026", ("▲", "")),
        (10, 10, "up", "in April 2026", ("", "")),
    ],
)
def test_the_wanted_direction_decides(
    now: float, then: float, wanted: Direction, end: str, sign: tuple[str, str]
) -> None:
    text, marks = said(finding(now, then, wanted))
    assert text.endswith(end)
    assert marks == sign


def test_a_month_that_runs_is_not_judged_beside_a_whole_one() -> None:
    found = finding(5, 10, "up")
    running = replace(found, now=datetime(2026, 5, 4))
    assert said(running)[1] == ("▼", "")
    like = Bounds(datetime(2026, 4, 1), datetime(2026, 4, 4))
    alike = replace(running, plan=replace(found.plan, compare_bounds=like))
    assert said(alike)[1] == ("▼", "worse")
