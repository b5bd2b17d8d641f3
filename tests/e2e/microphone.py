"""A browser whose microphone plays a file, and how a question is spoken into it."""

import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, BrowserType, Page, expect

from engine.speech.recording import RATE, Recording, as_wav
from tests.e2e.asking import settle
from tests.e2e.browser import arguments, find

SAID = Path(__file__).parents[1] / "engine" / "speech" / "said.wav"
QUESTION = "watch time by country last month"
HEARD_S = 5  # so long a recording has all of the question
ROUND_S = 9.0  # the microphone hears its file again and again: so long is one time, with quiet in it


def said() -> Recording:
    """The question, with quiet before and behind."""
    with wave.open(str(SAID)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(float)
    behind = int(ROUND_S * RATE) - len(samples) - RATE // 4
    return Recording(np.pad(samples, (RATE // 4, behind)))


@contextmanager
def hearing(kind: BrowserType, recording: Recording, place: Path) -> Iterator[Browser]:
    """A browser of its own that hears a recording again and again; the file of it is kept in a folder."""
    file = place / "heard.wav"
    file.write_bytes(as_wav(recording))
    fake = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    switches = [*arguments(), *fake, f"--use-file-for-fake-audio-capture={file}"]
    browser = kind.launch(executable_path=find(), args=switches)
    try:
        yield browser
    finally:
        browser.close()


def offered(page: Page) -> Any:
    """The button that begins a recording, once it can be pressed."""
    button = page.get_by_test_id("stAudioInputActionButton").first
    expect(button).to_have_accessible_name("Record", timeout=20_000)
    settle(page)
    return button


def record(page: Page, seconds: int) -> None:
    """Record so long; at 0 it is stopped as soon as it runs."""
    button = offered(page)
    button.click()
    clock = page.get_by_test_id("stAudioInputWaveformTimeCode")
    expect(clock).to_have_text(f"00:0{seconds}", timeout=20_000)
    expect(button).not_to_have_accessible_name("Record", timeout=20_000)
    button.click()
