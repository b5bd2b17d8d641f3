"""The invented shop of tests/sql."""

from pathlib import Path

import pytest
import yaml

from semantic.catalog import Catalog
from semantic.model import SemanticModel

SHOP = Path(__file__).parents[2] / "sql" / "shop.yaml"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(SemanticModel.model_validate(yaml.safe_load(SHOP.read_text())))
