"""Somebody without a mouse: the focus is moved by Tab, and must be seen wherever it comes to."""

import pytest
from playwright.sync_api import Page, expect

PATIENCE_MS = 5_000  # colours change over a moment
DEEP = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
}"""
# Focus is seen where an outline, a shadow, a border or a ground differs from the same without it.
SEEN = f"""() => {{
  const one = ({DEEP})();
  const around = [];
  for (let node = one; node && around.length < 6; node = node.parentElement ?? node.getRootNode().host)
    around.push(node);
  const look = () => around.map((node) => {{
    const {{ outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor }} = getComputedStyle(node);
    return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
  }}).join(";");
  const focused = look();
  one.blur();
  const plain = look();
  one.focus();
  return focused !== plain;
}}"""


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def go_to(self, selector: str, most: int = 60, back: bool = False) -> None:
        """Tab until the focus is on it; it must be seen there."""
        wanted = self._page.locator(selector).first
        expect(wanted).to_be_visible(timeout=30_000)
        for _ in range(most):
            self._page.keyboard.press("Shift+Tab" if back else "Tab")
            if wanted.evaluate(
                f"node => {{ const on = ({DEEP})(); return node === on || node.contains(on); }}"
            ):
                self._page.wait_for_function(SEEN, timeout=PATIENCE_MS)
                return
        pytest.fail(f"{selector} cannot be reached by Tab")

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
