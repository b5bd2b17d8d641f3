"""Default filters switched off by name: "including test load", "without the default filter real"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.language.pack import Pack
from engine.language.patterns import compile_pattern, match, may_start
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms, words_of
from semantic.catalog import Catalog
from semantic.model import DefaultFilter

Words = tuple[str, ...]
_LENGTH = 12


def name_of(found: DefaultFilter) -> str:
    """The words of a filter's name."""
    return found.name.replace("_", " ")


def left_out_by(found: DefaultFilter, pack: Pack) -> str:
    """What it takes out, where its label says so: "test load" of "test load left out"; else ""."""
    endings = (f" {ending}" for ending in sorted(pack.data["left_out"], key=len, reverse=True))
    said = (found.label[: -len(end)] for end in endings if found.label.casefold().endswith(end.casefold()))
    return next(said, "").strip()


@dataclass(frozen=True)
class FilterFinder:
    """Finds them where the words of a filter's name stand; `filters` are the model's, by these words."""

    pack: Pack
    filters: Mapping[Words, DefaultFilter]

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`."""
        window = tokens[at : at + _LENGTH]
        for pattern, slot in self.pack.data["default_filters"] if self.filters else ():
            elements = compile_pattern(pattern)
            if not may_start(elements, window, self._fill):
                continue
            for end, slots in match(elements, window, 0, self._fill, {}):
                yield Phrase(at, at + end, "unfiltered", slots[slot], 0.0, "default filter")

    def _fill(self, slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
        for name, found in self.filters.items():
            words = name if slot == "filter" else norms(left_out_by(found, self.pack))
            if words and tuple(token.norm for token in tokens[at : at + len(words)]) == words:
                yield found.name, at + len(words)


def filters_of(catalog: Catalog) -> dict[Words, DefaultFilter]:
    """The default filters of a model by the words of their names."""
    found = [one for dataset in catalog.model.datasets for one in dataset.default_filters]
    return {words_of(name_of(one)): one for one in found}
