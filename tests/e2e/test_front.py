"""What the server gives around the pages: the first picture, deep links, installing, a network that goes."""

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.pages import PLACES
from app.texts import en
from app.web.assets import Assets
from app.web.early import early
from app.web.icons import about
from tests.e2e.asking import PHONE, WIDE, box
from tests.e2e.axe import violations
from tests.e2e.browser import arguments, find

SCRIPTS = "**/static/js/**"
LEFT_OUT = "airline_seat_individual_suite"  # an icon that nothing here shows


def place(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


BOX_LATER = ("wavesurfer.", "record.")  # what Streamlit's box loads once it stands


def is_usable(page: Page) -> None:
    """The first picture is gone, and what it stood for is there."""
    expect(box(page)).to_be_visible(timeout=30_000)
    expect(page.locator("#pl-shell")).to_have_count(0, timeout=10_000)


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "dark"), (PHONE, "light")], ids=["wide", "phone"])
def test_the_first_picture_needs_no_script_and_nothing_jumps(
    page: Page, site: str, size: tuple[int, int], scheme: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.route(SCRIPTS, lambda route: route.abort())
    page.goto(site)
    expect(page.locator("#pl-shell .pl-title")).to_have_text(en.HEADLINE)
    background = page.locator("#pl-shell").evaluate("node => getComputedStyle(node).backgroundColor")
    first = place(page, "#pl-shell .pl-title"), place(page, "#pl-first"), place(page, "#pl-shell img")
    page.unroute(SCRIPTS)
    page.goto(site)
    is_usable(page)
    then = (
        place(page, "h1"),
        place(page, ".st-key-ask-typed .line"),
        place(page, "[data-testid=stHeaderLogo]"),
    )
    for before, after in zip(first, then, strict=True):
        assert {key: pytest.approx(value, abs=1) for key, value in before.items()} == after
    assert page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor") == background


def test_every_icon_is_a_picture_and_no_word(page: Page, site: str) -> None:
    page.goto(site)
    is_usable(page)
    widths = page.evaluate(
        """async (names) => {
            await document.fonts.load("20px 'Material Symbols Rounded'", "add");
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = "20px 'Material Symbols Rounded'";
            return names.map((name) => pen.measureText(name).width);
        }""",
        [*about()["names"], LEFT_OUT],
    )
    assert {round(width) for width in widths[:-1]} == {20}
    assert widths[-1] > 40, "it is the small font that was measured"


@pytest.mark.parametrize("late", ["**/static/js/index.*", "**/static/css/*"])
def test_what_is_typed_before_the_page_stands_is_asked(page: Page, site: str, late: str) -> None:
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    page.goto(site, wait_until="commit")
    page.locator("#pl-first").fill("watch time by country last week")
    page.locator("#pl-first").press("Enter")
    page.wait_for_timeout(200)
    assert held
    for route in held:
        route.continue_()
    page.unroute(late)
    expect(page.locator(".pl-sentence")).to_contain_text("United States", timeout=30_000)


def test_a_link_to_a_page_opens_it_without_a_detour(page: Page, site: str) -> None:
    replies: list[tuple[int, str]] = []
    page.on("response", lambda reply: replies.append((reply.status, reply.url.removeprefix(site))))
    page.goto(f"{site}/catalog")
    expect(page.locator(".pl-entry").first).to_be_visible(timeout=30_000)
    assert page.url == f"{site}/catalog"
    assert [reply for reply in replies if reply[0] >= 400] == []
    assert [url for _, url in replies if url.startswith("/catalog/")] == []
    assert "_streamlit_xsrf" in {cookie["name"] for cookie in page.context.cookies()}


def test_an_address_without_a_page_says_so_and_leads_on(page: Page, site: str) -> None:
    reply = page.goto(f"{site}/nosuch")
    assert reply is not None
    assert reply.status == 404
    expect(page.get_by_role("status").filter(has_text=en.NO_PAGE)).to_be_visible(timeout=30_000)
    expect(box(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == f"{site}/"


def test_a_server_that_is_gone_is_told_by_the_page(page: Page, site: str) -> None:
    page.goto(site)
    is_usable(page)
    state = "document.querySelector('[data-testid=stApp]').setAttribute('data-test-connection-state', '{}')"
    told = page.get_by_role("status").filter(has_text=en.CUT_OFF.split(",")[0])
    page.evaluate(state.format("PINGING_SERVER"))
    expect(told).to_be_visible(timeout=8_000)
    page.evaluate(state.format("CONNECTED"))
    expect(told).to_have_count(0)


def test_on_a_phone_the_pages_are_within_reach(page: Page, site: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(site)
    is_usable(page)
    tabs = page.locator(".st-key-tabs a")
    expect(tabs).to_have_count(len(PLACES))
    for tab in tabs.all():
        box = tab.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= PHONE[1]
    tabs.nth(1).click()
    expect(page.locator(".pl-entry").first).to_be_visible(timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    expect(tabs.first).to_be_hidden()
    expect(page.get_by_test_id("stTopNavLink").first).to_be_visible()


@pytest.fixture
def settled(browser: Browser, site: str, tmp_path: Path) -> Iterator[Page]:
    """A page in a profile that is kept, as a visitor's is: only there can it be installed."""
    kept = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=find(), args=list(arguments())
    )
    page = kept.new_page()
    page.goto(site)
    is_usable(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    yield page
    kept.close()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_can_be_installed_and_says_when_the_network_is_gone(settled: Page, size: tuple[int, int]) -> None:
    settled.set_viewport_size({"width": size[0], "height": size[1]})
    browser = settled.context.new_cdp_session(settled)
    assert browser.send("Page.getAppManifest")["errors"] == []
    assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []

    banner = settled.get_by_role("status").filter(has_text="Offline")
    expect(banner).to_have_count(0)
    settled.context.set_offline(True)
    expect(banner).to_be_visible(timeout=5_000)
    assert re.fullmatch(en.OFFLINE.format(time=r"\d\d:\d\d"), banner.inner_text())
    settled.context.set_offline(False)
    expect(banner).to_have_count(0, timeout=5_000)

    settled.context.set_offline(True)
    settled.reload()
    expect(settled.get_by_role("heading")).to_have_text(en.OFFLINE_TITLE)
    settled.context.set_offline(False)
    settled.get_by_role("button").click()
    is_usable(settled)


def test_what_the_first_page_loads_is_named_before_it_is_asked_for(page: Page, site: str) -> None:
    page.goto(site)
    is_usable(page)
    usable = "performance.getEntriesByName('parlance-usable')[0].startTime"
    scripts = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js'))"
    loaded = page.evaluate(f"{scripts}.filter(one => one.startTime < {usable}).map(one => one.name)")
    named = {f"{site}{path}" for path in [*Assets().first(), *early(Assets())]}
    assert len(loaded) > 30
    loaded = [one for one in loaded if not one.rpartition("/")[2].startswith(BOX_LATER)]
    assert set(loaded) <= named, "a new element on the first page: name its script in app/web/early.py"


def test_a_page_that_begins_dark_on_a_phone_has_no_fault_of_accessibility(page: Page, site: str) -> None:
    """The other looks of it are among the states."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(site)
    is_usable(page)
    assert violations(page) == []


def test_health_and_counts_are_told_by_the_running_server(site: str) -> None:
    with urllib.request.urlopen(f"{site}/healthz", timeout=5) as reply:
        assert json.load(reply)["status"] == "ready"
    with urllib.request.urlopen(f"{site}/metrics", timeout=5) as reply:
        told = reply.read().decode()
    assert "\nactive_sessions" in told
    assert "\nparlance_ready 1.0" in told
    with urllib.request.urlopen(f"{site}/_stcore/agent/openapi.json", timeout=5) as reply:
        assert b'"enabled": true' not in reply.read(), "programs do not drive the app unless told to"


def test_the_running_server_sends_its_scripts_compressed(site: str) -> None:
    for path in Assets().first()[:3]:
        asked = urllib.request.Request(f"{site}{path}", headers={"Accept-Encoding": "gzip, br"})
        with urllib.request.urlopen(asked, timeout=5) as reply:
            assert reply.headers["Content-Encoding"] == "br"
            assert "immutable" in reply.headers["Cache-Control"]
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
