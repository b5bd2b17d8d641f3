"""Own data from end to end: dropped files of every kind, asked about, compared with sums by hand, deleted."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.own.files import SALES, make
from tests.e2e.asking import PHONE, WIDE, ask, box, sentence, settle
from tests.e2e.scenes import bring
from tests.e2e.test_states import faults

FRUITS = {
    "csv": "apple",
    "tsv": "pear",
    "xlsx": "plum",
    "parquet": "melon",
    "json": "grape",
    "ndjson": "lemon",
    "sqlite": "shop",
    "duckdb": "stall",
}
"""Each kind of file, called by another fruit; in databases the tables are called sales."""
ASKED = ("apple", "plum", "melon", "lemon")


def open_page(page: Page, site: str, size: tuple[int, int], scheme: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site}/your-data")
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_be_visible(timeout=30_000)


def is_within(page: Page) -> bool:
    """Whether nothing sticks out to the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# Above on a wide screen, at the foot on a phone.
OWN_PAGE = ('[data-testid="stTopNavLink"][href$="/your-data"]', '.st-key-tabs a[href$="your-data"]')


def switch(page: Page, name: str) -> None:
    page.locator(".st-key-which-data").get_by_role("radio", name=name).click()
    settle(page)


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_files_of_every_kind_are_read_asked_about_and_deleted(
    page: Page, site: str, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    """Eight files with 12 sales each, whose amounts are 1 to 12."""
    open_page(page, site, size, scheme)
    assert "50 MB" in page.locator(".pl-meta").all_inner_texts()[1]
    broken = tmp_path / "broken.csv"
    broken.write_text("a,b,c\n1,2,3\n4,5\n")
    bring(page, [*(make(tmp_path, ending, f"{name}s") for ending, name in FRUITS.items()), broken])
    assert "Line 3 of broken.csv has 2 cells instead of 3" in page.locator(".pl-step-fault").inner_text()
    if size == WIDE:
        assert faults(page) == []  # in all looks
    found = page.locator(".pl-facts").inner_text()
    for ending, name in FRUITS.items():
        assert f"{name}s.{ending}" in found
    assert found.count("(12)") == len(FRUITS)
    examples = page.locator(".st-key-own-examples button")
    expect(examples).to_have_count(3, timeout=20_000)
    page.locator(".st-key-own-ask button").click()
    expect(box(page)).to_be_visible(timeout=20_000)
    settle(page)
    for name in ASKED:
        ask(page, f"total {name} amount")
        assert str(sum(amount for _, _, amount in SALES)) in sentence(page), name
    assert "From your data" in page.locator(".pl-origin").first.inner_text()
    address = page.url
    page.reload()
    expect(page.locator(".pl-sentence").first).to_contain_text("78", timeout=20_000)
    settle(page)
    assert page.url == address
    switch(page, "Shared data")
    expect(page.locator(".pl-sentence")).to_have_count(0)
    assert "data=own" not in page.url
    page.locator(OWN_PAGE[size == PHONE]).click()
    expect(page.locator(".st-key-own-remove")).to_be_visible(timeout=20_000)
    settle(page)
    page.locator(".st-key-own-remove label").first.click()
    page.locator(".st-key-own-remove-now button").click()
    expect(page.locator(".pl-notice")).to_contain_text("deleted", timeout=20_000)
    expect(page.locator(".pl-facts")).to_have_count(0)
    page.goto(address)
    expect(box(page)).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.locator(".st-key-which-data")).to_have_count(0)
    expect(page.locator(".pl-sentence")).to_have_count(0)


def test_the_box_speaks_the_language_of_its_visitor(browser: Browser, site: str, tmp_path: Path) -> None:
    """Streamlit's own words are not there, for the eye or for a screen reader; a file that is refused too."""
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        open_page(page, site, WIDE, "light")
        uploader = page.get_by_test_id("stFileUploader")
        expect(uploader.get_by_role("button", name="Choisir des fichiers")).to_have_count(2)
        heard = uploader.aria_snapshot()
        assert "Au plus 50 Mo par fichier" in heard
        assert "Upload" not in heard
        assert "per file" not in heard
        large = tmp_path / "large.csv"
        large.write_bytes(b"a,b\n" * (13 << 20))
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(large)
        expect(uploader.get_by_role("alert")).to_have_text(
            "Non accepté : plus de 50 Mo, ou la connexion a été perdue.", timeout=20_000
        )
        expect(uploader.get_by_role("button", name="Retirer large.csv")).to_be_visible()


def test_on_a_phone_and_for_its_owner_alone(page: Page, site: str, tmp_path: Path) -> None:
    open_page(page, site, PHONE, "dark")
    bring(page, [make(tmp_path, "csv")])
    assert is_within(page)
    page.locator(".st-key-own-example-0 button").click()
    expect(page.locator(".pl-sentence")).to_be_visible(timeout=20_000)
    settle(page)
    ask(page, "what is the total amount?")
    assert "78" in sentence(page)
    assert is_within(page)
    address = page.url
    assert page.context.browser is not None
    with page.context.browser.new_context() as stranger:
        other = stranger.new_page()
        other.goto(address)
        expect(box(other)).to_be_visible(timeout=30_000)
        settle(other)
        expect(other.locator(".pl-sentence")).to_have_count(0)
        expect(other.locator(".st-key-which-data")).to_have_count(0)
        assert "sales.csv" not in other.locator("body").inner_text()
