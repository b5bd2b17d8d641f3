"""A store of a test's own."""

from pathlib import Path

import pytest

from app.store.opening import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'app.sqlite'}")
