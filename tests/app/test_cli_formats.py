"""parlance import and parlance export: files in, files out, losses told, one line for a mistake."""

import json
from pathlib import Path

import pytest
import yaml

from semantic.formats import formats
from semantic.yaml_io import load
from tests.app.commands import complaint, reply, run

FORMATS = Path(__file__).parents[1] / "semantic/formats"
TPCDS = FORMATS / "ossie/apache/tpcds_semantic_model.yaml"
PROJECT = FORMATS / "dbt/project"


def test_an_ossie_model_comes_back_unchanged(tmp_path: Path) -> None:
    told = reply("import", TPCDS, "--format", "ossie", "--out", tmp_path / "model")
    assert told["status"] == "done"
    assert told["metrics"][0] == "total_sales"
    assert {"code", "severity", "path", "message", "hint"} == set(told["losses"][0])
    out = tmp_path / "out.yaml"
    written = reply("export", tmp_path / "model", "--format", "ossie", "--out", out)
    assert written == {"status": "done", "files": [str(out)], "losses": []}
    assert yaml.safe_load(out.read_text()) == yaml.safe_load(TPCDS.read_text())


def test_a_dbt_project_is_imported_checked_and_exported(tmp_path: Path) -> None:
    done = run("import", PROJECT, "--format", "dbt", "--out", tmp_path / "model")
    assert done.returncode == 0
    assert "dbt-saved-query saved_queries/monthly" in done.stdout
    assert run("check", tmp_path / "model").returncode == 0
    assert load(tmp_path / "model").name == "canteen"
    folder = tmp_path / "target"
    folder.mkdir()
    reply("export", tmp_path / "model", "--format", "dbt", "--version", "manifest", "--out", folder)
    manifest = json.loads((folder / "semantic_manifest.json").read_text())
    assert len(manifest["metrics"]) == 34  # and one that a measure makes
    again = reply("import", folder / "semantic_manifest.json", "--format", "dbt", "--out", tmp_path / "again")
    assert [loss for loss in again["losses"] if loss["severity"] == "error"] == []
    assert load(tmp_path / "again") == load(tmp_path / "model")


def test_without_a_file_the_text_is_on_stdout_and_the_losses_on_stderr() -> None:
    done = run("export", "--format", "ossie", "--version", "0.1.1")
    assert done.returncode == 0
    assert yaml.safe_load(done.stdout)["version"] == "0.1.1"
    assert "ossie-metric" in done.stderr
    told = reply("export", "--format", "ossie")
    assert yaml.safe_load(told["texts"]["ossie.yaml"])["version"] == "0.2.0.dev0"
    assert told["files"] == []


def test_a_folder_in_use_is_only_replaced_when_told(tmp_path: Path) -> None:
    reply("import", TPCDS, "--format", "ossie", "--out", tmp_path)
    assert "is not empty" in complaint("import", TPCDS, "--format", "ossie", "--out", tmp_path)
    reply("import", TPCDS, "--format", "ossie", "--out", tmp_path, "--force")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", TPCDS, "--format", "nonsense", "--out", "{tmp}/o"), "unknown format nonsense"),
        (("import", TPCDS, "--format", "jsonschema", "--out", "{tmp}/o"), "can only be exported"),
        (("import", "{tmp}/none.yaml", "--format", "ossie", "--out", "{tmp}/o"), "there is no file"),
        (("import", "{tmp}", "--format", "dbt", "--out", "{tmp}/o"), "holds no file for dbt"),
        (("import", PROJECT, "--format", "ossie", "--out", "{tmp}/o"), "an Ossie model is one file"),
        (("import", TPCDS, "--format", "dbt", "--out", "{tmp}/o"), "No semantic model of dbt"),
        (("import", __file__, "--format", "ossie", "--out", "{tmp}/o"), "Not readable"),
        (("import", TPCDS, "--format", "ossie", "--out", __file__), "is a file, not a folder"),
        (("import", TPCDS, "--format", "ossie"), "--out"),
        (("export", "--format", "nonsense"), "unknown format nonsense"),
        (("export", "{tmp}/none", "--format", "ossie"), "there is no model"),
        (("export", "--format", "ossie", "--version", "9"), "not written in 9"),
    ],
)
def test_a_mistake_is_one_clear_line(tmp_path: Path, words: tuple[str | Path, ...], told: str) -> None:
    assert told in complaint(*(str(word).replace("{tmp}", str(tmp_path)) for word in words))


def test_every_format_is_found() -> None:
    assert {"ossie", "dbt", "jsonschema"} <= set(formats())
    assert "parts" not in formats()
