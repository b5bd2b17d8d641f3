"""First use: the language of the screens, the tour by keyboard, and what can be asked, found and clicked."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.texts import de, en, fr
from tests.e2e.asking import PHONE, WIDE, open_page, settle


def switch(page: Page, of: str, to: str) -> None:
    page.locator(".st-key-languages").get_by_role("button", name=of).click()
    page.get_by_role("menuitem", name=to).click()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_screens_are_in_the_language_that_is_chosen_and_stay_so(
    page: Page, site: str, size: tuple[int, int]
) -> None:
    open_page(page, site, size)
    expect(page.get_by_role("heading", level=1)).to_have_text(en.HEADLINE)
    switch(page, en.LANGUAGE, de.LANGUAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text(de.HEADLINE)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "de", timeout=20_000)
    expect(page.locator("h1").filter(has_text=de.HEADLINE)).to_be_visible(timeout=20_000)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator(".st-key-example-0 button").click()
    expect(page.locator(".pl-sentence")).to_be_visible(timeout=20_000)
    settle(page)
    switch(page, de.LANGUAGE, fr.LANGUAGE)
    expect(page.get_by_role("button", name=fr.NEW)).to_be_visible(timeout=20_000)
    expect(page.get_by_text("So wurde gerechnet")).to_be_visible()  # the answer stays in its language


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_tour_is_offered_once_and_goes_by_keyboard(page: Page, site: str, size: tuple[int, int]) -> None:
    open_page(page, site, size)
    settle(page)
    page.get_by_role("button", name=en.TOUR_OFFER["yes"]).focus()
    page.keyboard.press("Enter")
    tour = page.get_by_role("dialog", name=en.TOUR_WORDS["start"])
    for place, (title, _) in enumerate(en.TOUR.values(), 1):
        expect(tour.get_by_role("heading")).to_have_text(title, timeout=20_000)
        expect(tour.get_by_text(en.TOUR_WORDS["count"].format(n=place, of=len(en.TOUR)))).to_be_visible()
        if place == 3:
            page.keyboard.press("ArrowLeft")
            expect(tour.get_by_role("heading")).to_have_text(en.TOUR["sentence"][0])
            page.keyboard.press("ArrowRight")
        expect(tour).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
    expect(tour).to_be_hidden()
    page.goto(site)
    expect(page.locator(".st-key-example-0 button")).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.get_by_role("button", name=en.TOUR_OFFER["yes"])).to_be_hidden()
    page.get_by_role("button", name=en.TOUR_WORDS["start"]).click()
    expect(tour).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    expect(page.get_by_role("button", name=en.TOUR_WORDS["start"])).to_be_focused()


def test_what_can_be_asked_is_searched_and_a_click_is_answered(page: Page, site: str) -> None:
    open_page(page, site, PHONE)
    page.get_by_text(en.SEE_ALL).click()
    search = page.get_by_placeholder(en.SEARCH)
    search.press_sequentially("pakcet los")
    expect(page.locator(".pl-entry h3").first).to_have_text("Packet loss", timeout=20_000)
    expect(page).to_have_url(re.compile(r"search=pakcet"))
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator(".st-key-ask-metric-packet_loss-0 button").click()
    expect(page.locator(".pl-sentence")).to_contain_text("packet loss", timeout=20_000, ignore_case=True)
    page.goto(f"{site}/catalog?search=audience")
    expect(page.locator(".pl-entry h3").first).to_have_text("Unique viewers", timeout=20_000)
