"""The locks are fresh, agree with each other, and name only the public package index."""

import hashlib
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
EXPORTS = (".ci/requirements.txt", ".ci/uv.txt")
PUBLIC = {"pypi.org", "files.pythonhosted.org"}
URL = re.compile(r"\w+://[^\s\"'<>]+")
ABSOLUTE_PATH = re.compile(r"""(?:^|[\s"'=@])(?:/[\w.~-]+|[A-Za-z]:\\|\\\\\w)""", re.MULTILINE)


def faults_of(text: str) -> list[str]:
    """Whatever in a lock is no public address."""
    urls = URL.findall(text)
    hosts = [url for url in urls if urlsplit(url).hostname not in PUBLIC]
    rest = URL.sub("", text)
    return [*hosts, *re.findall(r"file:\S*", rest), *ABSOLUTE_PATH.findall(rest)]


def requirements(name: str) -> dict[tuple[str, str], set[str]]:
    """Hashes by package and version."""
    found: dict[tuple[str, str], set[str]] = {}
    for entry in (ROOT / name).read_text().replace("\\\n", " ").splitlines():
        if entry and not entry.startswith("#"):
            package = re.match(r"([\w.-]+)==([\w.+-]+)", entry)
            assert package, entry
            found[package[1], package[2]] = set(re.findall(r"--hash=(sha256:[0-9a-f]{64})", entry))
    return found


@pytest.fixture(scope="module")
def lock() -> dict[tuple[str, str], set[str]]:
    """Hashes by package and version in uv.lock."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    return {
        (package["name"], package["version"]): {
            file["hash"]
            for file in (*package.get("wheels", ()), *filter(None, [package.get("sdist")]))
            if "url" in file
        }
        for package in packages
        if "registry" in package["source"]
    }


@pytest.mark.parametrize("name", ["uv.lock", *EXPORTS])
def test_only_the_public_index_is_named(name: str) -> None:
    assert faults_of((ROOT / name).read_text()) == []


@pytest.mark.parametrize(
    "text",
    [
        'url = "https://mirror.example.com/packages/a.whl"',
        'url = "http://pypi.org.example.com/simple"',
        "a @ file:///wheels/a.whl",
        'path = "file:wheels/a.whl"',
        "-e /home/someone/project",
        '{ directory = "/opt/wheels" }',
        "--find-links=/opt/wheels",
        r'path = "C:\wheels"',
    ],
)
def test_other_places_are_found(text: str) -> None:
    assert faults_of(text) != []


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_are_as_new_as_the_lock(name: str) -> None:
    checksum = hashlib.sha256((ROOT / "uv.lock").read_bytes()).hexdigest()
    header = (ROOT / name).read_text().splitlines()[1]
    assert header == f"# uv.lock sha256: {checksum}", "run `make lock` and commit what it writes"


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_have_the_locked_hashes(name: str, lock: dict[tuple[str, str], set[str]]) -> None:
    exported = requirements(name)
    assert exported
    assert {package: lock.get(package) for package in exported} == exported


def test_the_lock_knows_what_the_project_asks_for(lock: dict[tuple[str, str], set[str]]) -> None:
    """A dependency added to pyproject.toml without `make lock` would be missing from every set-up."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        asked += [entry for entry in group if isinstance(entry, str)]
    names = {re.split(r"[^\w.-]", entry)[0].lower() for entry in asked}
    assert names - {name for name, _ in lock} == set()
    assert names - {name for name, _ in requirements(EXPORTS[0])} == set()
