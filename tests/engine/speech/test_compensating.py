"""Noise is reckoned out of what is heard, by the sounds that the recogniser knows."""

from pathlib import Path

import numpy as np
import pytest

from engine.speech.acoustics import Sounds, known_sounds
from engine.speech.compensating import compensated
from engine.speech.features import CEPSTRA, TO_CEPSTRA, Matrix, band_powers
from engine.speech.recording import RATE, Recording, read_recording
from tests.engine.speech.spoken import noise, tone

SAID = read_recording((Path(__file__).parent / "said.wav").read_bytes())


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    from pocketsphinx import get_model_path

    return known_sounds(Path(get_model_path()) / "en-us" / "en-us")


def cepstra(recording: Recording) -> Matrix:
    return np.asarray(np.log(band_powers(recording)) @ TO_CEPSTRA.T)


def clear(recording: Recording, sounds: Sounds) -> Matrix:
    found = np.frombuffer(compensated(recording, sounds), "<f4").reshape(-1, CEPSTRA)
    return np.asarray(found, dtype=np.float64)


def in_noise(height: float) -> Recording:
    return Recording(SAID.samples + np.random.default_rng(3).normal(0, height, len(SAID.samples)))


def apart(one: Matrix, other: Matrix) -> float:
    """How far two recordings are from each other while there is a voice, less what is the same all over."""
    loudness = band_powers(SAID).sum(axis=1)
    one, other = one[loudness > np.median(loudness)], other[loudness > np.median(loudness)]
    return float(np.sqrt(np.mean(((one - one.mean(axis=0)) - (other - other.mean(axis=0))) ** 2)))


def test_a_voice_in_noise_comes_nearer_to_the_voice_alone(sounds: Sounds) -> None:
    alone, noisy = cepstra(SAID), in_noise(150.0)
    assert apart(clear(noisy, sounds), alone) < 0.95 * apart(cepstra(noisy), alone)


def test_a_voice_alone_is_left_as_it_is(sounds: Sounds) -> None:
    alone = cepstra(SAID)
    assert apart(clear(SAID, sounds), alone) < 0.05 * apart(cepstra(in_noise(150.0)), alone)


@pytest.mark.parametrize(
    "recording", [tone(0.7), noise(), Recording(np.zeros(RATE)), tone(height=0.0), Recording(np.zeros(50))]
)
def test_what_is_no_voice_makes_no_fault(recording: Recording, sounds: Sounds) -> None:
    assert np.isfinite(clear(recording, sounds)).all()


def test_the_same_recording_is_the_same_every_time(sounds: Sounds) -> None:
    assert compensated(in_noise(150.0), sounds) == compensated(in_noise(150.0), sounds)


def test_the_sounds_that_are_known_are_told_apart(sounds: Sounds) -> None:
    assert sounds.means.shape == sounds.variances.shape == (len(sounds.weights), CEPSTRA)
    assert (sounds.variances > 0).all()
    assert np.exp(sounds.weights).sum() == pytest.approx(1.0)


@pytest.mark.parametrize("hertz", [300, 1000, 3000, 6000])
def test_a_higher_tone_is_heard_in_a_higher_band(hertz: int) -> None:
    def loudest(tones: float) -> int:
        times = np.arange(RATE) / RATE
        return int(band_powers(Recording(8000 * np.sin(2 * np.pi * tones * times))).mean(axis=0).argmax())

    assert loudest(hertz) > loudest(hertz / 1.5)
