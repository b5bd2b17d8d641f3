"""A small build of the sample data, once for the product and once for hand-written SQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from sample_data.generate import build
from semantic.yaml_io import shipped_models


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a small build."""
    path = tmp_path_factory.mktemp("metrics") / "small.duckdb"
    build(path, scale=0.02, progress=lambda line: None)
    return path


@pytest.fixture(scope="session")
def door(small_file: Path) -> Parlance:
    """The shipped models on the small build."""
    return Parlance(shipped_models(), small_file)


@pytest.fixture(scope="session")
def oracle(small_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the small build: DuckDB opens one file in one configuration per process."""
    copy = shutil.copy(small_file, small_file.with_name("oracle.duckdb"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection
