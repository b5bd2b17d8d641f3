"""What may stand where in the tree, and how long a file and a function may be."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("app", "engine", "sample_data", "semantic")
TOP = {
    *PACKAGES,
    "pyproject.toml",
    "README.md",
    "tests",
    ".streamlit",
    "Makefile",
    "uv.lock",
    "LICENSE",
    "CHANGELOG.md",
    ".gitignore",
    ".ci",
    ".github",
    "docs",
}
FILE_LINES = 450
FUNCTION_LINES = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
LIBRARIES_IN_REACH_OF_APP = {"altair", "duckdb", "pandas", "pydantic", "sqlalchemy", "sqlglot", "streamlit"}


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def faults_of(text: str) -> list[str]:
    """What is too long in a module."""
    lines = text.count("\n")
    faults = [f"{lines} lines"] if lines > FILE_LINES else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                faults.append(f"{node.name}: {length} lines")
    return faults


def test_only_customary_names_stand_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= TOP
    assert {*PACKAGES, "tests", "uv.lock", "Makefile", "LICENSE"} <= TOP & {
        path.name for path in ROOT.iterdir()
    }


def test_files_and_functions_are_short() -> None:
    faults = {
        str(path.relative_to(ROOT)): found
        for path in sources()
        if (found := faults_of(path.read_text("utf-8")))
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1\n" * (FILE_LINES + 1), ["451 lines"]),
        ("x = 1\n" * FILE_LINES, []),
        ("async def f():\n" + "    x = 1\n" * FUNCTION_LINES, ["f: 61 lines"]),
        ("class A:\n    def f(self):\n" + "        x = 1\n" * (FUNCTION_LINES - 1), []),
    ],
)
def test_what_is_too_long_is_found(text: str, fault: list[str]) -> None:
    assert faults_of(text) == fault


def test_module_names_say_what_they_hold() -> None:
    named = {path.stem for path in sources()}
    assert len(named) > 20
    assert named & NAMES_THAT_SAY_NOTHING == set()


def test_no_module_of_the_app_hides_a_library() -> None:
    """`streamlit run app/main.py` puts app/ on the import path."""
    assert {path.stem for path in (ROOT / "app").glob("*")} & LIBRARIES_IN_REACH_OF_APP == set()
