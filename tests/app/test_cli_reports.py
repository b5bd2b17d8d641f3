"""`parlance check` also checks the reports beside a model, and says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from semantic.report_io import load_reports, shipped_reports
from tests.semantic.test_report import MODEL, SOUND

Out = pytest.CaptureFixture[str]


def told(capsys: Out, *words: str | Path, code: int = 0) -> dict[str, Any]:
    """The JSON object of a command run in this process."""
    assert main([*map(str, words), "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model with one sound report beside it."""
    (tmp_path / "shop.yaml").write_text(MODEL, "utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "today.yaml").write_text(SOUND, "utf-8")
    return tmp_path


def test_the_shipped_boards_are_checked(capsys: Out) -> None:
    found = told(capsys, "check")
    assert {one["name"]: one["tiles"] for one in found["reports"]} == {
        report.name: len(report.tiles) for report in load_reports(shipped_reports())
    }
    assert found["errors"] == 0


def test_a_sound_report_is_named(capsys: Out, model: Path) -> None:
    assert main(["check", str(model)]) == 0
    assert "Reports checked: shop_today; tiles: 3" in capsys.readouterr().out


def test_a_fault_of_a_report_ends_with_1(capsys: Out, model: Path) -> None:
    path = model / "reports" / "today.yaml"
    path.write_text(SOUND.replace("query: revenue\n", "query: profit\n"), "utf-8")
    found = told(capsys, "check", model, code=1)
    [issue] = [one for one in found["issues"] if one["severity"] == "error"]
    assert (issue["code"], issue["file"], issue["line"]) == ("unknown-metric", str(path), 11)
    assert (found["status"], len(found["reports"])) == ("faulty", 1)


def test_a_report_that_cannot_be_read_takes_no_coverage_away(capsys: Out, model: Path) -> None:
    (model / "reports" / "today.yaml").write_text("name: [", "utf-8")
    found = told(capsys, "check", model, "--coverage", code=1)
    assert found["reports"] == []
    assert found["coverage"]["metrics"]


def test_with_a_faulty_model_reports_are_only_read(capsys: Out, model: Path) -> None:
    (model / "shop.yaml").write_text(MODEL.replace("dataset: stock, expr", "dataset: stok, expr"), "utf-8")
    (model / "reports" / "today.yaml").write_text(
        SOUND.replace("query: revenue\n", "query: profit\n"), "utf-8"
    )
    found = told(capsys, "check", model, code=1)
    assert {one["code"] for one in found["issues"]} == {"unknown-dataset"}


def test_a_model_without_reports_says_nothing_of_them(capsys: Out, model: Path) -> None:
    (model / "reports" / "today.yaml").unlink()
    assert main(["check", str(model)]) == 0
    assert "Reports" not in capsys.readouterr().out


def test_the_schema_of_reports_is_exported(tmp_path: Path, model: Path) -> None:
    assert main(["export", str(model), "--format", "report_schema", "--out", str(tmp_path / "s.json")]) == 0
    schema = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert schema["title"] == "Parlance report"
