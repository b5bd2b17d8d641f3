"""The app without a browser, over the sample data."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.visiting import MAIN, of_the_sample_alone


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app at a visitor's first sight."""
    of_the_sample_alone(monkeypatch)
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    return page
