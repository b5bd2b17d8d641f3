"""`parlance export-answer`, the Python door, and the menu: the same rows as `parlance ask` gives."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from app.commands import export_answer
from app.parts import takeaway
from app.parts.takeaway import files
from engine import Parlance
from engine.answers import exporting
from engine.answers.exporting import ExportError
from engine.answers.parcel import Parcel
from engine.types.answer import Chart
from tests.app.commands import complaint, reply, run
from tests.engine.answers.made import COUNTRY, VIEWS, plan
from tests.engine.answers.taken import parcel

QUESTION = "watch time by country last week"


def test_the_file_has_the_rows_of_the_answer(tmp_path: Path) -> None:
    told = reply("export-answer", QUESTION, "--to", tmp_path / "x.csv")
    answer = reply("ask", QUESTION)
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == answer["columns"]
    assert [(row[0] or None, float(row[1])) for row in rows] == [tuple(row) for row in answer["rows"]]
    assert (told["status"], told["kind"], told["rows"]) == ("answer", "csv", len(answer["rows"]))
    assert told["bytes"] == (tmp_path / "x.csv").stat().st_size


def test_a_question_back_is_printed_and_no_file_written(tmp_path: Path) -> None:
    told = reply("export-answer", "flurbs by country", "--to", tmp_path / "x.csv")
    assert told["status"] != "answer"
    assert told["file"] is None
    assert list(tmp_path.iterdir()) == []
    assert "flurbs" in run("export-answer", "flurbs by country", "--to", tmp_path / "x.csv").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("x", "--to", "x.docx"), 'not written as "docx"'),
        (("x", "--to", "x"), 'not written as ""'),
        (("x", "--to", "nowhere/x.csv"), "there is no folder nowhere"),
        (("x", "--to", "x.sql", "--dialect", "abc"), "unknown dialect abc"),
    ],
)
def test_what_cannot_be_written_is_one_line(words: tuple[str, ...], said: str) -> None:
    assert said in complaint("export-answer", *words)


def test_the_extra_is_named_where_a_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_is_here", lambda library: False)
    with pytest.raises(ExportError, match=r"parlance\[export\]"):
        export_answer.check_kind("xlsx")
    export_answer.check_kind("csv")


def test_the_python_door_gives_the_same_rows(parlance: Parlance, tmp_path: Path) -> None:
    answer = parlance.ask(QUESTION)
    assert answer.table is not None
    (tmp_path / "x.xlsx").write_bytes(parlance.export(answer, "xlsx"))
    rows = CalamineWorkbook.from_path(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()[4:]
    told = [(row[0] or None, row[1]) for row in rows[: len(answer.table.rows)]]
    assert told == list(answer.table.rows)
    postgres = parlance.export(answer, "sql", "postgres").decode()
    assert "-- postgres" in postgres
    with pytest.raises(ExportError, match='no dialect "abc"'):
        parlance.export(answer, "sql", "abc")


def test_the_menu_has_a_file_a_kind_and_says_what_is_cut() -> None:
    whole = parcel(plan(COUNTRY, VIEWS), ("Malta", 1), ("Peru", 2), question="views by country")
    names = [name for _, name, _, _ in files(whole, whole.finding.words)]
    assert names[0] == "views-by-country.csv"
    engines = ("duckdb", "clickhouse", "postgres", "spark")
    assert names[-4:] == [f"views-by-country.{name}.sql" for name in engines]
    assert len(set(names)) == len(names) == 11
    cut = parcel(plan(COUNTRY, VIEWS), ("Malta", 1), ("Peru", 2), truncated=True)
    assert next(files(cut, cut.finding.words))[1] == "views-by-country.first-2-rows.csv"


def test_the_file_has_the_chart_that_is_shown_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Parcel] = []

    class Listening:
        def make(self, parcel: Parcel, kind: str) -> bytes:
            made.append(parcel)
            return b""

    monkeypatch.setattr(takeaway.services, "workshop", Listening)
    taken, shown = parcel(plan(COUNTRY, VIEWS), ("Malta", 1), ("Peru", 2)), dict[str, Chart]()
    make = takeaway.maker(taken, "png", shown)
    make()
    shown["chart"] = Chart("share", "as wished")
    make()
    assert [one.chart and one.chart.kind for one in made] == ["bar", "share"]


def test_the_menu_has_no_dead_button(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_is_here", lambda library: False)
    taken = parcel(plan(COUNTRY, VIEWS), ("Malta", 1), ("Peru", 2))
    assert {kind for _, _, kind, _ in files(taken, taken.finding.words)} == {"csv", "parquet", "sql"}
