"""Every page and state meets WCAG 2.1 A and AA in both themes and sizes; the whole task is done by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import scenes
from tests.e2e.asking import PHONE, WIDE, box
from tests.e2e.axe import violations
from tests.e2e.serving import trouble_served
from tests.e2e.troubled import Troubled

# Colours change over a moment; what turns for ever, as a sign of work does, is not waited for.
STILL = """() => document.getAnimations().every(
  (one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)"""
# In an order in which one thing changes at a time: each change is drawn.
LOOKS = [(WIDE, "light"), (WIDE, "dark"), (PHONE, "dark"), (PHONE, "light")]


def faults(page: Page, part: str = "") -> list[str]:
    """What axe finds in all looks of what stands on the page, or in a part of it, one line each."""
    found = []
    for (width, height), scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        page.wait_for_function(STILL)
        for rule in violations(page, part):
            found += [f"{width} {scheme} {rule['id']}: {node['html'][:200]}" for node in rule["nodes"]]
        found += [f"{width} {scheme} wider than the screen"] * too_wide(page, width)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    page.emulate_media(color_scheme="light")
    return found


def too_wide(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)


def test_pages_and_states_of_asking_have_no_fault_of_accessibility(page: Page, site: str) -> None:
    seen = scenes.walk(page, site, (*scenes.ASKING, *scenes.TOUR))
    found = {one.name: faults(page, one.part) for one in seen if one.is_checked}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("place", scenes.PLACES, ids=lambda one: str(one.name))
def test_other_pages_have_no_fault_of_accessibility(page: Page, site: str, place: scenes.Scene) -> None:
    for _ in scenes.walk(page, site, (place,)):
        assert faults(page) == []


@pytest.fixture
def trouble(tmp_path: Path) -> Iterator[tuple[str, Troubled]]:
    """The address of a server that everything goes wrong for, and what goes wrong."""
    with trouble_served(tmp_path) as served:
        yield served


def test_each_trouble_has_a_state_with_a_way_out_and_no_fault(
    page: Page, trouble: tuple[str, Troubled]
) -> None:
    site, held = trouble
    found: dict[str, list[str]] = {}
    for scene in scenes.walk(page, site, scenes.troubles(held)):
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        if scene.name == "model-faults":
            told = page.locator(".pl-faults").inner_text()
            assert "oven.yaml:" in told
        if scene.name == "working":  # nothing of the first page is left in its place
            expect(page.locator(".st-key-underway, .st-key-tour-offer")).to_have_count(1)
        if scene.name == "stopped":
            expect(box(page)).to_have_value("heat")
        if scene.is_checked:
            found[scene.name] = faults(page)
    assert {name: lines for name, lines in found.items() if lines} == {}
