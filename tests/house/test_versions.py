"""What is said in more than one place is said alike."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_the_version_is_one() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    (own,) = (package for package in locked if package["name"] == "parlance")
    assert PROJECT["project"]["version"] == own["version"] == version("parlance")


def test_the_changelog_ends_with_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1:2] in ([], [PROJECT["project"]["version"]])


def test_the_oldest_python_is_one() -> None:
    asked = PROJECT["project"]["requires-python"]
    major, minor = re.fullmatch(r">=(\d+)\.(\d+)", asked).groups()
    setup = (ROOT / ".ci/setup.sh").read_text()
    assert f"sys.version_info < ({major}, {minor})" in setup
    assert re.findall(r"python3\.(\d+)", setup.split("for name in")[1].splitlines()[0])[-1] == minor
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{major}{minor}"
    assert f"Python {major}.{minor} or newer" in (ROOT / "docs/setup.md").read_text()
    assert tomllib.loads((ROOT / "uv.lock").read_text())["requires-python"] == asked


def test_the_licence_is_one() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    licence = (ROOT / "LICENSE").read_text()
    assert "Apache License" in licence
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
