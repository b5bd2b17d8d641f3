"""Stored values that may come at a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language.completion.place import Place
from engine.language.completion.terms import Found, Terms
from engine.language.reader import Reader

_LOOKED_AT = 40


@dataclass(frozen=True)
class StoredValues:
    """Finds values by their beginnings; of dimensions that the metrics named before reach."""

    reader: Reader
    terms: Terms

    def find(self, place: Place, most: int) -> Iterator[Found]:
        """At most so many, each text once. Nothing where no letter is typed yet: there may be a million."""
        if not place.letters or place.splits:
            return
        told: set[str] = set()
        for ref in self.reader.linker.values.starting(place.words, place.letters, _LOOKED_AT):
            text = str(ref.value)
            if len(told) < most and text not in told and self._fits(place, ref.dimension):
                told.add(text)
                yield Found(text, self.reader.restater.namer.dimension(ref.dimension))

    def _fits(self, place: Place, dimension: str) -> bool:
        known = self.reader.catalog.dimensions.get(dimension)
        return known is not None and not known.field.personal and self.terms.reaches(place, dimension)
