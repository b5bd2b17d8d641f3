"""The readers of one model, one for each language, made when a question first needs them."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from engine.cache import kept_in
from engine.language.countries import add_countries
from engine.language.definitions import TaughtWord
from engine.language.detect import UNSPACED_LANGUAGES, Markers, Scripts, markers_of, scripts_of
from engine.language.kept_words import MOST_IN_MEMORY, kept_file, kept_index
from engine.language.linking.layered_values import layered
from engine.language.linking.value_file import ValueFile
from engine.language.linking.values import ValueIndex, ValueRef, Values
from engine.language.pack import languages, load_pack
from engine.language.reader import Reader, build_reader
from engine.language.unspaced import has_unspaced
from engine.types.value_lists import value_lists
from semantic.catalog import Catalog
from semantic.fields import Scalar
from semantic.translations import languages_of, translated


@dataclass
class Readers:
    """Reads questions about one catalog and its stored values in whatever language they come.

    `home` is the language that is taken where a question does not show another one.
    FileNotFoundError where there is no pack for it. `cache` is a folder of its own for what is kept of them.
    """

    catalog: Catalog
    stored: Mapping[str, tuple[Scalar, ...]]
    home: str = "en"
    taught: tuple[TaughtWord, ...] = ()
    cache: Path | None = None
    _made: dict[str, Reader] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def at_home(self) -> Reader:
        """The reader of the home language."""
        return self.reader(self.home)

    def reader(self, language: str) -> Reader:
        """The reader of a language. Safe to call from any thread."""
        with self._making, kept_in(self.cache):
            if language not in self._made:
                model = translated(self.catalog.model, language)
                catalog = self.catalog if model is self.catalog.model else Catalog(model)
                values = self._values(catalog)
                self._made[language] = build_reader(catalog, load_pack(language), values, self.taught)
            return self._made[language]

    def _values(self, catalog: Catalog) -> Values:
        """The values in the words of one language; where they are very many, all languages share a file."""
        if value_lists(self.stored).total <= MOST_IN_MEMORY:
            index = kept_index(catalog, self.stored)
            self._teach(index, catalog)
            add_countries(index, catalog, self.stored)
            return index
        found = layered(catalog, self._file)
        add_countries(found.named, catalog, self.stored)
        self._teach(found.named, catalog)
        return found

    def _teach(self, index: ValueIndex, catalog: Catalog) -> None:
        """Let the words that the user taught find their values."""
        for word in self.taught:
            if word.kind == "value" and word.value is not None and word.name in catalog.dimensions:
                index.add(word.word, ValueRef(word.name, word.value, declared=True))

    @cached_property
    def _file(self) -> ValueFile:
        with kept_in(self.cache):
            return kept_file(self.catalog, value_lists(self.stored))

    def for_question(self, text: str, spoken: str = "") -> Reader:
        """The reader of the language that the question is in; `spoken` is that of the reply before.

        A question whose every word the home language knows as it stands is in that language, if the model
        is written in it; the words of a model in another language are known in all.
        """
        home = spoken or self.home
        foreign = home in languages_of(self.catalog.model) or self._markers.names not in ("", home)
        if not foreign and self.reader(home).knows_all(text):
            return self.reader(home)
        return self.reader(self._unspaced(text) or self._markers.language_of(text, home, bool(spoken)))

    def _unspaced(self, text: str) -> str:
        """The language of a text without spaces, "" for any other."""
        if not has_unspaced(text):
            return ""
        return self._scripts.language_of(text, self.home, lambda *words: self._markers.has_word_of(*words))

    @cached_property
    def _markers(self) -> Markers:
        spaced = [code for code in languages() if code not in UNSPACED_LANGUAGES]
        with kept_in(self.cache):
            return markers_of(self.catalog.model, self.catalog.digest, spaced)

    @cached_property
    def _scripts(self) -> Scripts:
        with kept_in(self.cache):
            return scripts_of(self.catalog.model, self.catalog.digest)
