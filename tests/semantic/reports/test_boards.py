"""The shipped boards: sound, without gaps, and every tile gives rows, also its trend and each step down."""

import pytest

from engine import Parlance
from engine.pipeline import Planned, prepare
from engine.types.answer import Answer
from semantic.report import Report, Tile
from semantic.report_check import checked_reports
from semantic.report_io import load_reports, reports_beside, shipped_reports
from semantic.report_questions import drilled, question_of, shared_by, trend_of
from semantic.yaml_io import shipped_models

REPORTS = load_reports(shipped_reports())
TILES = [(report, tile) for report in REPORTS for tile in report.tiles]
NAMES = [f"{report.name}-{tile.name}" for report, tile in TILES]
STEPS = [(report, tile, step) for report, tile in TILES for step in tile.drill]
# Where nothing came in the week before there is nothing to compare with, and the answer says so.
WITHOUT_A_PARTNER = {"success", "ptff", "fps"}


def answered(query: object, parlance: Parlance) -> Answer:
    """The answer with at least one row that has a number."""
    answer = parlance.query(query)  # type: ignore[arg-type]
    assert answer.status == "answer", answer.reason
    assert answer.table is not None
    assert not answer.table.truncated
    return answer


def test_they_belong_to_the_shipped_models() -> None:
    assert reports_beside(shipped_models()) == shipped_reports()


def test_they_are_sound(parlance: Parlance) -> None:
    found, issues = checked_reports(shipped_reports(), parlance.model)
    assert [str(issue) for issue in issues] == []
    assert len(found) == 7


@pytest.mark.parametrize(("report", "tile"), TILES, ids=NAMES)
def test_a_tile_passes_the_guard_and_gives_rows(report: Report, tile: Tile, parlance: Parlance) -> None:
    query = question_of(tile, shared_by(report))
    assert isinstance(prepare(query, parlance.session), Planned)
    answer = answered(query, parlance)
    assert answer.table is not None
    rows = answer.table.rows
    assert any(cell is not None for row in rows for cell in row[len(query.group_by) :])
    if tile.show == "number":
        assert len(rows) == 1
    if tile.name in WITHOUT_A_PARTNER and rows[0][1] is None:
        assert "with no data over" in answer.sentence


@pytest.mark.parametrize(("report", "tile"), TILES, ids=NAMES)
def test_a_tile_is_told_to_people(report: Report, tile: Tile) -> None:
    assert tile.title
    assert tile.description.endswith(".")
    assert tile.show != "auto"
    assert tile.drill


@pytest.mark.parametrize(("report", "tile"), [one for one in TILES if one[1].trend], ids=lambda one: one.name)
def test_a_trend_runs_over_the_period_of_the_report(report: Report, tile: Tile, parlance: Parlance) -> None:
    trend = trend_of(tile, shared_by(report))
    assert trend is not None
    answer = answered(trend, parlance)
    assert answer.table is not None
    assert (
        len(answer.table.rows)
        == {"hour": 24, "day": 28 if report.name == "video_engagement" else 7}[str(tile.trend)]
    )


@pytest.mark.parametrize(
    ("report", "tile", "step"), STEPS, ids=[f"{r.name}-{t.name}-{step}" for r, t, step in STEPS]
)
def test_one_can_go_down_by_each_step(report: Report, tile: Tile, step: str, parlance: Parlance) -> None:
    query = drilled(question_of(tile, shared_by(report)), step)
    answer = answered(query, parlance)
    assert answer.table is not None
    assert answer.table.rows


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_the_grid_has_no_hole(report: Report) -> None:
    taken = {
        (row, column)
        for tile in report.tiles
        for row in range(tile.position.row, tile.position.row + tile.position.height)
        for column in range(tile.position.column, tile.position.column + tile.position.width)
    }
    last = max(row for row, _ in taken)
    assert {(row, column) for row in range(1, last + 1) for column in range(1, 13)} == taken
