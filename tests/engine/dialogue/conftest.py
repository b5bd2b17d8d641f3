"""The doors that conversations are held at: the bakery of the language tests, and the shipped models."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance

BAKERY = Path(__file__).parents[1] / "language" / "bakery.yaml"


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """The bakery's model on its data."""
    path = tmp_path_factory.mktemp("dialogue") / "bakery.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(BAKERY.with_suffix(".sql").read_text("utf-8"))
    return Parlance(BAKERY, path)


@pytest.fixture(scope="session")
def doors(bakery: Parlance, parlance: Parlance) -> dict[str, Parlance]:
    """The doors by the name that the corpus calls them."""
    return {"bakery": bakery, "shipped": parlance}
