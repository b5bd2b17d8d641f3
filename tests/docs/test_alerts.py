"""The guide on alerts does what it says, run from top to bottom."""

from pathlib import Path

import pytest

from tests.docs.guide import blocks_of, prints
from tests.docs.running import run

GUIDE = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text("utf-8")


def test_the_guide_runs_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path / ".parlance"))
    blocks = blocks_of(GUIDE)
    commands = [block for block in blocks if block.command]
    assert len(commands) == 7
    for block, outcome in zip(blocks, run(blocks, tmp_path), strict=True):
        if block.command:
            assert outcome.code == block.exit_code, outcome.printed
            assert prints(block.printed, outcome.printed), (block.line, outcome.printed)


def test_the_message_that_is_quoted_is_the_one_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path / ".parlance"))
    run([block for block in blocks_of(GUIDE) if block.file], tmp_path)
    for minute in (2, 4):
        words = [
            "alerts",
            "--model",
            "store.yaml",
            "--source",
            "readings.csv",
            "--now",
            f"2026-03-02T10:0{minute}",
        ]
        assert main(words) == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "alert fired" in line]
    assert f"`{line}`" in GUIDE
