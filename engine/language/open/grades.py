"""Adjectives of degree where the model has classes: "long videos", "serious alerts"."""

from collections.abc import Iterator, Sequence

from engine.language.linking.values import ValueRef
from engine.language.open.finder import Known, made, said
from engine.language.pack import load_pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, fold
from semantic.catalog import CatalogDimension

_FEWEST = 3  # of two classes it is clear which one is meant


class Grades:
    """Such a word means the last class, or the last two of them; or the first ones."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The classes of each ordered dimension that the word at `at` may be said of."""
        for entry in known.pack.data["open"]["grades"].values():
            for side in ("high", "low"):
                end = said(tokens, at, entry[side])
                for dimension in known.catalog.dimensions.values() if end else ():
                    if _is_graded(dimension, entry["of"], known):
                        yield from made(at, end, _classes(dimension, side, known))


def _is_graded(dimension: CatalogDimension, words: Sequence[str], known: Known) -> bool:
    ordered = any(binding.field.ordered for binding in dimension.bindings)
    stems = {known.pack.stem(word) for word in dimension.label.casefold().split()}
    return (
        ordered and len(dimension.values) >= _FEWEST and any(known.pack.stem(word) in stems for word in words)
    )


def _classes(dimension: CatalogDimension, side: str, known: Known) -> Iterator[tuple[str, object]]:
    ordered = [one.value for one in dimension.values]
    if _is_falling(ordered, known):
        ordered.reverse()
    for size in (1, 2):
        chosen = ordered[-size:] if side == "high" else ordered[:size]
        yield "value", tuple(ValueRef(dimension.name, value, declared=True) for value in chosen)


def _is_falling(ordered: Sequence[object], known: Known) -> bool:
    """Whether the classes are listed from the highest on: "high, medium, low"."""
    first, last = fold(str(ordered[0])), fold(str(ordered[-1]))
    degrees = [pack.data["open"]["degrees"] for pack in (known.pack, load_pack())]
    return any(first in map(fold, one["high"]) or last in map(fold, one["low"]) for one in degrees)
