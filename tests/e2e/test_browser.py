"""The browser that the other tests in this folder rely on."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e import browser
from tests.e2e.axe import violations


def test_a_page_draws_and_runs_scripts(page: Page) -> None:
    page.set_content("<p id=p>before</p><script>document.getElementById('p').textContent = 6 * 7</script>")
    assert page.inner_text("#p") == "42"


def test_a_fault_of_accessibility_is_found_in_the_part_that_has_it(page: Page) -> None:
    page.set_content(
        "<html lang=en><title>A</title><main><p id=p>some words</p><img id=i src=data:,></main></html>"
    )
    assert [one["id"] for one in violations(page)] == ["image-alt"]
    assert [one["id"] for one in violations(page, "#p")] == []
    page.locator("#p").evaluate("node => node.style.color = '#eee'")
    assert [one["id"] for one in violations(page, "#p")] == ["color-contrast"]


def test_what_is_no_browser_is_not_taken_for_one(tmp_path: Path) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'Command requires the chromium snap to be installed.' >&2; exit 1\n")
    stub.chmod(0o755)
    assert not browser.works(str(stub))
    assert not browser.works(str(tmp_path / "missing"))


def test_without_a_browser_the_fault_names_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLANCE_CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "KEPT", tmp_path / "browser.txt")
    monkeypatch.setattr(browser, "candidates", lambda: iter(()))
    with pytest.raises(browser.NoBrowser, match=r"run: .*(apt-get|playwright) install .*chromium"):
        browser.find()


def test_a_chosen_browser_that_does_not_run_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLANCE_CHROMIUM", sys.executable)
    with pytest.raises(browser.NoBrowser, match="PARLANCE_CHROMIUM"):
        browser.ensure()
