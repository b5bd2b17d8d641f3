"""The words of questions about the model, as data beside each pack: patterns by what they ask for."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from engine.cache import cached_text
from engine.language.patterns import Element, compile_pattern
from engine.language.tokens import fold, norms
from engine.types.about import AboutKind

Frame = tuple[AboutKind, Sequence[Element]]
_SECTIONS = ("frames", "then", "otherwise", "unexplained")


@dataclass(frozen=True, eq=False)
class AboutWords:
    """Those of one language; nothing where it has none."""

    data: Mapping[str, Any]

    @cached_property
    def digest(self) -> str:
        """Of everything in them: what is made of them is filed under this."""
        return hashlib.sha256(json.dumps(self.data).encode()).hexdigest()

    @cached_property
    def nouns(self) -> dict[tuple[str, ...], str]:
        """Nouns that may stand beside a thing, with what they take it for."""
        return {norms(word): kind for kind, words in self.data.get("nouns", {}).items() for word in words}

    @cached_property
    def also(self) -> frozenset[tuple[str, ...]]:
        """Words that change nothing in such a question."""
        return frozenset(norms(word) for word in self.data.get("also", ()))

    @cached_property
    def anywhere(self) -> frozenset[str]:
        """Single words that change nothing wherever they stand."""
        return frozenset(fold(word) for word in self.data.get("anywhere", ()))

    @cached_property
    def longest(self) -> int:
        """Words of the longest of these."""
        return max(map(len, (*self.also, *self.nouns)), default=0)

    def frames(self, section: str) -> tuple[Frame, ...]:
        """The patterns of a section with what they ask for."""
        return self._frames[section]

    @cached_property
    def _frames(self) -> dict[str, tuple[Frame, ...]]:
        return {
            section: tuple(
                (kind, compile_pattern(pattern))
                for kind, patterns in self.data.get(section, {}).items()
                for pattern in patterns
            )
            for section in _SECTIONS
        }

    @cached_property
    def known(self) -> frozenset[str]:
        """Every single word of them: none is a typing error."""
        return frozenset(word for words in self._said() for word in words if word.isalpha())

    def _said(self) -> Iterator[tuple[str, ...]]:
        yield from self.nouns
        yield from self.also
        yield tuple(self.anywhere)
        for section in _SECTIONS:
            for _, elements in self.frames(section):
                for element in elements if self.data else ():
                    yield from () if element.slot else element.choices

    @property
    def told(self) -> Mapping[str, Any]:
        """The sentences of the answers."""
        told: Mapping[str, Any] = self.data["told"]
        return told


def _source(language: str) -> str:
    path = files("engine.packs").joinpath("about", f"{language}.yaml")
    return path.read_text(encoding="utf-8") if path.is_file() else "{}"


def _load(source: str) -> str:
    import yaml

    return json.dumps(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@lru_cache(maxsize=16)
def about_words(language: str) -> AboutWords:
    """The words of a language (ISO code) for such questions."""
    source = _source(language)
    return AboutWords(json.loads(cached_text(f"about {language} {source!r}", lambda: _load(source))))
