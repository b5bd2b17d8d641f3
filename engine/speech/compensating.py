"""Noise reckoned out of what is heard, by which sounds of speech there are.

What speech and noise sound like together is not linear in cepstra, but known (vector Taylor series; Moreno,
1996). So each kind of sound is put into the noise and the room of the recording; a moment loses what noise
adds to the kinds that it may be. The room, with its microphone and how loud it is, is learned on the way.
"""

from dataclasses import dataclass

import numpy as np

from engine.speech.acoustics import Sounds
from engine.speech.features import CEPSTRA, TO_BANDS, TO_CEPSTRA, Matrix, band_powers
from engine.speech.recording import Recording

_QUIET = 0.15  # of the frames, the quietest
_FEWEST = 8
_ROUNDS = 3  # in which the room is learned
_FLOOR = 0.05  # of the power, left for a first guess of the speech
_LEAST = 1e-2  # variance
_FIRM = 1e-3  # keeps what is learned of the room from running away


@dataclass(frozen=True, eq=False)
class _InNoise:
    """The kinds of sound as they are heard: what noise adds, and how much of a change of theirs is left."""

    added: Matrix
    means: Matrix
    left: Matrix
    variances: Matrix


def compensated(recording: Recording, sounds: Sounds) -> bytes:
    """The cepstra of the recording without its noise, as the recogniser takes them."""
    powers = band_powers(recording)
    heard = np.log(powers) @ TO_CEPSTRA.T
    loudness = powers.sum(axis=1)
    quiet = np.argsort(loudness, kind="stable")[: max(_FEWEST, int(len(powers) * _QUIET))]
    noise, spread = heard[quiet].mean(axis=0), heard[quiet].var(axis=0)
    speech = np.maximum(powers - powers[quiet].mean(axis=0), _FLOOR * powers)
    room = (np.log(speech) @ TO_CEPSTRA.T).mean(axis=0)
    for _ in range(_ROUNDS):
        mixed = _in_noise(sounds, room, noise, spread)
        room = room + _change(heard, _shares(heard, sounds, mixed), mixed)
    mixed = _in_noise(sounds, room, noise, spread)
    clear = heard - _shares(heard, sounds, mixed) @ mixed.added
    return bytes(clear.astype("<f4").tobytes())


def _in_noise(sounds: Sounds, room: Matrix, noise: Matrix, spread: Matrix) -> _InNoise:
    above = TO_BANDS @ noise - (sounds.means + room) @ TO_BANDS.T  # of the noise, in each band
    added = np.logaddexp(0, above) @ TO_CEPSTRA.T
    left = np.einsum("ib,kb,bj->kij", TO_CEPSTRA, 1 / (1 + np.exp(above)), TO_BANDS, optimize=True)
    of_noise = np.eye(CEPSTRA) - left
    variances = np.einsum("kij,kj->ki", left**2, sounds.variances) + of_noise**2 @ spread
    return _InNoise(added, sounds.means + room + added, left, np.maximum(variances, _LEAST))


def _shares(heard: Matrix, sounds: Sounds, mixed: _InNoise) -> Matrix:
    """How likely each moment is each kind of sound."""
    sure = 1 / mixed.variances
    apart = heard**2 @ sure.T - 2 * heard @ (mixed.means * sure).T + (mixed.means**2 * sure).sum(axis=1)
    likely = sounds.weights - (np.log(mixed.variances).sum(axis=1) + apart) / 2
    shares = np.exp(likely - likely.max(axis=1, keepdims=True))
    whole: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return whole


def _change(heard: Matrix, shares: Matrix, mixed: _InNoise) -> Matrix:
    """By how much the room differs from what was thought: what makes the moments likeliest."""
    much, sure = shares.sum(axis=0), 1 / mixed.variances
    missed = (shares.T @ heard - much[:, None] * mixed.means) * sure
    weighed = mixed.left * (much[:, None] * sure)[:, :, None]
    pull = np.einsum("kai,kaj->ij", weighed, mixed.left, optimize=True) + _FIRM * np.eye(CEPSTRA)
    change: Matrix = np.linalg.solve(pull, np.einsum("kai,ka->i", mixed.left, missed))
    return change
