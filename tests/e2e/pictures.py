"""Pictures of every page and state, for the docs: `python -m tests.e2e.pictures` makes them all anew.

Each is taken on a wide screen in the light theme and on a phone in the dark one, and kept small. The servers
are its own; docs/screens.md is written with them.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e import scenes
from tests.e2e.asking import PHONE, WIDE
from tests.e2e.browser import arguments, find
from tests.e2e.microphone import hearing, said
from tests.e2e.scenes import Scene
from tests.e2e.serving import served, trouble_served
from tests.e2e.troubled import Troubled

ROOT = Path(__file__).parents[2]
FOLDER, PAGE = ROOT / "docs" / "images" / "screens", ROOT / "docs" / "screens.md"
LOOKS = (("wide", WIDE, "light"), ("phone", PHONE, "dark"))
_COLOURS = 64
_STILL_MS = 400  # a chart fades in, a tooltip goes
_HEAD = """\
# The screens

Every page and state, as the browser tests meet them: on a wide screen in the light theme, on a phone in the
dark one. `python -m tests.e2e.pictures` takes all of them anew and writes this page.
"""


def sections() -> tuple[tuple[str, tuple[Scene, ...]], ...]:
    """What is shown, in the order of the page; troubles by their names alone."""
    nothing = Troubled.__new__(Troubled)
    found = (
        ("First use", scenes.TOUR),
        ("Asking", scenes.ASKING),
        ("Speaking", scenes.SPEAKING),
        ("Pages", scenes.PLACES),
        ("Own data", scenes.own_data(Path())),
        ("Trouble", scenes.troubles(nothing)),
    )
    return tuple((title, tuple(one for one in shown if one.is_pictured)) for title, shown in found)


def picture_of(scene: Scene, look: str) -> str:
    """The name of its file."""
    return f"{scene.name}-{look}.webp"


def page_text() -> str:
    """docs/screens.md."""
    parts = [_HEAD]
    for title, shown in sections():
        parts.append(f"\n## {title}\n")
        for scene in shown:
            wide, phone = (f"images/screens/{picture_of(scene, look)}" for look, _, _ in LOOKS)
            parts.append(
                f"\n### {scene.name}\n\n{scene.told}\n\n"
                f'<img src="{wide}" alt="{scene.told} On a wide screen." width="560"> '
                f'<img src="{phone}" alt="{scene.told} On a phone." width="180">\n'
            )
    return "".join(parts)


def take(page: Page, scene: Scene, look: str, folder: Path) -> None:
    """One picture, as it would be seen; none of a scene that only leads on."""
    if not scene.is_pictured:
        return
    page.wait_for_timeout(_STILL_MS)
    content = page.screenshot(animations="disabled", caret="hide")
    (folder / picture_of(scene, look)).write_bytes(small(content))


def small(content: bytes) -> bytes:
    """The picture in few colours, without loss of its lines."""
    from PIL import Image

    flat = Image.open(io.BytesIO(content)).convert("RGB")
    few = flat.quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
    packed = io.BytesIO()
    few.save(packed, "WEBP", lossless=True, quality=100, method=6)
    return packed.getvalue()


@contextmanager
def _page(browser: Browser, look: tuple[str, tuple[int, int], str]) -> Iterator[Page]:
    _, (width, height), scheme = look
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        is_mobile=width < 600,
        has_touch=width < 600,
        locale="en-GB",
    ) as context:
        yield context.new_page()


def main() -> None:
    """Take all pictures, and take away those of scenes that are no more."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        made = Path(place) / "screens"
        made.mkdir()
        browser = playwright.chromium.launch(executable_path=find(), args=list(arguments()))
        with served() as site:
            for look in LOOKS:
                with _page(browser, look) as page:
                    for scene in scenes.walk(page, site, (*scenes.TOUR, *scenes.ASKING, *scenes.PLACES)):
                        take(page, scene, look[0], made)
                own = Path(place) / f"own-{look[0]}"
                own.mkdir()
                with _page(browser, look) as page:
                    for scene in scenes.walk(page, site, scenes.own_data(own)):
                        take(page, scene, look[0], made)
                with hearing(playwright.chromium, said(), Path(place)) as heard, _page(heard, look) as page:
                    page.context.grant_permissions(["microphone"])
                    for scene in scenes.walk(page, site, scenes.SPEAKING):
                        take(page, scene, look[0], made)
        for look in LOOKS:
            files = Path(place) / f"files-{look[0]}"
            files.mkdir()
            with trouble_served(files) as (site, held), _page(browser, look) as page:
                for scene in scenes.walk(page, site, scenes.troubles(held)):
                    take(page, scene, look[0], made)
        browser.close()
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(made, FOLDER)
    PAGE.write_text(page_text(), "utf-8")
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    print(f"{len(list(FOLDER.iterdir()))} pictures, {size / 1e6:.2f} MB, in {FOLDER}")


if __name__ == "__main__":
    main()
