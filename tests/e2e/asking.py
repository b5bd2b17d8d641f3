"""How the browser tests open the page and ask: the one place that knows what the question box is made of."""

from playwright.sync_api import Locator, Page, expect

WIDE, PHONE = (1280, 800), (390, 844)


def box(page: Page) -> Locator:
    """Where a question is typed: the box that reads along, of app/parts/question_box.py."""
    return page.get_by_test_id("question")


def open_page(page: Page, site: str, size: tuple[int, int] = WIDE, scheme: str = "light") -> None:
    """The Ask page, ready to be typed into."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site)
    expect(box(page)).to_be_visible(timeout=30_000)


def ask(page: Page, question: str) -> None:
    """Type a question and wait until its turn is there."""
    before = page.locator(".pl-question").count()
    box(page).fill(question)
    box(page).press("Enter")
    expect(page.locator(".pl-question")).to_have_count(before + 1, timeout=20_000)


def settle(page: Page) -> None:
    """Wait until the page is drawn to its end: a button that is drawn anew loses a click."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=20_000
    )


def sentence(page: Page) -> str:
    """The newest answer's sentence, spaces made plain."""
    return page.locator(".pl-sentence").first.inner_text().replace("\u00a0", " ")
