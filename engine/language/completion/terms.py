"""Metrics, dimensions and units of time that may come at a place."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from engine.language.completion.place import Place
from engine.language.linking.lexicon import Term
from engine.language.reader import Reader
from engine.language.tokens import words_of
from semantic.catalog import CatalogDimension
from semantic.metrics import Metric
from semantic.query import MetricRef

_SOURCES = ("label", "synonym", "name")
_GRAINS = ("day", "week", "month", "quarter", "year", "hour")


@dataclass(frozen=True)
class Found:
    """The text of a completion, and what it is."""

    text: str
    about: str


@dataclass(frozen=True)
class Terms:
    """Finds them by the beginnings of their wordings, those said by their label first."""

    reader: Reader

    def find(self, place: Place, most: int) -> Iterator[Found]:
        """At most so many of each kind of wording, each thing once."""
        told: set[tuple[str, str]] = set()
        typed = bool(place.words or place.letters)
        for term in self._beginning(place) if typed else self._likely(place):
            key = (term.kind, term.target)
            if len(told) < most and key not in told and self._fits(term, place):
                told.add(key)
                yield self._found(term)
        if place.splits:
            units = self.reader.pack.data["restate"]["units"]
            for grain in _GRAINS:
                text = str(units[grain][0])
                if not place.words and words_of(text)[0].startswith(place.letters):
                    yield Found(text, "")

    def _beginning(self, place: Place) -> list[Term]:
        """Terms with a wording that begins with what is typed."""
        wordings = self.reader.linker.lexicon.in_order
        start = (*place.words, place.letters)
        found: list[Term] = []
        for at in range(bisect_left(wordings, (start,)), len(wordings)):
            words, term = wordings[at][0], wordings[at][2]
            if words[: len(place.words)] != place.words:
                break
            if len(words) > len(place.words) and not words[len(place.words)].startswith(place.letters):
                break
            if words != start or len(found) == 0:
                found.append(term)
        return sorted(found, key=lambda term: _SOURCES.index(term.source))

    def _likely(self, place: Place) -> Iterator[Term]:
        """Where nothing is typed yet: dimensions to split by, or metrics, in the order of the model."""
        terms = self.reader.linker.lexicon.terms
        wanted = "metric" if place.names else "dimension"
        if place.splits or place.joins in ("metric", "dimension") or place.last is None:
            yield from (term for term in terms if term.kind == wanted and term.source == "label")

    def _fits(self, term: Term, place: Place) -> bool:
        if place.has(term.kind, term.target):
            return False
        if term.kind == "metric":
            return place.names and self._takes(term.target, place)
        if term.kind != "dimension":
            return False
        allowed = place.splits or place.joins == "dimension" or not place.goes_on
        return allowed and self._may_name(term.target) and self.reaches(place, term.target)

    def _may_name(self, dimension: str) -> bool:
        known = self.reader.catalog.dimensions.get(dimension)
        return known is not None and not known.field.personal

    def reaches(self, place: Place, dimension: str) -> bool:
        """Whether all metrics named before can be split by the dimension."""
        catalog = self.reader.catalog
        return all(catalog.reaches(MetricRef(name=name), dimension) for name in place.metrics)

    def _takes(self, metric: str, place: Place) -> bool:
        """Whether the metric can be split by all dimensions named before."""
        named = [phrase.target for phrase in place.phrases if phrase.kind == "dimension"]
        return all(self.reader.catalog.reaches(MetricRef(name=metric), name) for name in named)

    def _found(self, term: Term) -> Found:
        catalog = self.reader.catalog
        thing = catalog.metrics[term.target] if term.kind == "metric" else catalog.dimensions[term.target]
        return Found(self._written(term, thing), thing.description or thing.label)

    def _written(self, term: Term, thing: Metric | CatalogDimension) -> str:
        """The wording as the model writes it."""
        texts = (thing.label, *thing.synonyms)
        text = next((text for text in texts if words_of(text) == term.words), " ".join(term.words))
        return self.reader.restater.namer.lowered(text)
