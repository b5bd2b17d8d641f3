"""The app without a browser, over the sample data."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.visiting import MAIN


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app at a visitor's first sight."""
    for name in ("MODEL", "SOURCE", "NOW"):
        monkeypatch.delenv(f"PARLANCE_{name}", raising=False)
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    return page
