"""Small databases made of SQL, and what the scaffold says about them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from engine.scaffold.scaffold import scaffold
from engine.warehouse.embedded import Warehouse
from semantic.model import SemanticModel

Build = Callable[[str], Warehouse]
Scaffold = Callable[[str], SemanticModel]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Opens a database made by a script."""
    opened: list[Warehouse] = []

    def made(script: str) -> Warehouse:
        path = tmp_path / f"{len(opened)}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(script)
        opened.append(Warehouse(path))
        return opened[-1]

    yield made
    for warehouse in opened:
        warehouse.close()


@pytest.fixture
def scaffolded(build: Build) -> Scaffold:
    """The model of a database made by a script."""
    return lambda script: scaffold(build(script), "made")


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own."""
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path_factory.mktemp("home")))
