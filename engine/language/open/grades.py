"""Adjectives of degree where the model has classes: "long videos", "serious alerts"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made, said
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.values import ValueRef
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
                        yield from made(at, end, _classes(dimension, side))


def _is_graded(dimension: CatalogDimension, words: Sequence[str], known: Known) -> bool:
    ordered = any(binding.field.ordered for binding in dimension.bindings)
    stems = {known.pack.stem(word) for word in dimension.label.casefold().split()}
    return (
        ordered and len(dimension.values) >= _FEWEST and any(known.pack.stem(word) in stems for word in words)
    )


def _classes(dimension: CatalogDimension, side: str) -> Iterator[tuple[str, object]]:
    ordered = list(dimension.values)
    for size in (1, 2):
        chosen = ordered[-size:] if side == "high" else ordered[:size]
        yield "value", tuple(ValueRef(dimension.name, one.value, declared=True) for one in chosen)
