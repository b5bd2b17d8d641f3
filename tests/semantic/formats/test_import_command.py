"""`parlance import` of the formats that are only read: a model that passes the check, and its losses."""

from pathlib import Path

import pytest

from semantic.yaml_io import load
from tests.app.commands import complaint, reply, run
from tests.semantic.formats.importing import imported, model_path

MODELS = [("cube", "bakery"), ("snowflake", "clinic"), ("lookml", "ferries")]


@pytest.mark.parametrize(("format_name", "name"), MODELS)
def test_the_model_is_written_and_passes_the_check(tmp_path: Path, format_name: str, name: str) -> None:
    out = tmp_path / "model"
    told = reply("import", model_path(format_name, name), "--format", format_name, "--out", out)
    found = imported(format_name, name)
    assert load(out) == found.model
    assert [one["message"] for one in told["losses"]] == [one.message for one in found.losses]
    assert run("check", out).returncode == 0


@pytest.mark.parametrize("format_name", ["cube", "snowflake", "lookml"])
def test_a_file_of_another_kind_is_one_line_and_exit_2(tmp_path: Path, format_name: str) -> None:
    path = tmp_path / "model.txt"
    path.write_text("just words")
    line = complaint("import", path, "--format", format_name, "--out", tmp_path / "model")
    assert "model.txt" in line
    assert not (tmp_path / "model").exists()
