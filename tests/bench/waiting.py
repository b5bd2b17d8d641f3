"""What one visitor waits for: sentence and chart after Enter; and whether a long conversation slows it."""

import asyncio
from collections.abc import Sequence
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import Figure, middle
from tests.bench.serving import counted
from tests.bench.visitors import Visitor, opened
from tests.e2e.asking import box, open_page, settle
from tests.e2e.browser import arguments, find

ASKED = (
    "views by country last month",
    "watch time by device last week",
    "views by day last month",
    "watch time by country last week",
    "watch time by month",
)
TICK_S = 0.01  # of the clock of processor time
EARLY, LATE = range(4, 9), range(27, 32)
WATCH = """
window.marks = {};
const newest = () => document.querySelector('[class*="st-key-turn-"]');
const seen = () => {
  const card = newest(), chart = card?.querySelector('[data-testid=stVegaLiteChart]');
  const drawn = chart?.querySelector('svg, canvas') ? chart.getAttribute('aria-label') : '';
  return {sentence: card?.querySelector('.pl-sentence')?.textContent ?? '', chart: drawn};
};
addEventListener('keydown', (event) => {
  if (event.key === 'Enter') window.marks = {begun: performance.now(), before: seen()};
}, true);
new MutationObserver(() => {
  const {begun, before} = window.marks;
  if (!begun) return;
  for (const [name, now] of Object.entries(seen()))
    if (now && now !== before[name]) window.marks[name] ??= performance.now() - begun;
}).observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
"""


def waiting(address: str, rounds: int) -> list[Figure]:
    """Both, over our server at the address."""
    seen = _in_browser(address, ASKED * rounds)
    costs = asyncio.run(_costs(address, LATE[-1] + 1 if rounds > 1 else EARLY[-1] + 1))
    sentence, chart = zip(*seen, strict=True)
    found = [
        *middle("from Enter to the sentence", sentence, "ms", p50="under 200"),
        *middle("from Enter to the chart", chart, "ms", p50="under 450"),
    ]
    early = max(TICK_S, median(costs[turn] for turn in EARLY))
    found.append(Figure("processor time of turn 5, server", early * 1000, "ms", "", "with all it draws anew"))
    if rounds > 1:
        late = median(costs[turn] for turn in LATE)
        found.append(Figure("  turn 30 beside it", late / early, "x", "at most 1.3", f"{late * 1000:.0f} ms"))
    return found


def _in_browser(address: str, questions: Sequence[str]) -> list[tuple[float, float]]:
    """Milliseconds to the sentence and to the chart of each; the first question loads what draws charts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(arguments()))
        page = browser.new_page()
        page.add_init_script(WATCH)
        open_page(page, address)
        found = [_asked(page, question) for question in ("views by month", *questions)]
        browser.close()
    return found[1:]


def _asked(page: Page, question: str) -> tuple[float, float]:
    settle(page)
    box(page).fill(question)
    box(page).press("Enter")
    page.wait_for_function("window.marks.sentence && window.marks.chart", timeout=30_000)
    marks = page.evaluate("window.marks")
    return marks["sentence"], marks["chart"]


async def _costs(address: str, many: int) -> list[float]:
    """Seconds of processor time of each turn; by four visitors in step, since the clock is a coarse one."""
    sockets = [await opened(address) for _ in range(4)]
    visitors = [Visitor(socket) for socket in sockets]
    for visitor in visitors:
        await visitor.arrive()
    found = []
    for turn in range(many):
        before = counted(address)
        for place, visitor in enumerate(visitors):
            await visitor.ask(ASKED[(turn + place) % len(ASKED)])
        found.append((counted(address) - before) / len(visitors))
    for socket in sockets:
        await socket.close()
    return found
