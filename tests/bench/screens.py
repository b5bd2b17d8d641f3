"""The first page in a browser: ours, the same pages on Streamlit's own server, and an empty page on it."""

import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.figures import Figure, percentile
from tests.bench.serving import served
from tests.e2e.browser import arguments, find

EMPTY = 'import streamlit as st\nst.chat_input("Ask")\n'
WELL = "/_stcore/health"
SETTLE_MS = 1500
BOX = '[data-testid="stChatInputTextArea"]'
WATCH = f"""new MutationObserver((_, watch) => {{
  if (!document.querySelector('{BOX}') || document.getElementById('pl-shell')) return;
  window.usable = performance.now(); watch.disconnect();
}}).observe(document, {{childList: true, subtree: true}})"""


@dataclass(frozen=True)
class Load:
    """One load of the page: bytes over the wire, first content painted, the box ready; in kB and ms."""

    kilobytes: float
    painted: float
    usable: float


def screens(rounds: int) -> list[Figure]:
    """Cold and warm loads of the three, in turn, so that a busy minute is shared by all."""
    with ExitStack() as stack:
        sites = {name: stack.enter_context(site()) for name, site in _sites(stack).items()}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find(), args=list(arguments()))
        for address in sites.values():
            _loads(browser, address)  # the first visitor of a server waits for imports; measured elsewhere
        found = [{name: _loads(browser, address) for name, address in sites.items()} for _ in range(rounds)]
        browser.close()
    return _figures(found)


def _figures(found: list[dict[str, tuple[Load, Load]]]) -> list[Figure]:
    def middle(name: str, warm: bool, part: str) -> float:
        return percentile([getattr(loads[name][warm], part) for loads in found], 50)

    stock, ours = middle("stock", False, "kilobytes"), middle("ours", False, "kilobytes")
    painted = {name: middle(name, False, "painted") for name in ("ours", "stock")}
    usable = {name: middle(name, True, "usable") for name in ("ours", "empty")}
    note = f"of {len(found)}"
    return [
        Figure("cold load of the first page", ours, "kB", "", note),
        Figure("  beside Streamlit's own server", ours / stock, "x", "under 0.5", f"{stock:.0f} kB there"),
        Figure("first content painted, cold", painted["ours"], "ms", "", note),
        Figure(
            "  beside Streamlit's own server",
            painted["ours"] / painted["stock"],
            "x",
            "under 0.6",
            f"{painted['stock']:.0f} ms there",
        ),
        Figure("box to ask in ready, cold", middle("ours", False, "usable"), "ms", "", note),
        Figure("box to ask in ready, warm", usable["ours"], "ms", "", note),
        Figure(
            "  beside an empty page",
            usable["ours"] / usable["empty"],
            "x",
            "at most 1.3",
            f"{usable['empty']:.0f} ms there",
        ),
    ]


def _loads(browser: Browser, address: str) -> tuple[Load, Load]:
    with browser.new_context(service_workers="block") as context:
        return _load(context, address), _load(context, address)


def _load(context: BrowserContext, address: str) -> Load:
    page = context.new_page()
    page.add_init_script(WATCH)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_function("window.usable > 0", timeout=30_000)
    page.wait_for_timeout(SETTLE_MS)  # what is loaded after it counts too
    painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    load = Load(sum(sizes) / 1000, page.evaluate(painted), page.evaluate("window.usable"))
    page.close()
    return load


def _sites(stack: ExitStack) -> dict[str, Callable[[], AbstractContextManager[str]]]:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "empty.py").write_text(EMPTY)
    streamlit = [sys.executable, "-m", "streamlit", "run"]
    flags = ["--server.headless=true", "--browser.serverAddress=localhost", "--server.fileWatcherType=none"]
    return {
        "ours": lambda: served(),
        "stock": lambda: served([*streamlit, str(files("app") / "main.py"), *flags, "--server.port"], WELL),
        "empty": lambda: served([*streamlit, str(folder / "empty.py"), *flags, "--server.port"], WELL),
    }
