"""The wheel alone, in an environment of its own and run from another folder, does what the clone does."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from engine.language.pack import languages

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "engine", "sample_data", "semantic")
QUESTIONS = {
    "de": "Aufrufe letzte Woche nach Land",
    "en": "views last week by country",
    "es": "visualizaciones de la semana pasada por país",
    "fr": "vues de la semaine dernière par pays",
    "ja": "先週の国別の視聴回数",
    "pt": "visualizações da semana passada por país",
    "zh": "上周各国家的观看次数",
}
"""One question per language, each with an answer of several rows."""


Outcome = subprocess.CompletedProcess[str]


def run(*command: str | Path, cwd: Path) -> Outcome:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(wheel: Path) -> Path:
    """The scripts of an environment that has the wheel, and the libraries of this one."""
    environment = wheel.parent / "environment"
    assert run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=wheel.parent).returncode == 0
    python = environment / "bin/python"
    install = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    installed = run(*install, cwd=wheel.parent)
    assert installed.returncode == 0, installed.stderr
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(python, "-c", asked, cwd=wheel.parent).stdout.strip())
    # A path in a .pth file is searched, but no .pth file in it is read: the clone stays out of sight.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    expected = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    assert len(expected) > 100
    assert expected - set(ZipFile(wheel).namelist()) == set()


def test_it_holds_the_packages_and_the_licence_only(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    (information,) = tops - set(PACKAGES)
    assert information.endswith(".dist-info")
    assert f"{information}/licenses/LICENSE" in names
    assert ZipFile(wheel).read("app/.streamlit/config.toml") == (ROOT / ".streamlit/config.toml").read_bytes()
    assert not [name for name in names if name.endswith((".pyc", ".duckdb", ".part"))]


def test_the_installed_packages_are_those_of_the_wheel(scripts: Path, tmp_path: Path) -> None:
    code = "import app, engine, sample_data, semantic; print(app.__file__, engine.__file__, sep='\\n')"
    told = run(scripts / "python", "-c", code, cwd=tmp_path)
    assert all(Path(line).is_relative_to(scripts.parent) for line in told.stdout.splitlines()), told.stdout


def test_it_says_what_it_can_do(scripts: Path, tmp_path: Path) -> None:
    told = run(scripts / "parlance", "--help", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    for command in ("demo", "serve", "ask", "query", "scaffold", "check"):
        assert command in told.stdout


def test_there_is_a_question_per_language() -> None:
    assert set(QUESTIONS) == set(languages())


@pytest.mark.parametrize("language", sorted(QUESTIONS))
def test_it_answers_in_each_language(scripts: Path, tmp_path: Path, language: str) -> None:
    asked = run(scripts / "parlance", "ask", QUESTIONS[language], "--lang", language, "--json", cwd=tmp_path)
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert answer["status"] == "answer", answer
    assert len(answer["rows"]) > 1
    assert list(tmp_path.iterdir()) == []


def test_it_makes_a_store_with_the_migrations_it_carries(scripts: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from app.store.opening import open_store; from app.store.tables import VERSION\n"
        "with open_store(sys.argv[1]).engine.connect() as found:\n"
        "    print(found.exec_driver_sql('SELECT version_num FROM alembic_version').scalar() == VERSION)"
    )
    made = run(scripts / "python", "-c", code, f"sqlite:///{tmp_path / 'app.sqlite'}", cwd=tmp_path)
    assert (made.stdout, made.returncode) == ("True\n", 0), made.stderr
