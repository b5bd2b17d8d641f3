"""What axe finds wrong with a page as it stands, by WCAG 2.1 A and AA."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
# Only what is wrong leaves the browser: what is right is far more, and takes longer than to look for it.
RUN = "([part, rules]) => axe.run(part || document, rules).then((found) => found.violations)"


def violations(page: Page, part: str = "") -> list[dict[str, Any]]:
    """The rules that are broken on the page or in a part of it, a selector, and by which nodes."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(RUN, [part, RULES])
    return found
