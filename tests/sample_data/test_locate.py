"""Finding the sample database, and building it only when needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from sample_data import generate, locate


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own that does not exist yet."""
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths a stand-in for the real build was called with."""
    calls: list[Path] = []

    def build(path: Path, **options: object) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("built")
        calls.append(path)

    monkeypatch.setattr(generate, "build", build)
    return calls


def test_home_is_the_users_folder_when_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLANCE_HOME", raising=False)
    assert locate.data_home().is_absolute()
    assert locate.data_home().name == "parlance"


def test_builds_once(home: Path, built: list[Path]) -> None:
    lines: list[str] = []
    first = locate.ensure(lines.append)
    assert (first, built) == (home / f"sample-{locate.VERSION}.duckdb", [first])
    assert lines
    assert locate.ensure(lines.append) == first
    assert built == [first]


def test_new_version_builds_anew_and_removes_the_old(
    home: Path, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = locate.ensure(lambda line: None)
    monkeypatch.setattr(locate, "VERSION", locate.VERSION + 1)
    new = locate.ensure(lambda line: None)
    assert built == [old, new]
    assert [p.name for p in home.iterdir()] == [new.name]


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, sample_data.locate; print({'duckdb', 'numpy', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
