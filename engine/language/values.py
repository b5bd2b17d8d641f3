"""An index from the words of stored values to the values and the dimensions that hold them."""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from engine.language.tokens import joined_form, words_of
from semantic.catalog import Catalog
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
_SYMBOLS = re.compile(r"[\W_]+")


@dataclass
class ValueIndex:
    """Look-up of values by their folded words, and by single words that carry a digit."""

    exact: dict[Words, list[ValueRef]] = field(default_factory=dict)
    by_digit_word: dict[str, list[ValueRef]] = field(default_factory=dict)
    stored: dict[str, tuple[Scalar, ...]] = field(default_factory=dict)
    longest: int = 1
    _known: set[tuple[Hashable, ...]] = field(default_factory=set)

    def add(self, text: str, ref: ValueRef) -> None:
        """Make a text find a value."""
        plain = joined_form(text).replace("'", "").replace("’", "")
        for variant in {plain, _without_symbols(text)} - {text}:
            self._add_words(words_of(variant), ref)
        self._add_words(words_of(text), ref)

    def _add_words(self, words: Words, ref: ValueRef) -> None:
        if self._is_new(words, ref):
            self.exact.setdefault(words, []).append(ref)
        self.longest = max(self.longest, len(words))
        for word in words if len(words) > 1 else ():
            if len(word) > 1 and any(map(str.isdigit, word)) and self._is_new(word, ref):
                self.by_digit_word.setdefault(word, []).append(ref)

    def _is_new(self, said: Words | str, ref: ValueRef) -> bool:
        """Whether the words do not lead to the value yet; thousands of values may share a word."""
        key = (said, ref.dimension, ref.value)
        if key in self._known:
            return False
        self._known.add(key)
        return True

    def find(self, words: Words) -> list[ValueRef]:
        """Values said whole."""
        return self.exact.get(words, [])

    def words(self) -> Iterable[str]:
        """Every single word of every value, for spelling correction."""
        return {word for words in self.exact for word in words}


def build_index(catalog: Catalog, stored: Mapping[str, tuple[Scalar, ...]]) -> ValueIndex:
    """The index over declared value words and the stored values of each dimension."""
    index = ValueIndex()
    for name, dimension in catalog.dimensions.items():
        if dimension.field.personal:
            continue
        bounds = dimension.field.buckets
        found = bucket_labels(bounds) if bounds else stored.get(name, ())
        known = {str(value) for value in found}
        index.stored[name] = tuple(found)
        for value in found:
            index.add(str(value), ValueRef(name, value, classed=bool(bounds)))
        for declared in dimension.values:
            if known and str(declared.value) not in known:
                continue
            for text in (str(declared.value), declared.label, *declared.synonyms):
                if text:
                    index.add(text, ValueRef(name, declared.value, declared=True))
    return index


def _without_symbols(text: str) -> str:
    """Letters and digits alone, as a value is typed without its punctuation."""
    return " ".join(_SYMBOLS.sub(" ", text).split())
