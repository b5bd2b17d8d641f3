"""An index from the words of stored values to the values and the dimensions that hold them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from engine.language.tokens import joined_form, words_of
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import Scalar, bucket_labels


@dataclass(frozen=True)
class ValueRef:
    """A stored value of a dimension. `declared` when the model itself gives the word for it.

    `classed` when it is a class of a number, such as "below 10", which alone is said like a comparison.
    """

    dimension: str
    value: Scalar
    declared: bool = False
    classed: bool = False


Words = tuple[str, ...]
SHORTEST_SPELLED = 4  # letters of the shortest word that a typing error may be corrected to
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_SYMBOLS = re.compile(r"[\W_]+")


class Values(Protocol):
    """How values are looked up, wherever the index over them is."""

    @property
    def longest(self) -> int:
        """Words of the longest value."""

    def find(self, words: Words) -> Sequence[ValueRef]:
        """Values said whole."""

    def parts(self, word: str) -> Sequence[ValueRef]:
        """Values that have this word, which carries a digit, among others."""

    def begins(self, words: Words) -> bool:
        """Whether a longer value begins with these words."""

    def knows(self, word: str) -> bool:
        """Whether it is a word of any value."""

    def spelled(self, first: str, length: int) -> Sequence[str]:
        """Words of values by first letter and length, letters alone, in order: to correct typing errors."""

    def starting(self, words: Words, letters: str, most: int) -> Sequence[ValueRef]:
        """Values that go on after whole words with a word of these first letters, in order of their words."""

    def alike(self, text: str, most: int, percent: float) -> Sequence[str]:
        """Values that resemble a text by so many percent, most alike first."""

    def stored_of(self, dimension: str, most: int) -> tuple[Scalar, ...]:
        """The stored values of a dimension; none where they are more than `most`."""


@dataclass
class ValueIndex:
    """Look-up of values by their folded words, and by single words that carry a digit; in memory."""

    exact: dict[Words, list[ValueRef]] = field(default_factory=dict)
    by_digit_word: dict[str, list[ValueRef]] = field(default_factory=dict)
    stored: dict[str, tuple[Scalar, ...]] = field(default_factory=dict)
    longest: int = 1
    _known: set[tuple[Hashable, ...]] = field(default_factory=set)

    def add(self, text: str, ref: ValueRef) -> None:
        """Make a text find a value."""
        for words in ways_to_say(text):
            self._add_words(words, ref)

    def _add_words(self, words: Words, ref: ValueRef) -> None:
        if self._is_new(words, ref):
            self.exact.setdefault(words, []).append(ref)
        self.longest = max(self.longest, len(words))
        for word in telling_words(words):
            if self._is_new(word, ref):
                self.by_digit_word.setdefault(word, []).append(ref)

    def _is_new(self, said: Words | str, ref: ValueRef) -> bool:
        """Whether the words do not lead to the value yet; thousands of values may share a word."""
        key = (said, ref.dimension, ref.value)
        if key in self._known:
            return False
        self._known.add(key)
        return True

    def find(self, words: Words) -> Sequence[ValueRef]:
        """Values said whole."""
        return self.exact.get(words, ())

    def parts(self, word: str) -> Sequence[ValueRef]:
        """Values that have this word, which carries a digit, among others."""
        return self.by_digit_word.get(word, ())

    def begins(self, words: Words) -> bool:
        """Whether a longer value begins with these words."""
        at = bisect_right(self._ordered, words)
        return at < len(self._ordered) and self._ordered[at][: len(words)] == words

    def knows(self, word: str) -> bool:
        """Whether it is a word of any value."""
        return word in self._words

    def spelled(self, first: str, length: int) -> Sequence[str]:
        """Words of values by first letter and length, letters alone, in order."""
        return self._spelled.get((first, length), ())

    def starting(self, words: Words, letters: str, most: int) -> Sequence[ValueRef]:
        """Values that go on after whole words with a word of these first letters, in order of their words."""
        found: dict[ValueRef, None] = {}
        for at in range(bisect_left(self._ordered, (*words, letters)), len(self._ordered)):
            said = self._ordered[at]
            if said[: len(words)] != words or not "".join(said[len(words) :][:1]).startswith(letters):
                break
            found.update(dict.fromkeys(self.exact[said]))
            if len(found) >= most:
                break
        return tuple(found)[:most]

    def alike(self, text: str, most: int, percent: float) -> Sequence[str]:
        """Values that resemble a text by so many percent, most alike first."""
        return nearest(text, self._said, most, percent)

    def stored_of(self, dimension: str, most: int) -> tuple[Scalar, ...]:
        """The stored values of a dimension; none where they are more than `most`."""
        found = self.stored.get(dimension, ())
        return found if len(found) <= most else ()

    @cached_property
    def _said(self) -> dict[str, ValueRef]:
        return {" ".join(words): refs[0] for words, refs in self.exact.items()}

    @cached_property
    def _ordered(self) -> list[Words]:
        return sorted(self.exact)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for words in self.exact for word in words)

    @cached_property
    def _spelled(self) -> dict[tuple[str, int], list[str]]:
        groups: dict[tuple[str, int], list[str]] = {}
        for word in sorted(filter(is_spelled, self._words)):
            groups.setdefault((word[0], len(word)), []).append(word)
        return groups


def ways_to_say(text: str) -> list[Words]:
    """The folded words by which a value is found: as it stands, without hyphens, and without all symbols."""
    plain = joined_form(text).replace("'", "").replace("’", "")
    others = sorted({plain, _HYPHEN.sub(" ", text), _SYMBOLS.sub(" ", text).strip()} - {text})
    return list(dict.fromkeys(map(words_of, (*others, text))))


_SHORT_NUMBER = 2  # digits


def telling_words(words: Words) -> list[str]:
    """The words that alone may tell a value from others: those with a digit.

    Of several numbers in one value a short one does not: an hour is no name of a stretch of time.
    """
    found = [word for word in words if any(map(str.isdigit, word)) and len(word) > 1] if words[1:] else []
    alone = sum(any(map(str.isdigit, word)) for word in words) == 1
    return [word for word in found if alone or not word.isdecimal() or len(word) > _SHORT_NUMBER]


def is_spelled(word: str) -> bool:
    """Whether typing errors may be corrected to this word."""
    return len(word) >= SHORTEST_SPELLED and word.isalpha()


def nearest(text: str, values: Mapping[str, ValueRef], most: int, percent: float) -> list[str]:
    """Of values by their words those that resemble a text, most alike first."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        text.casefold(), list(values), scorer=fuzz.ratio, limit=most, score_cutoff=percent
    )
    return [str(values[said].value) for said, _, _ in found]


def build_index(catalog: Catalog, stored: Mapping[str, tuple[Scalar, ...]]) -> ValueIndex:
    """The index over declared value words and the stored values of each dimension."""
    index = ValueIndex()
    for name, dimension in open_dimensions(catalog):
        bounds = dimension.field.buckets
        found = bucket_labels(bounds) if bounds else stored.get(name, ())
        index.stored[name] = tuple(found)
        for value in found:
            index.add(str(value), ValueRef(name, value, classed=bool(bounds)))
        add_declared(index, dimension, _among(found))
    return index


def _among(found: Sequence[Scalar]) -> Callable[[str], bool]:
    """Whether the data may hold a value; where nothing is known of them, any."""
    return {str(value) for value in found}.__contains__ if found else lambda text: True


def open_dimensions(catalog: Catalog) -> Iterator[tuple[str, CatalogDimension]]:
    """The dimensions whose values may be known."""
    return ((name, found) for name, found in catalog.dimensions.items() if not found.field.personal)


def add_declared(index: ValueIndex, dimension: CatalogDimension, may_be: Callable[[str], bool]) -> None:
    """The values that the model names, where the data may hold them."""
    for declared in dimension.values:
        for text in (str(declared.value), declared.label, *declared.synonyms):
            if text and may_be(str(declared.value)):
                index.add(text, ValueRef(dimension.name, declared.value, declared=True))
