"""A conversation outlives the page in a browser: cookie and address bring it back, clearing ends it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import PHONE, WIDE, ask, box, downloaded, open_page, settle


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_reload_keeps_the_conversation_until_it_is_cleared(
    page: Page, site: str, size: tuple[int, int]
) -> None:
    open_page(page, site, size)
    ask(page, "views by country last month")
    ask(page, "only Germany")
    settle(page)
    said = page.locator(".pl-sentence").all_inner_texts()
    assert re.search(r"\?c=[\w-]{16}$", page.url)
    address = page.url
    page.reload()
    expect(page.locator(".pl-sentence")).to_have_count(2, timeout=30_000)
    assert page.locator(".pl-sentence").all_inner_texts() == said

    settle(page)
    page.get_by_text("Conversations", exact=True).click()
    name = page.get_by_label("Name of this conversation")
    name.fill("Germany")
    name.press("Enter")
    text = downloaded(page, page.get_by_role("button", name="Download as Markdown")).path().read_text()
    assert text.startswith("# Germany\n\n## 1. views by country last month\n")
    only = text.split("\n## 2. only Germany\n")[1]
    assert "| Germany | 447 |" in only
    assert "447" in said[0]
    page.get_by_text("New conversation", exact=True).click()
    expect(page.locator(".pl-sentence")).to_have_count(0, timeout=20_000)
    settle(page)
    page.get_by_text("Conversations", exact=True).click()
    page.get_by_role("button", name="Germany", exact=True).click()
    expect(page.locator(".pl-sentence")).to_have_count(2, timeout=20_000)
    expect(page).to_have_url(address)
    settle(page)
    if not page.get_by_text("Clear this conversation").is_visible():
        page.get_by_text("Conversations", exact=True).click()
    page.get_by_text("Clear this conversation").click()
    page.get_by_role("button", name="Clear it for good").click()
    expect(page.locator(".pl-sentence")).to_have_count(0, timeout=20_000)
    expect(page).not_to_have_url(re.compile(r"c="))
    page.goto(address)
    expect(page.locator(".pl-notice")).to_contain_text("not here", timeout=30_000)
    expect(box(page)).to_be_visible()


def test_another_browser_does_not_see_it(page: Page, site: str) -> None:
    open_page(page, site)
    ask(page, "views by country last month")
    settle(page)
    assert page.context.browser is not None
    with page.context.browser.new_context() as other:
        stranger = other.new_page()
        stranger.goto(page.url)
        expect(stranger.locator(".pl-notice")).to_contain_text("not here", timeout=30_000)
        expect(stranger.locator(".pl-sentence")).to_have_count(0)


def test_a_copied_link_opens_the_answer_for_somebody_else(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, site)
    ask(page, "views by country last month")
    settle(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied:")).to_be_visible(timeout=20_000)
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(site) + r"/ask\?a=[\w-]{16}", link)
    assert page.context.browser is not None
    with page.context.browser.new_context() as other:
        stranger = other.new_page()
        stranger.goto(link)
        expect(stranger.locator(".pl-sentence")).to_have_text(
            page.locator(".pl-sentence").inner_text(), timeout=30_000
        )
        expect(stranger.locator(".pl-notice")).to_contain_text("From a link made on")
        expect(stranger).to_have_url(re.compile(r"[?&]a="))
        stranger.goto(f"{link}x")
        expect(stranger.locator(".pl-notice")).to_contain_text("leads nowhere", timeout=30_000)
