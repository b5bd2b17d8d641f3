"""The readers of one model, one for each language, made when a question first needs them."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.language.detect import Markers, markers_of
from engine.language.kept_words import kept_index
from engine.language.pack import languages, load_pack
from engine.language.reader import Reader, build_reader
from semantic.catalog import Catalog
from semantic.fields import Scalar
from semantic.translations import translated


@dataclass
class Readers:
    """Reads questions about one catalog and its stored values in whatever language they come.

    `home` is the language that is taken where a question does not show another one.
    FileNotFoundError where there is no pack for it.
    """

    catalog: Catalog
    stored: Mapping[str, tuple[Scalar, ...]]
    home: str = "en"
    _made: dict[str, Reader] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def at_home(self) -> Reader:
        """The reader of the home language."""
        return self.reader(self.home)

    def reader(self, language: str) -> Reader:
        """The reader of a language. Safe to call from any thread."""
        with self._making:
            if language not in self._made:
                model = translated(self.catalog.model, language)
                catalog = self.catalog if model is self.catalog.model else Catalog(model)
                values = kept_index(catalog, self.stored)
                self._made[language] = build_reader(catalog, load_pack(language), values)
            return self._made[language]

    def for_question(self, text: str) -> Reader:
        """The reader of the language that the question is in.

        A question whose every word the home language knows as it stands is in that language.
        """
        if self.at_home.knows_all(text):
            return self.at_home
        return self.reader(self._markers.language_of(text, self.home))

    @cached_property
    def _markers(self) -> Markers:
        return markers_of(self.catalog.model, self.catalog.digest, languages())
