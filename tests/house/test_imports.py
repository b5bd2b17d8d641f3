"""Imports go one way only, and every module of the engine has its place."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
PACKAGES = ("semantic", "engine", "sample_data", "app")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts against the packages in folder."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_contracts_hold() -> None:
    checked = lint(ROOT)
    assert checked.returncode == 0, checked.stdout


def test_the_packages_and_the_engine_are_in_layers() -> None:
    packages, engine = SETTINGS["contracts"]
    assert SETTINGS["root_packages"] == list(PACKAGES)
    assert packages["layers"] == ["app", "sample_data", "engine", "semantic"]
    assert engine["containers"] == ["engine"]
    assert engine["exhaustive"] is True
    assert "exhaustive_ignores" not in engine
    assert not any("ignore_imports" in contract for contract in SETTINGS["contracts"])
    stages = "(language) | (planning) | (guard) | (warehouse) | (answers)"
    assert engine["layers"].index("(pipeline)") < engine["layers"].index(stages)


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("engine/language.py", "", "2 kept, 0 broken"),
        ("semantic/model.py", "import engine.types", "semantic is not allowed to import engine"),
        ("engine/types.py", "import sample_data", "engine is not allowed to import sample_data"),
        (
            "engine/language.py",
            "import engine.planning",
            "engine.language is not allowed to import engine.planning",
        ),
        (
            "engine/planning.py",
            "import engine.pipeline",
            "engine.planning is not allowed to import engine.pipeline",
        ),
        ("engine/surprise.py", "", "engine.surprise"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, path: str, text: str, told: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for module in ("types", "planning", "pipeline"):
        (tmp_path / f"engine/{module}.py").touch()
    (tmp_path / path).write_text(text)
    checked = lint(tmp_path)
    assert told in checked.stdout
    assert (checked.returncode == 0) is (told == "2 kept, 0 broken")
