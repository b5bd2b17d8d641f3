"""How the browser tests open the page and ask: the one place that knows what the question box is made of."""

from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

WIDE, PHONE = (1280, 800), (390, 844)
STILL_MS, LONGEST_MS = 200, 10_000
_STILL = """([still, longest]) => new Promise((done) => {
  const end = () => { watch.disconnect(); done(); };
  const look = () => (document.querySelector('[data-test-script-state="notRunning"]') ? end() : again());
  let timer;
  const again = () => { clearTimeout(timer); timer = setTimeout(look, still); };
  const watch = new MutationObserver(again);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  again();
  setTimeout(end, longest);
})"""


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
    """Wait until the page is drawn to its end: what is drawn anew, or moves, loses a click.

    The server's part may be over while the browser still draws: a chart comes last.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=20_000
    )
    page.evaluate(_STILL, [STILL_MS, LONGEST_MS])


def downloaded(page: Page, button: Locator) -> Download:
    """The file that a click brings; where none comes, what the page says of it."""
    settle(page)
    try:
        with page.expect_download(timeout=60_000) as started:
            button.click()
    except TimeoutError as fault:
        told = page.locator("[data-testid=stDownloadButtonError], .pl-notice, .pl-meta").all_inner_texts()
        raise AssertionError(f"no file came of it; the page says {told}") from fault
    return started.value


def sentence(page: Page) -> str:
    """The newest answer's sentence, spaces made plain."""
    return page.locator(".pl-sentence").first.inner_text().replace("\u00a0", " ")
