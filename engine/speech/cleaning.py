"""Steady noise taken out of a recording, by what is heard in it while nobody speaks.

The gain of each frequency is that of the least error in the logarithm of the spectrum (Ephraim and Malah,
1985), by a guess at how far speech stands out that leans on the moment before.
"""

from typing import Any

import numpy as np

from engine.speech.recording import Recording

_FRAME, _STEP = 400, 100
_LEANS = 0.92  # on the moment before
_QUIET = 0.15  # of the frames, the quietest
_LEAST_GAIN = 0.06
_LEAST = 10 ** (-25 / 10)  # of how far speech stands out
_KEPT = 0.1  # of the recording as it was: what is too clean sounds strange
_SPREAD = np.ones(9) / 9  # neighbouring frequencies have about the same noise

Spectrum = np.ndarray[Any, np.dtype[np.float64]]


def cleaned(recording: Recording) -> Recording:
    """The recording with less noise."""
    samples = np.pad(recording.samples, (0, max(0, _FRAME - len(recording.samples))))
    window = np.hanning(_FRAME + 1)[:_FRAME]
    starts = np.arange(0, len(samples) - _FRAME + 1, _STEP)
    spectra = np.fft.rfft(samples[starts[:, None] + np.arange(_FRAME)] * window, axis=1)
    frames = np.fft.irfft(spectra * _gains(np.abs(spectra) ** 2), _FRAME, axis=1) * window
    clean, weight = np.zeros(len(samples)), np.zeros(len(samples))
    for start, frame in zip(starts, frames, strict=True):
        clean[start : start + _FRAME] += frame
        weight[start : start + _FRAME] += window**2
    clean /= np.maximum(weight, 1e-3)
    return Recording(((1 - _KEPT) * clean + _KEPT * samples)[: len(recording.samples)])


def _gains(power: Spectrum) -> Spectrum:
    """How much of each frequency at each moment is kept."""
    noise = _noise(power)
    gains, before = np.empty_like(power), np.zeros(power.shape[1])
    for at, now in enumerate(power):
        above = np.minimum(now / noise, 1e4)
        speech = np.maximum(_LEANS * before + (1 - _LEANS) * np.maximum(above - 1, 0), _LEAST)
        share = speech / (1 + speech)
        gain = np.minimum(share * np.exp(_half_integral(share * above)), 1.0)
        before = gain**2 * above
        gains[at] = np.maximum(gain, _LEAST_GAIN)
    return gains


def _noise(power: Spectrum) -> Spectrum:
    """The mean power of the quietest moments."""
    quietest = np.argsort(power.sum(axis=1))[: max(5, int(len(power) * _QUIET))]
    mean = np.pad(power[quietest].mean(axis=0), 4, mode="edge")
    noise: Spectrum = np.convolve(mean, _SPREAD, "valid") + 1e-9
    return noise


def _half_integral(value: Spectrum) -> Spectrum:
    """Half the exponential integral E1, by its usual approximation in three pieces."""
    tens = np.log10(np.maximum(value, 1e-10))
    middle = np.where(value <= 1, -1.544 * tens + 0.166, 10 ** (-0.52 * value - 0.26))
    half: Spectrum = np.where(value < 0.1, -2.31 * tens - 0.6, middle) / 2
    return half
