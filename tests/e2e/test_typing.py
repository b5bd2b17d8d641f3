"""The question box while somebody types: read at every pause, completed by key and touch, asked by Enter."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.texts import en
from tests.e2e.asking import PHONE, WIDE, box, open_page, settle
from tests.e2e.axe import violations

READING = "**/api/reading"
MEANT = en.MEANT.format(text="{}")
TEXTS = ("views by country", "watch time by device last month", "latency yesterday")
TIMED = """text => new Promise(done => {
  const node = document.querySelector(".st-key-ask-typed [data-testid^=stBidi]").shadowRoot;
  const input = node.querySelector("input"), began = performance.now();
  const watch = new MutationObserver(() => {
    if (!node.querySelector(".meant").textContent) return;
    watch.disconnect();
    done(performance.now() - began);
  });
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  watch.observe(node, {childList: true, subtree: true});
})"""

FOCUSED = """() => {
  const held = document.activeElement, inner = held?.shadowRoot?.activeElement;
  return [document.hasFocus(), inner?.dataset.testid ?? (inner ?? held)?.outerHTML.slice(0, 300)];
}"""


def meant(page: Page) -> Any:
    return page.locator(".st-key-ask-typed .meant")


def ways(page: Page) -> Any:
    return page.get_by_role("option")


def word(page: Page, status: str) -> Any:
    return page.locator(f".st-key-ask-typed .word.{status}")


def sent_frames(page: Page) -> list[object]:
    """What the page sends on its socket from now on: each rerun begins with one."""
    found: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: found.append(frame)))
    return found


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_typing_is_read_completed_by_key_and_asked_by_enter(
    page: Page, site: str, size: tuple[int, int], scheme: str
) -> None:
    frames = sent_frames(page)
    open_page(page, site, size, scheme)
    settle(page)
    page.wait_for_function("performance.getEntriesByName('parlance-usable').length > 0")
    begun, pauses = len(frames), []
    page.on("request", lambda one: pauses.append(one) if one.url.endswith("/api/reading") else None)
    box(page).press_sequentially("watch time by flurbs", delay=10)
    expect(word(page, "unknown")).to_have_text(re.compile(r"flurbs\s+unknown"))
    expect(meant(page)).to_contain_text('"flurbs"')
    assert len(pauses) < 8, "asked at pauses, not at every letter"
    assert violations(page) == []
    for _ in "flurbs":
        box(page).press("Backspace")
    box(page).press_sequentially("coun")
    expect(ways(page).filter(has_text="country").first).to_be_visible()
    expect(word(page, "unknown")).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for option in ways(page).all():
        place = option.bounding_box()
        assert place is not None
        assert place["height"] >= 44
    box(page).press("ArrowDown")
    expect(ways(page).first).to_have_attribute("aria-selected", "true")
    assert violations(page) == []
    assert box(page).get_attribute("aria-activedescendant") == ways(page).first.get_attribute("id")
    box(page).press("Tab")
    expect(box(page)).to_have_value("watch time by country")
    expect(box(page)).to_be_focused()
    expect(meant(page)).to_have_text(MEANT.format("Watch time by country"))
    expect(page.locator(".st-key-ask-typed [role=status]")).to_contain_text("Watch time by country")
    assert len(frames) == begun, "typing reruns nothing"

    box(page).press("Escape")
    expect(meant(page)).to_be_hidden()
    expect(box(page)).to_have_value("watch time by country")
    box(page).press("Enter")
    expect(page.locator(".pl-question").first).to_have_text("watch time by country", timeout=20_000)
    assert len(frames) > begun
    expect(box(page)).to_have_value("")
    assert page.evaluate(FOCUSED) == [True, "question"]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a screen that is touched."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    with browser.new_context(viewport=size, has_touch=True, is_mobile=True) as context:  # type: ignore[arg-type]
        yield context.new_page()


def test_it_works_by_touch_and_goes_on_from_the_answer(phone: Page, site: str) -> None:
    open_page(phone, site, PHONE)
    box(phone).tap()
    box(phone).press_sequentially("views by dev")
    ways(phone).filter(has_text="device").first.tap()
    expect(box(phone)).to_have_value(re.compile("^views by device"))
    expect(box(phone)).to_be_focused()
    send = phone.get_by_test_id("ask")
    place = send.bounding_box()
    assert place is not None
    assert min(place["width"], place["height"]) >= 44
    send.tap()
    expect(phone.locator(".pl-sentence")).to_have_count(1, timeout=20_000)
    expect(box(phone)).to_have_value("")
    settle(phone)
    box(phone).fill("only Germany")
    expect(meant(phone)).to_contain_text("Views by device where country")


def test_a_reading_of_an_older_text_is_never_shown(page: Page, site: str) -> None:
    open_page(page, site)
    settle(page)
    held: list[Route] = []

    def late(route: Route) -> None:
        """The reply to "views" comes after the reply to what was typed next, whatever the page gave up."""
        if json.loads(route.request.post_data or "")["text"] == "views":
            held.append(route)
        else:
            route.continue_()

    page.route(READING, late)
    box(page).fill("views")
    page.wait_for_event("request", lambda one: one.url.endswith("/api/reading")) if not held else None
    shown = page.evaluate_handle(
        """() => {
          const host = document.querySelector(".st-key-ask-typed [data-testid^=stBidi]");
          const found = [], node = host.shadowRoot;
          new MutationObserver(() => found.push([node.querySelector("input").value,
            node.querySelector(".meant").textContent])).observe(node, {childList: true, subtree: true});
          return found;
        }"""
    )
    box(page).fill("watch time")
    expect(meant(page)).to_have_text(MEANT.format("Watch time"))
    stale = {"words": [], "restatement": "STALE", "missing": "", "ways": []}
    for route in held:
        route.fulfill(json=stale)
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    expect(meant(page)).to_have_text(MEANT.format("Watch time"))
    assert [one for one in shown.json_value() if "STALE" in one[1] or "iews" in one[1]] == []


def test_where_its_script_does_not_load_the_plain_box_asks(page: Page, site: str) -> None:
    page.route("**/BidiComponent*", lambda route: route.abort())
    open_page_plain(page, site)
    plain = page.get_by_test_id("stChatInputTextArea")
    expect(page.locator(".st-key-ask-typed")).to_have_css("position", "absolute")
    plain.fill("views by country last month")
    plain.press("Enter")
    expect(page.locator(".pl-sentence")).to_have_count(1, timeout=20_000)


def open_page_plain(page: Page, site: str) -> None:
    page.goto(site)
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=30_000)
    expect(page.locator("#pl-shell")).to_have_count(0, timeout=20_000)


def test_letters_that_are_being_composed_are_not_sent(page: Page, site: str) -> None:
    open_page(page, site)
    settle(page)
    box(page).focus()
    wire = page.context.new_cdp_session(page)
    wire.send("Input.imeSetComposition", {"text": "vie", "selectionStart": 3, "selectionEnd": 3})
    box(page).dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True})
    expect(box(page)).to_have_value("vie")
    wire.send("Input.insertText", {"text": "views <b>\U0001f600</b> \u05d0"})
    expect(page.locator(".st-key-ask-typed .words")).to_contain_text("views <b>\U0001f600</b> \u05d0")
    expect(page.locator(".pl-question")).to_have_count(0)


def test_how_long_it_takes_from_a_pause_to_the_reading(page: Page, site: str) -> None:
    """Told, not held against a limit: what the machine does besides counts as well."""
    open_page(page, site)
    settle(page)
    took = [page.evaluate(TIMED, text) for text in ("views", *TEXTS, *TEXTS)]
    print("from the last letter to the reading, ms (150 of them the pause):", [round(one) for one in took])
    assert len(took) == 7
