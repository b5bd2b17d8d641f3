"""An index from the words of stored values to the values and the dimensions that hold them."""

from collections.abc import Iterable, Mapping
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


@dataclass
class ValueIndex:
    """Look-up of values by their folded words, and by single words that carry a digit."""

    exact: dict[Words, list[ValueRef]] = field(default_factory=dict)
    by_digit_word: dict[str, list[ValueRef]] = field(default_factory=dict)
    stored: dict[str, tuple[Scalar, ...]] = field(default_factory=dict)
    longest: int = 1

    def add(self, text: str, ref: ValueRef) -> None:
        """Make a text find a value."""
        plain = joined_form(text).replace("'", "").replace("’", "")
        for variant in {plain, _without_symbols(text)} - {text}:
            self._add_words(words_of(variant), ref)
        self._add_words(words_of(text), ref)

    def _add_words(self, words: Words, ref: ValueRef) -> None:
        found = self.exact.setdefault(words, [])
        if all((known.dimension, known.value) != (ref.dimension, ref.value) for known in found):
            found.append(ref)
        self.longest = max(self.longest, len(words))
        for word in words if len(words) > 1 else ():
            if any(char.isdigit() for char in word) and len(word) > 1:
                self._add_digit_word(word, ref)

    def _add_digit_word(self, word: str, ref: ValueRef) -> None:
        found = self.by_digit_word.setdefault(word, [])
        if all(known.value != ref.value or known.dimension != ref.dimension for known in found):
            found.append(ref)

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
    return " ".join("".join(char if char.isalnum() else " " for char in text).split())
