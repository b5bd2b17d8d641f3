"""The cheapest ways to cover a whole question with phrases, best first."""

import heapq
from collections.abc import Iterable
from typing import Any

from engine.language.phrases import Phrase
from engine.language.weights import WEIGHTS

Path = tuple[Phrase, ...]
_Way = tuple[float, int, Any, Phrase | None]  # its cost, when it was found, the way before, its last phrase


def segmentations(phrases: Iterable[Phrase], length: int, keep: int = 24) -> list[tuple[float, Path]]:
    """At most `keep` covers of tokens 0 to `length`, each with its cost. Ties keep the lattice's order."""
    starting: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        starting.setdefault(phrase.start, []).append(phrase)
    best: list[list[_Way]] = [[] for _ in range(length + 1)]
    best[0] = [(0.0, 0, None, None)]
    order = 0
    each = float(WEIGHTS["phrase"])
    for at in range(length):
        best[at] = heapq.nsmallest(keep, best[at])
        for phrase in starting.get(at, ()):
            price = float(phrase.cost) + (each if is_paid(phrase) else 0.0)
            reached = best[phrase.end]
            for way in best[at]:
                order += 1
                reached.append((round(way[0] + price, 6), order, way, phrase))
    return [(way[0], _path(way)) for way in heapq.nsmallest(keep, best[length])]


def is_paid(phrase: Phrase) -> bool:
    """Whether a phrase costs as one of the cover; signs and words that say nothing for certain do not."""
    return phrase.kind != "ignored" or phrase.cost > 0


def _path(way: _Way) -> Path:
    found: list[Phrase] = []
    while way[3] is not None:
        found.append(way[3])
        way = way[2]
    return tuple(reversed(found))
