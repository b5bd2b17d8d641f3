"""A bicycle hire whose model says everything that a model can say."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def hire(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    source = tmp_path_factory.mktemp("hire") / "hire.duckdb"
    with duckdb.connect(str(source)) as connection:
        connection.execute((HERE / "hire.sql").read_text())
    return Parlance(HERE / "hire.yaml", source)
