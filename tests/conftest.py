"""What every test may use: the sample database and the door to it. Built once, before workers start."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from engine import Parlance
from sample_data.locate import ensure, sample_path
from semantic.yaml_io import shipped_models

ROOT = Path(__file__).parent.parent
os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))

# A slow or busy machine fails no property test.
settings.register_profile("parlance", deadline=None, print_blob=True)
settings.load_profile("parlance")


def pytest_configure(config: pytest.Config) -> None:
    """Build the sample data in the one process that all workers wait for."""
    if not hasattr(config, "workerinput"):
        ensure(lambda line: print(line, flush=True))


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample database, for oracles.

    DuckDB opens one file in one configuration per process, and the product holds the original.
    """
    return Path(shutil.copy(sample_path(), tmp_path_factory.mktemp("oracle") / "sample.duckdb"))


@pytest.fixture(scope="session")
def parlance() -> Parlance:
    """The shipped models on the sample data."""
    return Parlance(shipped_models(), sample_path())
