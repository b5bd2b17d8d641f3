"""What every test may use: the sample database, the door to it, and a browser."""

import os
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from engine import Parlance
from sample_data.locate import ensure, sample_path
from semantic.yaml_io import shipped_models

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
# Where tests use the browser.
BROWSER = ("tests/e2e/", "tests/semantic/formats/dictionary/test_page_in_browser.py")
# What goes to one worker beside files, the longest first: browsers would slow each other, and what many files
# share takes long to make.
TOGETHER = {"browser": BROWSER, "sample data": ("tests/sample_data/",)}
os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))

# A slow or busy machine fails no property test.
settings.register_profile("parlance", deadline=None, print_blob=True)
settings.load_profile("parlance")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--whole`: all cases of the tests marked `sliced`."""
    parser.addoption("--whole", action="store_true", help="run all cases of tests that are long")


def pytest_configure(config: pytest.Config) -> None:
    """Build the sample data in the one process that all workers wait for."""
    if not hasattr(config, "workerinput"):
        ensure(lambda line: print(line, flush=True))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "LoadScopeScheduling":
    """A file goes to one worker as a whole: what its tests share is made once, not once a worker."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _together(nodeid) or nodeid.partition("::")[0]

    return ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slice what is long. What goes to one worker takes longest, and begins first."""
    if not config.getoption("--whole"):
        left = [item for item in items if not _is_in_slice(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if _is_in_slice(item)]
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            assert item.nodeid.startswith(BROWSER), f"{item.nodeid} would be in a worker of its own"
    order = [*TOGETHER, None]
    items.sort(key=lambda item: order.index(_together(item.nodeid)))


def _together(nodeid: str) -> str | None:
    """What a test goes to a worker with, if not with its file alone."""
    return next((name for name, places in TOGETHER.items() if nodeid.startswith(places)), None)


def _is_in_slice(item: pytest.Item) -> bool:
    """Whether a case is one of those that run each time: chosen by its name, always the same."""
    mark = item.get_closest_marker("sliced")
    one_in = int(mark.args[0]) if mark else 1
    return one_in > 0 and zlib.crc32(item.name.encode()) % one_in == 0


@pytest.fixture(scope="session", autouse=True)
def _own_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the tests ask on the page is not kept among a person's own conversations."""
    os.environ["PARLANCE_STORE"] = f"sqlite:///{tmp_path_factory.mktemp('store') / 'app.sqlite'}"


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium, one for all tests; without one they fail and say what to install."""
    from playwright.sync_api import sync_playwright

    from tests.e2e.browser import NoBrowser, arguments, find

    try:
        path = find()
    except NoBrowser as fault:
        pytest.fail(str(fault), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(arguments()))
        yield browser
        browser.close()


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
