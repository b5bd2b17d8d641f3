"""The words by which a thing is called so that reading them finds that thing and no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.language.linking.lexicon import Lexicon, Term, TermKind, Words
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

    def rows(self, name: str) -> tuple[str, bool]:
        """The words for rows of a dataset that are counted, and whether they may name something else too."""
        dataset = self.catalog.datasets[name]
        texts = [text for text in (dataset.nouns, dataset.label, *dataset.synonyms) if text]
        count = self.lexicon.pack.data["restate"]["aggregates"]["count"]
        alone = next((one for one in texts if self._names_rows_only(one, f"{count} {one}")), "")
        return alone or next(iter(texts), name.replace("_", " ")), not alone

    def _names_rows_only(self, *texts: str) -> bool:
        """Whether nothing but the dataset is called by any of the texts."""
        found: list[Words] = [tuple(map(self.lexicon.pack.stem, words_of(text))) for text in texts]
        same = [term for stems in found for term in self.lexicon.whole(stems)]
        # "Anzahl GPUs" is also said as "Anzahl der GPUs".
        longest = {stem for stems in found for stem in stems}
        near = self.lexicon.containing.get(found[0][-1], []) if found[0] else []
        same += [term for term in near if set(found[0]) < set(term.stems) <= longest]
        return not any(term.kind == "metric" or self._is_named_by(term, texts[0]) for term in same)

    def _is_named_by(self, term: Term, text: str) -> bool:
        """Whether the values of a dimension are called so: "videos" are no video titles."""
        if term.kind != "dimension":
            return False
        pack, label = self.lexicon.pack, self.catalog.dimensions[term.target].label
        return pack.singular(pack.head(text)) == pack.singular(pack.head(label))

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


def rows_text(dataset: str, words: Mapping[str, Any], namer: Namer) -> str:
    """ "Number of videos"; "number of registered viewers" where the noun alone would be another number."""
    named, shared = namer.rows(dataset)
    if shared:
        return str(words["rows"].format(things=namer.lowered(named)))
    return f"{words['aggregates']['count']} {namer.lowered(named)}"
