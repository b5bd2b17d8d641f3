"""Every page and state of the app, how to get there, and what it is called.

Walked through by the tests of accessibility and by the command that takes the pictures of the docs. A scene
goes on from the one before it; those that are `fresh` begin with a page of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from app import pages
from app.texts import en
from tests.app.own.files import make
from tests.e2e.asking import ask, box, settle
from tests.e2e.microphone import HEARD_S, offered, record
from tests.e2e.microphone import QUESTION as SPOKEN
from tests.e2e.troubled import Troubled

LONG = 30_000
LONG_FIRST = 8_000  # the picture that stands first gives way by itself only later
QUESTION = "watch time by country last week"
NOTHING = "watch time by country last week with watch time over 1000 hours"


@dataclass(frozen=True)
class Scene:
    """One page or state. `told` says in the docs what is seen."""

    name: str
    told: str
    go: Callable[[Page], None]
    fresh: str | None = None
    top: bool = True  # shown from the top of the page, else where it was scrolled to
    is_still: bool = True  # else it is looked at while something runs
    is_checked: bool = True  # by axe; what only leads to the next scene is seen there too
    is_pictured: bool = True
    part: str = ""  # where axe looks, if not at the whole page: a selector


def walk(page: Page, site: str, scenes: tuple[Scene, ...]) -> Iterator[Scene]:
    """Each scene, once it stands still."""
    for scene in scenes:
        if scene.fresh is not None:
            page.goto(f"{site}{scene.fresh}")
        scene.go(page)
        if scene.is_still:
            settle(page)
        if scene.top:
            page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)")
        yield scene


def _empty(page: Page) -> None:
    expect(box(page)).to_be_visible(timeout=LONG)
    expect(page.locator("#pl-shell")).to_have_count(0, timeout=LONG)


def _typing(page: Page) -> None:
    box(page).press_sequentially("watch time by cou")
    expect(page.locator("[role=listbox] [role=option]").first).to_be_visible(timeout=LONG)


def _asked(question: str, status: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        if not page.locator(".pl-question").count():
            _empty(page)
        ask(page, question)
        expect(page.locator(f".pl-sentence.pl-{status}").first).to_be_visible(timeout=LONG)

    return go


def _drawn(page: Page) -> None:
    _asked(QUESTION, "answer")(page)
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible(timeout=LONG)


def opened(page: Page, part: str) -> None:
    """Open a part of the first card: table, proof or take."""
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    head = page.locator(f"[class*='st-key-turn-1-{part}'] summary").first
    head.click()
    head.scroll_into_view_if_needed()


def _menu(page: Page) -> None:
    page.get_by_test_id("stVegaLiteChart").first.locator('path[aria-label*="Germany"]').first.click()
    menu = page.locator("[class*='st-key-turn-1-menu ']")
    expect(menu.get_by_role("button", name="Only Germany")).to_be_visible(timeout=LONG)
    page.mouse.move(0, 0)  # else the tip of a button that is under it now lies over the others


def _edit(page: Page) -> None:
    page.locator("[class*='st-key-turn-1-menu-close'] button").click()
    expect(page.locator("[class*='st-key-turn-1-menu ']")).to_have_count(0, timeout=LONG)
    settle(page)
    page.locator("[class*='st-key-turn-1-edit-'] button").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible(timeout=LONG)


def _table(page: Page) -> None:
    opened(page, "table")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=LONG)


def _proof(page: Page) -> None:
    opened(page, "proof")
    expect(page.locator(".pl-sql, [data-testid=stCode]").first).to_be_visible(timeout=LONG)
    page.locator(".pl-facts").scroll_into_view_if_needed()


def _take(page: Page) -> None:
    opened(page, "take")
    expect(page.get_by_test_id("stDownloadButton").first).to_be_visible(timeout=LONG)
    page.get_by_test_id("stDownloadButton").first.scroll_into_view_if_needed()


def _conversations(page: Page) -> None:
    page.locator(".st-key-conversation-list button").first.click()
    expect(page.locator("[class*='st-key-title-']")).to_be_visible(timeout=LONG)


def _offline(page: Page) -> None:
    page.context.set_offline(True)  # and so it stays: this is the last scene
    expect(page.get_by_role("status").filter(has_text="Offline")).to_be_visible(timeout=LONG)


def _lost(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text=en.NO_PAGE)).to_be_visible(timeout=LONG)


def _tour(page: Page) -> None:
    _empty(page)
    settle(page)
    page.get_by_role("button", name=en.TOUR_WORDS["start"], exact=True).click()
    expect(_step(page)).to_have_text(next(iter(en.TOUR.values()))[0])


def _next_step(title: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.keyboard.press("ArrowRight")
        expect(_step(page)).to_have_text(title, timeout=LONG)

    return go


def _step(page: Page) -> Locator:
    return page.get_by_role("dialog", name=en.TOUR_WORDS["start"]).get_by_role("heading")


def _speak(page: Page) -> None:
    _empty(page)
    settle(page)
    page.locator(".st-key-speak button").click()
    offered(page)


def _misheard(page: Page) -> None:
    record(page, 0)
    expect(page.locator(".st-key-voice .pl-notice")).to_contain_text(en.VOICE_AGAIN, timeout=LONG)
    offered(page)


def _heard(page: Page) -> None:
    record(page, HEARD_S)
    text = page.locator(".st-key-voice input[type=text]")
    expect(text).to_have_value(SPOKEN, timeout=2 * LONG)


def bring(page: Page, paths: Sequence[Path]) -> None:
    """Drop files on the box and wait until they are read."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([str(path) for path in paths])
    expect(page.locator("[aria-busy] > .pl-steps")).to_be_visible(timeout=LONG)
    expect(page.locator(".pl-step-done").last).to_contain_text("Ready after", timeout=2 * LONG)
    settle(page)


def _ready(place: pages.Place) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(place.ready).first).to_be_visible(timeout=LONG)


ASKING = (
    Scene("ask", "The first visit: questions of this model, and how old its data are.", _empty, "/"),
    Scene("typing", "While typing: words that are understood, what is meant so far, ways to go on.", _typing),
    Scene("answer", "An answer: the sentence, what was understood, the chart.", _drawn, is_checked=False),
    Scene("menu", "A part of the picture was clicked: what can be asked of it.", _menu, top=False),
    Scene("edit", "A part of the question is changed in its place.", _edit),
    Scene("table", "The rows behind the chart.", _table, top=False, is_checked=False),
    Scene("proof", "How it was computed.", _proof, top=False, is_checked=False),
    Scene("files", "What can be taken away.", _take, top=False),
    Scene(
        "follow-up",
        "A question that goes on from the one before.",
        _asked("only Germany", "answer"),
        is_checked=False,
    ),
    Scene("conversations", "The conversations so far, and what can be done with this one.", _conversations),
    Scene("question-back", "A question back.", _asked("latency yesterday", "clarify"), "/"),
    Scene(
        "refusal",
        "What is not known is said, and what can be asked instead.",
        _asked("watch time by flurbs", "refuse"),
        "/",
    ),
    Scene(
        "no-rows",
        "Nothing fits: which condition it is, and the same without it.",
        _asked(NOTHING, "answer"),
        "/",
    ),
    Scene("no-page", "An address without a page.", _lost, "/nosuch"),
)
TOUR = (
    Scene("tour", "The tour: how to ask.", _tour, "/", top=False),
    *(
        Scene(
            f"tour-{name}",
            f"The tour: {title[0].lower()}{title[1:]}.",
            _next_step(title),
            top=False,
            part=".st-key-tour",
            is_pictured=name in ("chips", "catalog"),
        )
        for name, (title, _) in list(en.TOUR.items())[1:]
    ),
)
SPEAKING = (
    Scene("voice", "A question can be spoken.", _speak, "/"),
    Scene("voice-refused", "What was not made out is not guessed at.", _misheard),
    Scene("voice-heard", "What was heard, to be changed and asked.", _heard),
)
PLACES = tuple(
    Scene(place.path, f"The page {place.path}.", _ready(place), f"/{place.path}")
    for place in pages.PLACES[1:]
)


def own_data(folder: Path) -> tuple[Scene, ...]:
    """Files that are brought, one of them broken, and then asked about; they are written into a folder."""

    def found(page: Page) -> None:
        expect(page.get_by_test_id("stFileUploaderDropzone")).to_be_visible(timeout=LONG)
        broken = folder / "broken.csv"
        broken.write_text("a,b,c\n1,2,3\n4,5\n")
        bring(page, [make(folder, "csv", "visits"), make(folder, "duckdb", "shop"), broken])
        expect(page.locator(".pl-step-fault")).to_be_visible()

    def asked(page: Page) -> None:
        page.locator(".st-key-own-example-0 button").click()
        chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg")
        expect(chart.first).to_be_visible(timeout=LONG)

    return (
        Scene("upload", "Files were brought: what was found in them, and what could not be read.", found,
              f"/{pages.OWN_DATA.path}"),
        Scene("upload-asked", "An answer from one's own data.", asked),
    )  # fmt: skip


def troubles(held: Troubled) -> tuple[Scene, ...]:
    """What may go wrong, in an order in which each leads to the next: see `Troubled`."""

    def locked(page: Page) -> None:
        expect(page.locator("h1")).to_be_visible(timeout=LONG)
        expect(page.get_by_text("being written by another program")).to_be_visible(timeout=LONG)
        expect(page.locator("#pl-shell")).to_have_count(0, timeout=LONG_FIRST)

    def broken(page: Page) -> None:
        held.unlock()
        expect(page.locator(".pl-faults li").first).to_be_visible(timeout=LONG)

    def working(page: Page) -> None:
        held.mend()
        expect(box(page)).to_be_visible(timeout=LONG)
        box(page).fill("heat")
        box(page).press("Enter")
        expect(page.locator(".st-key-stop button")).to_be_visible(timeout=LONG)

    def stopped(page: Page) -> None:
        page.locator(".st-key-stop button").click()
        expect(page.locator(".st-key-ended")).to_be_visible(timeout=LONG)

    def too_long(page: Page) -> None:
        page.locator(".st-key-ended-again button").click()
        expect(page.locator(".pl-sentence.pl-refuse")).to_be_visible(timeout=LONG)

    def not_kept(page: Page) -> None:
        held.break_store()
        ask(page, "readings by side")
        expect(page.locator(".pl-notice").filter(has_text=en.NOT_KEPT)).to_be_visible(timeout=LONG)

    def no_file(page: Page) -> None:
        held.mend_store()
        page.locator("[class*='st-key-turn-2-take'] summary").first.click()
        page.get_by_test_id("stDownloadButton").first.click()
        failed = page.get_by_role("alert").filter(has_text="could not be made")
        expect(failed).to_be_visible(timeout=LONG)
        failed.scroll_into_view_if_needed()

    def gone(page: Page) -> None:
        held.remove()
        ask(page, "readings in April 2026")
        expect(page.locator(".pl-notice").first).to_be_visible(timeout=LONG)

    return (
        Scene("locked", "The source is locked by another program.", locked, "/"),
        Scene("model-faults", "The model has faults.", broken),
        Scene(
            "working",
            "A question that takes a while can be stopped.",
            working,
            is_still=False,
            is_checked=False,
        ),
        Scene("stopped", "Stopped: the question is in the box again.", stopped),
        Scene("too-long", "A question that took longer than its limit.", too_long, is_checked=False),
        Scene("not-kept", "The store cannot be written: answers go on, and it is said.", not_kept),
        Scene("file-failed", "A file that could not be made.", no_file, top=False),
        Scene("source-gone", "The source is at its place no more.", gone, is_checked=False),
        Scene("offline", "The network is gone.", _offline),
    )
