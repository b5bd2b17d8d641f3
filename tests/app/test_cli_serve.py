"""How the app is started: in this process, in a folder with its theme, by absolute paths."""

import os
import socket
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.commands import serve
from sample_data.locate import sample_path
from semantic.yaml_io import shipped_models

NAMES = ("PARLANCE_MODEL", "PARLANCE_SOURCE")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """What the server was started with; it is not started. The process is put back afterwards."""
    kept: dict[str, Any] = {}
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("PARLANCE_HOME", os.environ["PARLANCE_HOME"])
    monkeypatch.setattr(serve, "_open", lambda _, *named: kept.update(opened=named))
    monkeypatch.setattr(serve, "_show", lambda *_: None)
    monkeypatch.setattr(
        serve, "_serve", lambda settings: kept.update(settings=settings, cwd=Path.cwd(), env=dict(os.environ))
    )
    return kept


def test_the_theme_is_found_from_any_folder(started: dict[str, Any]) -> None:
    assert main(["demo", "--port", "8765", "--headless"]) == 0
    code = "from streamlit import config; print(config.get_option('theme.light.primaryColor'))"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=started["cwd"], env=started["env"], capture_output=True, text=True
    )
    settings = (Path(str(files("app"))).parent / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert f'primaryColor = "{shown.stdout.strip()}"' in settings
    assert started["settings"]["server.port"] == 8765
    assert started["settings"]["browser.gatherUsageStats"] is False
    assert started["settings"]["client.showErrorDetails"] == "none"


def test_paths_are_absolute(started: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample_path().parent)
    (tmp_path / "models").symlink_to(shipped_models())
    monkeypatch.setenv("PARLANCE_HOME", ".")
    assert main(["serve", "--source", f"duckdb:///{sample_path().name}", "--port", "8765"]) == 0
    source = f"duckdb:///{sample_path().resolve()}"
    assert started["opened"] == (None, source)
    assert started["env"]["PARLANCE_SOURCE"] == source
    assert started["env"]["PARLANCE_HOME"] == str(sample_path().parent.resolve())
    assert not started["env"]["PARLANCE_MODEL"]
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--model", "models", "--port", "8765"]) == 0
    assert started["env"]["PARLANCE_MODEL"] == str(tmp_path / "models")


def test_a_fault_is_said_before_anything_is_changed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serve, "_serve", lambda _: pytest.fail("it must not be served"))
    assert main(["serve", "--model", "nowhere", "--port", "8765"]) == 2
    assert capsys.readouterr().err == "parlance: there is no model at nowhere\n"
    assert Path.cwd() == tmp_path


def test_a_port_in_use_is_a_fault(started: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "is in use; choose another with --port" in capsys.readouterr().err
    assert "settings" not in started
