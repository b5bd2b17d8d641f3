"""How the app is started: in a folder with its theme, told by absolute paths where model and source are."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from sample_data.locate import sample_path
from semantic.yaml_io import shipped_models


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the child process was started with; it is not started."""
    kept: dict[str, Any] = {}

    def call(command: list[str], **parts: Any) -> int:
        kept.update(parts, command=command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return kept


def test_the_theme_is_found_from_any_folder(
    started: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--port", "8765", "--headless"]) == 0
    code = "from streamlit import config; print(config.get_option('theme.light.primaryColor'))"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=started["cwd"], env=started["env"], capture_output=True, text=True
    )
    settings = (Path(str(files("app"))).parent / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert f'primaryColor = "{shown.stdout.strip()}"' in settings
    assert started["command"][:6] == [
        sys.executable,
        "-P",
        "-m",
        "streamlit",
        "run",
        str(files("app") / "main.py"),
    ]
    flags = dict(zip(started["command"][6::2], started["command"][7::2], strict=True))
    assert flags["--server.port"] == "8765"
    assert flags["--server.headless"] == "true"
    assert flags["--browser.gatherUsageStats"] == "false"


def test_paths_are_absolute(started: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample_path().parent)
    (tmp_path / "models").symlink_to(shipped_models())
    monkeypatch.setenv("PARLANCE_HOME", ".")
    assert main(["serve", "--source", f"duckdb:///{sample_path().name}", "--port", "8765"]) == 0
    assert started["env"]["PARLANCE_SOURCE"] == f"duckdb:///{sample_path().resolve()}"
    assert started["env"]["PARLANCE_HOME"] == str(sample_path().parent.resolve())
    assert "PARLANCE_MODEL" not in started["env"]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLANCE_HOME", started["env"]["PARLANCE_HOME"])
    assert main(["serve", "--model", "models", "--port", "8765"]) == 0
    assert started["env"]["PARLANCE_MODEL"] == str(tmp_path / "models")
