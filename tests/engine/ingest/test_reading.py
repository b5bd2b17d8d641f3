"""Faults of a pipeline's folder, each with file, line and code."""

import shutil
from pathlib import Path

import pytest

from engine.ingest import load_pipelines
from semantic.issues import Issue, ModelError
from tests.engine.ingest.small import FOLDER, SHOP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "orders"))


def faults(folder: Path) -> list[Issue]:
    with pytest.raises(ModelError) as caught:
        load_pipelines(folder)
    return list(caught.value.issues)


def test_steps_stand_in_the_order_in_which_they_run() -> None:
    tables = [step.table for step in SHOP.steps]
    assert tables.index("stage.sales") < tables.index("customer") < tables.index("sale")
    assert SHOP.parameters == {"large": 100.0, "priority": ("east", "north")}
    assert SHOP.stream("orders").rejects[0].reason == "no moment"


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ("key: [customer]", "keys: [customer]", "unknown-key", "keys: [customer]"),
        ("    from: [stage.sales]\n    reads: [customer]\n", "", "missing-key", "table: sale\n"),
        ("parameters: {large: 100.0", "parameters: {large: {a: 1}", "wrong-value", "large: {a: 1}"),
        ("- name: refunds", "- name: orders", "duplicate-name", "- name: orders"),
        ("- name: refunds", "- name: Refunds!", "wrong-value", "Refunds!"),
        ("- table: total", "- table: sale", "duplicate-name", "- table: sale"),
        (
            "from: [raw.orders, raw.refunds]",
            "from: [raw.orders, raw.refund]",
            "unknown-stream",
            "raw.refund]",
        ),
        ("- table: total", "- table: sums", "missing-file", "- table: sums"),
        ("streams:", "streams: [", "yaml-syntax", ""),
    ],
)
def test_a_fault_has_its_line_and_a_hint(folder: Path, old: str, new: str, code: str, marked: str) -> None:
    path = folder / "orders.yaml"
    text = path.read_text("utf-8").replace(old, new, 1)
    path.write_text(text, "utf-8")
    found = [issue for issue in faults(folder) if issue.code == code]
    assert found
    assert all(issue.place.file == str(path) and issue.hint for issue in found)
    if marked:
        lines = [number for number, line in enumerate(text.splitlines(True), 1) if marked in line]
        assert {issue.place.line for issue in found} & set(lines), (found, lines)


@pytest.mark.parametrize("sql", ["SELECT 1; SELECT 2", "DELETE FROM customer", "SELEC 1", "", "-- nothing"])
def test_a_file_that_is_no_single_select(folder: Path, sql: str) -> None:
    (folder / "total.sql").write_text(sql)
    (fault,) = faults(folder)
    assert (fault.code, fault.place.path) == ("bad-sql", "total.sql")


def test_steps_that_wait_for_each_other(folder: Path) -> None:
    path = folder / "orders.yaml"
    text = path.read_text().replace("from: [stage.sales]\n    reads: [customer]", "from: [total]")
    path.write_text(text.replace("table: total\n    from: [customer]", "table: total\n    from: [sale]"))
    (fault,) = faults(folder)
    assert fault.code == "cycle"
    assert "total" in fault.message
    assert "sale" in fault.message


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_a_pipeline(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert [fault.code for fault in faults(tmp_path / name)] == ["no-files"]


def test_all_faults_are_told_at_once(folder: Path) -> None:
    (folder / "total.sql").unlink()
    (folder / "other.yaml").write_text("pipeline: other\nparameters: {large: 5}\nstreams: [{name: orders}]\n")
    assert {fault.code for fault in faults(folder)} == {"missing-file", "duplicate-name"}
    assert {Path(fault.place.file).name for fault in faults(folder)} == {"orders.yaml", "other.yaml"}
