"""A recording as samples, and whether it can be listened to at all."""

import io
import wave
from dataclasses import dataclass
from typing import Any

import numpy as np

RATE = 16_000  # samples in a second
LONGEST_S, SHORTEST_S = 20.0, 0.7
_FRAME = RATE // 50
_FULL = 32_000  # of 32,767
_CLIPPED = 0.01  # of the samples at full scale: more than a plosive too near
_SILENT = 60.0  # root mean square of what is as good as nothing
_NOISY_DB = 6.0  # speech that stands out by less is not made out
_FLOOR = 0.15  # of the frames, the quietest: what is heard while nobody speaks
_SPEECH = 0.1  # of the frames, the loudest

Samples = np.ndarray[Any, np.dtype[np.float64]]


class RecordingError(ValueError):
    """A recording that is not listened to; the argument is a word for the reason."""


@dataclass(frozen=True)
class Recording:
    """Samples between -32,768 and 32,767 at `RATE`, one channel."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE


def read_recording(content: bytes) -> Recording:
    """The recording in a WAV file of 16 bits, in one channel and at the rate that is listened at."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            frames = file.readframes(min(file.getnframes(), int(rate * (LONGEST_S + 1))))
    except (wave.Error, EOFError, ValueError):
        raise RecordingError("unreadable") from None
    if width != 2 or not channels or not rate:
        raise RecordingError("unreadable")
    whole = len(frames) // (2 * channels) * 2 * channels
    samples = np.frombuffer(frames[:whole], dtype="<i2").astype(np.float64)
    mono = samples.reshape(-1, channels).mean(axis=1)
    return Recording(mono if rate == RATE else _at_rate(mono, rate))


def as_wav(recording: Recording) -> bytes:
    """The recording as a WAV file."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(recording.samples.clip(-32_768, 32_767).astype("<i2").tobytes())
    return content.getvalue()


def _at_rate(samples: Samples, rate: int) -> Samples:
    places = np.arange(int(len(samples) * RATE / rate)) * rate / RATE
    return np.interp(places, np.arange(len(samples)), samples)


def check(recording: Recording) -> float:
    """By how many decibels the voice stands out.

    Raises RecordingError for what no question can be in: too short or long, silent, clipped, only noise.
    """
    if recording.seconds < SHORTEST_S:
        raise RecordingError("too_short")
    if recording.seconds > LONGEST_S:
        raise RecordingError("too_long")
    loudness = np.sort(_loudness(recording.samples))
    if loudness[-max(1, int(len(loudness) * _SPEECH)) :].mean() < _SILENT:
        raise RecordingError("silent")
    if float(np.mean(np.abs(recording.samples) >= _FULL)) > _CLIPPED:
        raise RecordingError("clipped")
    out = _stands_out(loudness)
    if out < _NOISY_DB:
        raise RecordingError("noisy")
    return out


def _loudness(samples: Samples) -> Samples:
    """Of each fiftieth of a second, without what does not change."""
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
    loudness: Samples = np.sqrt(np.mean((frames - samples.mean()) ** 2, axis=1))
    return loudness


def _stands_out(sorted_loudness: Samples) -> float:
    """By how many decibels the loud parts stand out of the quiet ones."""
    count = len(sorted_loudness)
    quiet = sorted_loudness[: max(1, int(count * _FLOOR))].mean()
    loud = sorted_loudness[-max(1, int(count * _SPEECH)) :].mean()
    return float(20 * np.log10(max(loud, 1.0) / max(quiet, 1.0)))
