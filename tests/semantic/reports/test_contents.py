"""Nothing that a board is to show is forgotten: each thing by name, and the tile that shows it."""

from pathlib import Path
from typing import Any

import pytest

from semantic.filters import And, Compare, Condition, In
from semantic.report_io import load_reports, shipped_reports
from semantic.report_questions import question_of, shared_by
from semantic.text_periods import comparison_text, period_text
from tests.written import written_in

WRITTEN: dict[str, list[dict[str, Any]]] = written_in(Path(__file__).with_name("contents.yaml"))
REPORTS = {report.name: report for report in load_reports(shipped_reports())}
CASES = [(board, wanted) for board, listed in WRITTEN.items() for wanted in listed]


def values(condition: Condition | None) -> set[object]:
    """The values that a condition narrows to."""
    if isinstance(condition, And):
        return set().union(*map(values, condition.items))
    if isinstance(condition, In):
        return set(condition.values)
    return {condition.value} if isinstance(condition, Compare) and condition.op == "=" else set()


@pytest.mark.parametrize(("board", "wanted"), CASES, ids=[f"{board}: {one['named']}" for board, one in CASES])
def test_what_is_named_is_shown(board: str, wanted: dict[str, Any]) -> None:
    report = REPORTS[board]
    tile = report.tile(wanted["tile"])
    query = question_of(tile, shared_by(report))
    parts = (*query.metrics, *query.group_by, *query.calculations)
    assert set(wanted.get("asks", ())) <= {part.key for part in parts}
    assert set(wanted.get("drills", ())) <= set(tile.drill)
    if "asks" in wanted:
        assert (period_text(query.time.period) if query.time else "") == wanted["over"]
        assert tile.show == wanted["shown"]
    assert query.limit == wanted.get("limit", query.limit)
    assert {wanted["where"]} <= values(query.where) if "where" in wanted else True
    compared = comparison_text(query.compare_to) if query.compare_to else ""
    assert compared == wanted.get("compared", compared)


def test_every_board_is_there() -> None:
    assert REPORTS.keys() == WRITTEN.keys()
    assert len(REPORTS) == 7


def test_a_grain_that_is_missing_is_told() -> None:
    assert "no grain of ten minutes" in REPORTS["test_load"].tile("runs").description
