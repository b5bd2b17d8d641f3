"""Synthetic speakers and rooms: voices of flite that say a question, quietly or with noise."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from engine.speech.recording import Recording, Samples, read_recording

INSTALL = ("apt-get", "install", "-qq", "-y", "flite")
_QUIET = 6400  # samples before and after, as who clicks and then speaks records it


class NoFlite(RuntimeError):
    """There is nothing here that speaks."""


@dataclass(frozen=True)
class Voice:
    """A voice of flite; how slowly it speaks, and how high (0: as it is)."""

    name: str
    slowness: float = 1.0
    hertz: int = 0


@dataclass(frozen=True)
class Noise:
    """What else is heard: white, pink (more of it low) or babble (others talking), so far below the voice."""

    kind: str = ""  # "" for a quiet room
    decibels: float = 0.0

    def __str__(self) -> str:
        return f"{self.kind} noise at {self.decibels:g} dB" if self.kind else "clean"


OTHERS = (
    ("rms", "please leave a message after the tone and we will call you back as soon as we can do that"),
    ("slt", "the quick brown fox jumps over the lazy dog near the river bank in the afternoon sun"),
    ("awb", "i went to the market and bought some apples and pears for my grandmother yesterday"),
    ("kal16", "nobody knows why the train was late again this morning at the central station"),
)


def ensure_flite() -> str:
    """The program that speaks, installed where that can be done. Raises NoFlite."""
    if shutil.which("flite") is None and shutil.which("apt-get"):
        subprocess.run(INSTALL, capture_output=True, check=False)
    found = shutil.which("flite")
    if found is None:
        raise NoFlite(f"flite is not installed here, and nothing was measured; run: {' '.join(INSTALL)}")
    return found


def spoken(text: str, voice: Voice, flite: str) -> Recording:
    """A text as a voice says it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        subprocess.run([flite, *_options(voice), "-t", text, "-o", str(file)], check=True)
        return read_recording(file.read_bytes())


def _options(voice: Voice) -> Sequence[str]:
    pitch = ("--setf", f"int_f0_target_mean={voice.hertz}") if voice.hertz else ()
    slowness = ("--setf", f"duration_stretch={voice.slowness}") if voice.slowness != 1 else ()
    return "-voice", voice.name, *slowness, *pitch


def in_room(recording: Recording, noise: Noise, seed: int, flite: str) -> Recording:
    """The recording with a little quiet before and after, and noise all over it.

    The noise is so many decibels below the mean power of what was said.
    """
    samples = np.pad(recording.samples, _QUIET)
    if not noise.kind:
        return Recording(samples)
    power = float(np.mean(recording.samples**2)) / 10 ** (noise.decibels / 10)
    heard = _noise(noise.kind, len(samples), np.random.default_rng(seed), flite)
    return Recording((samples + heard * np.sqrt(power)).clip(-32_768, 32_767))


def _noise(kind: str, count: int, chance: np.random.Generator, flite: str) -> Samples:
    """Noise of a mean power of one."""
    noise: Samples = chance.normal(0.0, 1.0, count)
    if kind == "pink":
        spectrum = np.fft.rfft(noise)
        noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), count)
    if kind == "babble":
        talk = [np.resize(spoken(text, Voice(name), flite).samples, count) for name, text in OTHERS]
        noise = sum((np.roll(one, chance.integers(count)) for one in talk), np.zeros(count))
    return noise / np.sqrt(np.mean(noise**2))
