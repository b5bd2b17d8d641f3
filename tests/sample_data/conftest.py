"""Builds of the sample data, shared by the tests that only read them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sample_data.generate import build
from sample_data.locate import sample_path

SMALL = 0.02


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a small build."""
    path = tmp_path_factory.mktemp("sample") / "small.duckdb"
    build(path, scale=SMALL, progress=lambda line: None)
    return path


@pytest.fixture(scope="session")
def small(small_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the small build."""
    with duckdb.connect(str(small_file), read_only=True) as con:
        yield con


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a copy of the build that users get."""
    path = shutil.copy(sample_path(), tmp_path_factory.mktemp("full") / "full.duckdb")
    with duckdb.connect(str(path), read_only=True) as con:
        yield con
