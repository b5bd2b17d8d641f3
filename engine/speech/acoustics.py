"""The sounds that an acoustic model knows, read from its files, as a mixture small enough to reckon with."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from engine.speech.features import CEPSTRA, Matrix

_GATHERED = 256  # kinds of sound
_ROUNDS = 15
_LEAST = 1e-3  # variance
Kinds = np.ndarray[Any, np.dtype[np.int64]]
_END = b"endhdr\n"


@dataclass(frozen=True, eq=False)
class Sounds:
    """Kinds of sound by their cepstra, less what is the same all over a recording.

    `weights` are logarithms of how much of the mixture each kind is.
    """

    means: Matrix
    variances: Matrix
    weights: Matrix


@lru_cache(maxsize=2)
def known_sounds(folder: Path) -> Sounds:
    """The sounds of the model in a folder: near ones are gathered into one kind."""
    means, variances = _read(folder / "means"), np.maximum(_read(folder / "variances"), _LEAST)
    kind = _gathered(means / np.sqrt(means.var(axis=0) + variances.mean(axis=0)))
    kinds = [kind == one for one in range(_GATHERED) if (kind == one).any()]
    centres = np.array([means[own].mean(axis=0) for own in kinds])
    squares = np.array([(variances[own] + means[own] ** 2).mean(axis=0) for own in kinds])
    weights = np.log([own.mean() for own in kinds])
    return Sounds(centres, squares - centres**2, weights)


def _gathered(places: Matrix) -> Kinds:
    """The number of the kind of each, by k-means; the same every time."""
    chance = np.random.default_rng(0)
    centres = places[chance.choice(len(places), _GATHERED, replace=False)]
    kind = _nearest(places, centres)
    for _ in range(_ROUNDS - 1):
        own = [places[kind == one] for one in range(_GATHERED)]
        centres = np.array([
            some.mean(axis=0) if len(some) else old for some, old in zip(own, centres, strict=True)
        ])  # fmt: skip
        kind = _nearest(places, centres)
    return kind


def _nearest(places: Matrix, centres: Matrix) -> Kinds:
    nearest: Kinds = ((centres**2).sum(axis=1) - 2 * places @ centres.T).argmin(axis=1)
    return nearest


def _read(file: Path) -> Matrix:
    """The first stream of a file of Gaussians: the cepstra themselves, not how they change.

    After the head stand the mark of the byte order, how many codebooks, streams and densities, the length
    of each stream, how many figures, and the figures.
    """
    content = file.read_bytes()
    begun = content.index(_END) + len(_END) + 4
    books, streams, densities = (int(one) for one in np.frombuffer(content, "<i4", 3, begun))
    figures = np.frombuffer(content, "<f4", books * streams * densities * CEPSTRA, begun + 4 * (4 + streams))
    of_first = figures.reshape(books, streams, densities, CEPSTRA)[:, 0]
    return of_first.reshape(-1, CEPSTRA).astype(np.float64)
