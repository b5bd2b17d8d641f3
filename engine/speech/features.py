"""What the recogniser hears of a recording: cepstra, in the measures its acoustic model was trained with.

A frame is the power in bands as wide as the ear's; its cepstra are the shape of their logarithms. The figures
stand in the model's `feat.params` (lowest and highest frequency, bands, lifter) or are pocketsphinx's own.
"""

from typing import Any

import numpy as np

from engine.speech.recording import RATE, Recording

_LOWEST, _HIGHEST = 130.0, 6800.0  # hertz
_BANDS, CEPSTRA, _LIFTER = 25, 13, 22
_FRAME, _STEP, _SIZE = 410, 160, 512
_LEANS = 0.97  # high tones are lifted: what is left of the sample before is taken off
_LEAST = 1e-4  # power, so that silence has a logarithm

Matrix = np.ndarray[Any, np.dtype[np.float64]]


def band_powers(recording: Recording) -> Matrix:
    """The power of each frame in each band."""
    lifted = np.append(recording.samples[:1], recording.samples[1:] - _LEANS * recording.samples[:-1])
    padded = np.pad(lifted, (0, max(_STEP, _FRAME - len(lifted))))
    starts = np.arange(0, len(padded) - _FRAME + 1, _STEP)
    frames = padded[starts[:, None] + np.arange(_FRAME)] * np.hamming(_FRAME)
    powers: Matrix = np.abs(np.fft.rfft(frames, _SIZE, axis=1)) ** 2 @ _bands().T + _LEAST
    return powers


def _bands() -> Matrix:
    """How much of each frequency counts in each band: triangles of one area, evenly spaced to the ear."""
    mels = np.linspace(_mel(_LOWEST), _mel(_HIGHEST), _BANDS + 2)
    width = RATE / _SIZE
    edges = np.floor(700 * (10 ** (mels / 2595) - 1) / width + 0.5) * width
    low, middle, high = (edges[at : at + _BANDS, None] for at in range(3))
    hertz = np.arange(_SIZE // 2 + 1) * width
    sides = np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle))
    bands: Matrix = np.maximum(sides, 0.0) * 2 / (high - low)
    return bands


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _cosines() -> Matrix:
    """From logarithms of bands to cepstra."""
    rows, columns = np.arange(CEPSTRA)[:, None], np.arange(_BANDS)
    waves = np.cos(np.pi * rows * (columns + 0.5) / _BANDS) * np.sqrt(2 / _BANDS)
    waves[0] /= np.sqrt(2)
    return np.asarray(waves * (1 + _LIFTER / 2 * np.sin(np.pi * rows / _LIFTER)), dtype=np.float64)


TO_CEPSTRA = _cosines()
TO_BANDS: Matrix = np.asarray(np.linalg.pinv(TO_CEPSTRA), dtype=np.float64)
