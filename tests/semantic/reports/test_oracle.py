"""Tiles of the shipped boards against SQL written by hand over the same rows."""

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine import Parlance
from semantic.report_io import load_reports, shipped_reports
from semantic.report_questions import question_of, shared_by
from tests.written import written_in

Numbers = dict[tuple[str, ...], list[float | None]]

WRITTEN: dict[str, Any] = written_in(Path(__file__).with_name("oracle.yaml"))
REPORTS = {report.name: report for report in load_reports(shipped_reports())}
CASES = [(board, tile) for board in REPORTS for tile in WRITTEN[board]]


@pytest.fixture(scope="module")
def oracle(sample_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample tables, with the periods by name."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        for macro in WRITTEN["macros"]:
            connection.execute(f"CREATE TEMP MACRO {macro}")
        yield connection


@pytest.mark.parametrize(("board", "tile"), CASES, ids=[f"{board}-{tile}" for board, tile in CASES])
def test_a_tile_shows_what_its_sql_says(
    board: str, tile: str, parlance: Parlance, oracle: duckdb.DuckDBPyConnection
) -> None:
    report = REPORTS[board]
    query = question_of(report.tile(tile), shared_by(report))
    answer = parlance.query(query)
    assert answer.status == "answer", answer.reason
    assert answer.now.startswith("2026-06-30T09:00:00")
    assert answer.table is not None
    expected = _by_group(oracle.execute(WRITTEN[board][tile]).fetchall(), len(query.group_by))
    found = _by_group(answer.table.rows, len(query.group_by))
    assert any(value is not None for numbers in expected.values() for value in numbers)
    assert found.keys() == expected.keys()
    wrong = {group: (found[group], expected[group]) for group in found if not _same(found, expected, group)}
    assert wrong == {}, "product, by hand"


def test_every_board_has_four_tiles_worked_out_by_hand() -> None:
    assert WRITTEN.keys() - {"macros"} == REPORTS.keys()
    assert all(len(WRITTEN[board]) >= 4 for board in REPORTS)


def _by_group(rows: Iterable[Sequence[Any]], groups: int) -> Numbers:
    """The numbers by the values of the first columns."""
    listed = list(rows)
    found = {tuple(map(str, row[:groups])): [_number(cell) for cell in row[groups:]] for row in listed}
    assert len(found) == len(listed), "a group stands in two rows"
    return found


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)


def _same(found: Numbers, expected: Numbers, group: tuple[str, ...]) -> bool:
    """Equal but for the order in which floating-point numbers are added."""
    if len(found[group]) != len(expected[group]):
        return False
    pairs = zip(found[group], expected[group], strict=True)
    return all(
        one is other is None
        or (one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9))
        for one, other in pairs
    )
