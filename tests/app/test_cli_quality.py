"""`parlance quality`: its exit codes, its reply, and what it refuses."""

import json
from pathlib import Path

import duckdb
import pytest

from app.cli import main
from tests.app.commands import complaint, reply

MODEL = """\
semantic_model: {name: shop}
datasets:
  - {name: orders, table: orders, primary_key: [id], fields: [{name: state}, {name: mail, personal: true}]}
checks:
  - {name: states, dataset: orders, type: not_null, columns: [state], severity: SEVERITY}
  - {name: mails, dataset: orders, type: pattern, column: mail, regex: "@", warn: above 0}
"""


@pytest.fixture
def shop(tmp_path: Path) -> tuple[str, ...]:
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as connection:
        connection.execute(
            "CREATE TABLE orders AS FROM (VALUES (1, 'a', 'x'), (2, NULL, 'y@z')) AS t(id, state, mail)"
        )
    (tmp_path / "model.yaml").write_text(MODEL.replace("SEVERITY", "critical"))
    return ("--model", str(tmp_path / "model.yaml"), "--source", str(tmp_path / "shop.duckdb"))


def test_the_reply(shop: tuple[str, ...]) -> None:
    found = reply("quality", *shop, "--now", "2026-06-30T09:00", code=1)
    assert (found["status"], found["now"]) == ("failed", "2026-06-30T09:00:00")
    assert found["counts"] == {"pass": 0, "warn": 1, "fail": 1, "error": 0}
    states, mails = found["checks"]
    assert (states["status"], states["failing"], states["rows"], states["value"]) == ("fail", 1, 2, 1)
    assert states["examples"] == [{"id": 2, "state": None}]
    assert (mails["status"], mails["examples"], mails["withheld"]) == ("warn", [{"id": 1}], ["mail"])
    assert set(found["checks"][0]) == {
        *("name", "dataset", "type", "columns", "dimension", "severity", "owner", "status", "value", "unit"),
        *("rows", "failing", "message", "examples", "withheld", "ms"),
    }


@pytest.mark.parametrize(("severity", "code"), [("critical", 1), ("warning", 0), ("info", 0)])
def test_only_critical_checks_end_with_1(
    shop: tuple[str, ...], severity: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shop[1])
    path.write_text(MODEL.replace("SEVERITY", severity))
    assert main(["quality", *shop]) == code
    assert capsys.readouterr().out.splitlines()[1].startswith("fail")


def test_a_check_that_cannot_be_done_ends_with_1(shop: tuple[str, ...]) -> None:
    path = Path(shop[1])
    path.write_text(MODEL.replace("SEVERITY", "critical").replace("columns: [state]", "columns: [gone]"))
    found = reply("quality", *shop, code=1)
    assert found["counts"]["error"] == 1


def test_checks_are_chosen(shop: tuple[str, ...]) -> None:
    found = reply("quality", *shop, "--check", "mails", "--examples", "0")
    assert [one["name"] for one in found["checks"]] == ["mails"]
    assert found["checks"][0]["examples"] == []


def test_outcomes_are_added_run_by_run(shop: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "log.duckdb"
    for now in ("2026-06-30T09:00", "2026-06-30T11:00+01:00"):
        reply("quality", *shop, "--into", path, "--now", now, code=1)
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute("SELECT check_id, CAST(run_at AS VARCHAR), status FROM dq_check").fetchall()
    assert rows == [
        (1, "2026-06-30 09:00:00", "fail"),
        (2, "2026-06-30 09:00:00", "warn"),
        (3, "2026-06-30 10:00:00", "fail"),
        (4, "2026-06-30 10:00:00", "warn"),
    ]


def test_what_cannot_be_done_is_one_line(shop: tuple[str, ...], tmp_path: Path) -> None:
    assert "--model" in complaint("quality", "--source", shop[3])
    assert "no check nothing" in complaint("quality", *shop, "--check", "nothing")
    assert "no dataset nothing" in complaint("quality", *shop, "--dataset", "nothing")
    assert "no model" in complaint("quality", "--model", tmp_path / "none")
    (tmp_path / "bare.yaml").write_text(MODEL.partition("checks:")[0])
    assert "declares no" in complaint("quality", "--model", tmp_path / "bare.yaml", *shop[2:])
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE dq_check (x INTEGER)")
    lines = json.dumps(complaint("quality", *shop, "--into", other))
    assert "other.duckdb does not take the outcomes" in lines
