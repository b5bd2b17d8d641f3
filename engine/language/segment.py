"""The cheapest ways to cover a whole question with phrases, best first."""

import heapq
from collections.abc import Iterable

from engine.language.phrases import Phrase
from engine.language.weights import WEIGHTS

Path = tuple[Phrase, ...]


def segmentations(phrases: Iterable[Phrase], length: int, keep: int = 24) -> list[tuple[float, Path]]:
    """At most `keep` covers of tokens 0 to `length`, each with its cost. Ties keep the lattice's order."""
    starting: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        starting.setdefault(phrase.start, []).append(phrase)
    best: list[list[tuple[float, int, Path]]] = [[] for _ in range(length + 1)]
    best[0] = [(0.0, 0, ())]
    order = 0
    for at in range(length):
        best[at] = heapq.nsmallest(keep, best[at])
        for phrase in starting.get(at, ()):
            price = phrase.cost + (WEIGHTS["phrase"] if phrase.kind != "ignored" else 0.0)
            price += WEIGHTS["phrase"] * (phrase.kind == "ignored" and phrase.cost > 0)
            for cost, _, path in best[at]:
                order += 1
                best[phrase.end].append((round(cost + price, 6), order, (*path, phrase)))
    return [(cost, path) for cost, _, path in heapq.nsmallest(keep, best[length])]
