"""Stored values, the same for all languages, and over them the values that a model names in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from engine.language.linking.value_file import ValueFile
from engine.language.linking.values import ValueIndex, ValueRef, Words, add_declared, open_dimensions
from semantic.catalog import Catalog
from semantic.fields import Scalar, bucket_labels


@dataclass(frozen=True)
class LayeredValues:
    """Looks up in both; found values stand in the order of the dimensions, stored before named ones."""

    stored: ValueFile
    named: ValueIndex
    places: Mapping[str, int]

    @cached_property
    def longest(self) -> int:
        """Words of the longest value."""
        return max(self.stored.longest, self.named.longest)

    def find(self, words: Words) -> Sequence[ValueRef]:
        """Values said whole."""
        return self._merged(self.stored.find(words), self.named.find(words))

    def parts(self, word: str) -> Sequence[ValueRef]:
        """Values that have this word, which carries a digit, among others."""
        return self._merged(self.stored.parts(word), self.named.parts(word))

    def begins(self, words: Words) -> bool:
        """Whether a longer value begins with these words."""
        return self.named.begins(words) or self.stored.begins(words)

    def knows(self, word: str) -> bool:
        """Whether it is a word of any value."""
        return self.named.knows(word) or self.stored.knows(word)

    def spelled(self, first: str, length: int) -> Sequence[str]:
        """Words of values by first letter and length, letters alone, in order."""
        named = self.named.spelled(first, length)
        stored = self.stored.spelled(first, length)
        return sorted({*stored, *named}) if named else stored

    def starting(self, words: Words, letters: str, most: int) -> Sequence[ValueRef]:
        """Values that go on after whole words with a word of these first letters."""
        stored = self.stored.starting(words, letters, most)
        named = self.named.starting(words, letters, most)
        known = {(ref.dimension, ref.value) for ref in stored}
        return [*stored, *(ref for ref in named if (ref.dimension, ref.value) not in known)][:most]

    def alike(self, text: str, most: int, percent: float) -> Sequence[str]:
        """Values that resemble a text by so many percent."""
        found = chain(self.named.alike(text, most, percent), self.stored.alike(text, most, percent))
        return list(dict.fromkeys(found))[:most]

    def stored_of(self, dimension: str, most: int) -> tuple[Scalar, ...]:
        """The stored values of a dimension; none where they are more than `most`."""
        return self.named.stored_of(dimension, most) or self.stored.stored_of(dimension, most)

    def _merged(self, stored: Sequence[ValueRef], named: Sequence[ValueRef]) -> Sequence[ValueRef]:
        if not named and len(stored) < 2:
            return stored
        known = {(ref.dimension, ref.value) for ref in stored}
        more = (ref for ref in named if (ref.dimension, ref.value) not in known)
        return sorted(chain(stored, more), key=lambda ref: self.places[ref.dimension])


def layered(catalog: Catalog, stored: ValueFile) -> LayeredValues:
    """The values of a catalog: those in the file, and those that the model names where the data have them."""
    named = ValueIndex()
    for name, dimension in open_dimensions(catalog):
        labels = bucket_labels(dimension.field.buckets) if dimension.field.buckets else ()
        named.stored[name] = tuple(labels)
        for label in labels:
            named.add(str(label), ValueRef(name, label, classed=True))
        add_declared(named, dimension, _may_be(name, labels, stored))
    return LayeredValues(stored, named, {name: at for at, name in enumerate(catalog.dimensions)})


def _may_be(name: str, labels: Sequence[Scalar], stored: ValueFile) -> Callable[[str], bool]:
    if labels:
        return set(map(str, labels)).__contains__
    if not stored.has_values(name):
        return lambda text: True
    return lambda text: stored.is_stored(name, text)
