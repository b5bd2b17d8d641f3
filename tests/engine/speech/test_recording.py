"""A recording is read from a file, and refused where no question can be in it."""

import io
import wave

import numpy as np
import pytest

from engine.speech.cleaning import cleaned
from engine.speech.recording import RATE, Recording, RecordingError, as_wav, check, read_recording
from tests.engine.speech.spoken import noise, tone


def test_what_is_written_is_read() -> None:
    again = read_recording(as_wav(tone()))
    assert np.abs(again.samples - tone().samples).max() <= 1


@pytest.mark.parametrize(("rate", "channels"), [(48_000, 1), (44_100, 2), (8_000, 1)])
def test_other_rates_and_channels_are_brought_to_one(rate: int, channels: int) -> None:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.full(rate * channels, 700, dtype="<i2").tobytes())
    found = read_recording(content.getvalue())
    assert found.seconds == pytest.approx(1.0, abs=0.01)
    assert found.samples.max() == found.samples.min() == 700


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all", as_wav(tone())[:30]])
def test_what_is_no_recording_is_refused(content: bytes) -> None:
    with pytest.raises(RecordingError, match="unreadable"):
        read_recording(content)


def test_a_voice_is_listened_to() -> None:
    assert check(tone()) > 20


@pytest.mark.parametrize(
    ("recording", "reason"),
    [
        (tone(0.4), "too_short"),
        (tone(25), "too_long"),
        (Recording(np.zeros(2 * RATE)), "silent"),
        (noise(height=20.0), "silent"),
        (noise(), "noisy"),
        (Recording(tone(height=90_000.0).samples.clip(-32_768, 32_767)), "clipped"),
    ],
)
def test_what_cannot_be_a_question_is_refused(recording: Recording, reason: str) -> None:
    with pytest.raises(RecordingError, match=reason):
        check(recording)


def test_noise_is_taken_out_and_a_voice_is_left() -> None:
    voice, hiss = tone(), noise(height=300.0)
    clean = cleaned(Recording(voice.samples + hiss.samples)).samples
    quiet, loud = slice(0, RATE // 8), slice(RATE // 2, RATE)
    assert np.std(clean[quiet]) < 0.4 * np.std(hiss.samples[quiet])
    assert np.std(clean[loud]) == pytest.approx(np.std(voice.samples[loud]), rel=0.1)
    assert len(clean) == len(voice.samples)
