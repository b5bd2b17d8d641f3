"""The numbers that speak of some words, though nothing is called so: "data quality", "playback"."""

from engine.language.reader import Reader
from engine.language.tokens import words_of
from engine.types.about import Thing
from semantic.askable import askable_metrics
from semantic.query import MetricRef


class Topics:
    """The words that each metric speaks of, in its own texts or in those of its datasets."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._stems: dict[str, frozenset[str]] = {}

    def metrics(self, words: list[str]) -> tuple[Thing, ...]:
        """Those that speak of all the words."""
        wanted = set(map(self._reader.pack.stem, words))
        names = [metric.name for metric in askable_metrics(self._reader.catalog)] if wanted else []
        return tuple(Thing("metric", name) for name in names if wanted <= self._spoken_of(name))

    def _spoken_of(self, name: str) -> frozenset[str]:
        if name not in self._stems:
            catalog, stem = self._reader.catalog, self._reader.pack.stem
            metric = catalog.metrics[name]
            datasets = [catalog.datasets[fact] for fact in catalog.facts(MetricRef(name=name))]
            texts = [metric.label, metric.description, *metric.synonyms]
            texts += [text for one in datasets for text in (one.label, one.description, one.noun)]
            self._stems[name] = frozenset(stem(word) for text in texts if text for word in words_of(text))
        return self._stems[name]
