"""A question spoken into a microphone that plays a file, confirmed, and asked; and noise, refused."""

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from app.texts import en
from tests.e2e.asking import PHONE, WIDE, open_page, sentence, settle
from tests.e2e.browser import arguments, find

SAID = Path(__file__).parents[1] / "engine" / "speech" / "said.wav"
QUESTION = "watch time by country last month"


def microphone(file: Path) -> Iterator[Page]:
    """A page whose microphone hears the file, again and again."""
    heard = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=[*arguments(), *heard, f"--use-file-for-fake-audio-capture={file}"]
        )
        yield browser.new_page(permissions=["microphone"])
        browser.close()


def with_pause(file: Path, samples: np.ndarray) -> Path:
    """A file of these samples with two seconds of quiet behind, so that a part of them is told from the rest."""
    with wave.open(str(file), "wb") as made:
        made.setparams((1, 2, 16_000, 0, "NONE", ""))
        made.writeframes(np.concatenate([samples, np.zeros(32_000)]).astype("<i2").tobytes())
    return file
