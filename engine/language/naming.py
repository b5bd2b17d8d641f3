"""The words by which a thing is called so that reading them finds that thing and no other."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.language.lexicon import Lexicon, TermKind, Words
from engine.language.tokens import words_of
from semantic.catalog import Catalog


@dataclass(frozen=True)
class Namer:
    """Unmistakable names for the things of a catalog."""

    catalog: Catalog
    lexicon: Lexicon

    def metric(self, name: str) -> str:
        """The clearest wording of a metric."""
        metric = self.catalog.metrics[name]
        return self._clearest("metric", name, metric.label, metric.synonyms)

    def dimension(self, name: str) -> str:
        """The clearest wording of a dimension or field."""
        dimension = self.catalog.dimensions[name]
        roles: dict[str, TermKind] = {"measure": "measure", "time": "timefield"}
        kind = roles.get(dimension.field.role, "dimension")
        return self._clearest(kind, name, dimension.label, dimension.synonyms)

    def lowered(self, text: str) -> str:
        """The text inside a sentence: lower case at the front, unless the word is an abbreviation.

        In a language whose nouns have capitals, as it is.
        """
        if self.lexicon.pack.data["restate"]["capitals"]:
            return text
        return text[:1].lower() + text[1:] if text[1:2].islower() else text

    def _clearest(self, kind: TermKind, target: str, label: str, synonyms: Iterable[str]) -> str:
        """The label where it is not shared, else a synonym or a longer wording that is not."""
        own = [" ".join(words) for words in self._wordings(kind, target)]
        for text in (label, *synonyms, *own):
            if text and self._points_at_one(text):
                return text
        return label or target

    def _wordings(self, kind: TermKind, target: str) -> list[Words]:
        return self.lexicon.by_target.get((kind, target), [])

    def _points_at_one(self, text: str) -> bool:
        words = words_of(text)
        if words in self.lexicon.pack.units or words in self.lexicon.pack.parts:
            return False
        stems = tuple(map(self.lexicon.pack.stem, words))
        singulars = tuple(map(self.lexicon.pack.singular, words))
        same = [
            term
            for term in self.lexicon.whole(stems)
            if term.kind != "dataset" and term.singulars == singulars
        ]
        return len({(term.kind, term.target) for term in same}) == 1
