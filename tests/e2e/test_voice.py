"""A question spoken into a microphone that plays a file: shown, confirmed, asked."""

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from engine.speech.recording import RATE, Recording, as_wav
from tests.e2e.asking import WIDE, open_page, sentence, settle
from tests.e2e.browser import arguments, find

SAID = Path(__file__).parents[1] / "engine" / "speech" / "said.wav"
QUESTION = "watch time by country last month"
ROUND_S = 9.0  # the microphone hears its file again and again: so long is one time, with quiet in it
Microphone = Callable[[Recording], Page]


@pytest.fixture
def microphone(browser: Browser, tmp_path: Path) -> Iterator[Microphone]:
    """Makes a page whose microphone hears a recording again and again."""
    opened: list[Browser] = []

    def hearing(recording: Recording) -> Page:
        file = tmp_path / "heard.wav"
        file.write_bytes(as_wav(recording))
        fake = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
        switches = [*arguments(), *fake, f"--use-file-for-fake-audio-capture={file}"]
        opened.append(browser.browser_type.launch(executable_path=find(), args=switches))
        return opened[-1].new_page(permissions=["microphone"])

    yield hearing
    for one in opened:
        one.close()


def said() -> Recording:
    """The question, with quiet before and behind."""
    with wave.open(str(SAID)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(float)
    behind = int(ROUND_S * RATE) - len(samples) - RATE // 4
    return Recording(np.pad(samples, (RATE // 4, behind)))


def record(page: Page, seconds: int) -> None:
    """Record so long and wait for what comes of it."""
    page.locator(".st-key-speak button").click()
    button = page.get_by_test_id("stAudioInputActionButton").first
    expect(button).to_have_accessible_name("Record", timeout=20_000)
    settle(page)
    button.click()
    clock = page.get_by_test_id("stAudioInputWaveformTimeCode")
    expect(clock).to_have_text(f"00:0{seconds}", timeout=20_000)
    button.click()


@pytest.mark.browser
def test_a_spoken_question_is_confirmed_and_then_answered(microphone: Microphone, site: str) -> None:
    page = microphone(said())
    open_page(page, site, WIDE)
    record(page, 5)
    text = page.locator(".st-key-voice input[type=text]")
    expect(text).to_have_value(QUESTION, timeout=60_000)
    expect(page.locator(".st-key-voice")).to_contain_text("Watch time by country last month")
    assert page.locator(".pl-question").count() == 0  # nothing is asked by itself
    expect(page.locator(".st-key-voice audio")).to_have_count(0)
    page.locator(".st-key-voice-ask button").click()
    expect(page.locator(".pl-question")).to_have_count(1, timeout=20_000)
    assert "June 2026" in sentence(page) or "May 2026" in sentence(page)
    expect(page.locator(".st-key-speak button")).to_be_visible()
