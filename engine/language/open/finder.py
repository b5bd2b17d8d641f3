"""What every finder of open words needs, and the phrases that it makes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from engine.language.linking.lexicon import Lexicon
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.catalog import Catalog
from semantic.metrics import Metric, SimpleMetric
from semantic.query import MetricRef

MOST = 12  # things that one open word may stand for
REASON = "open"
_STEP = 0.002  # what keeps their order: the nearest first, all of them within the margin


@dataclass(frozen=True)
class Known:
    """The language, the words of a model, and what they stand for."""

    pack: Pack
    lexicon: Lexicon
    catalog: Catalog
    dimensions: frozenset[str] = frozenset()  # that the question names

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics that may be asked for, one of each thing that is measured, in the order of the model.

        Those first that take all dimensions that the question names.
        The average, the median and the 95th percentile of one field are the same thing.
        """
        found: dict[object, Metric] = {}
        for metric in askable_metrics(self.catalog):
            found.setdefault(_measured(metric), metric)
        return tuple(sorted(found.values(), key=self._missed))

    def _missed(self, metric: Metric) -> int:
        """How many of the dimensions that the question names a metric cannot take."""
        term = MetricRef(name=metric.name)
        return sum(not self.catalog.reaches(term, name) for name in self.dimensions)

    @property
    def stems(self) -> dict[str, list[frozenset[str]]]:
        """The stems of each wording of each metric."""
        return self.lexicon.of_metrics

    def called(self, words: Iterable[str]) -> list[Metric]:
        """The metrics that have one of the words in a wording: those of the first word first."""
        wanted = [frozenset(map(self.pack.stem, norms(text))) for text in words]
        found = (
            metric
            for stems in wanted
            for metric in self.metrics
            if any(stems <= wording for wording in self.stems.get(metric.name, ()))
        )
        return list(dict.fromkeys(found))


def _measured(metric: Metric) -> object:
    """The field that a metric is of, as far as it is of one; else the metric."""
    if isinstance(metric, SimpleMetric) and metric.measure.expr:
        return metric.measure.dataset, metric.measure.expr
    return metric.name


class Finder(Protocol):
    """Finds what open words may stand for."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`."""


def made(
    start: int, end: int, targets: Iterable[tuple[str, object]], weight: float = WEIGHTS["open"]
) -> Iterator[Phrase]:
    """A phrase for each of the kinds and targets, a little dearer from one to the next."""
    for place, (kind, target) in zip(range(MOST), targets, strict=False):
        cost = weight + place * _STEP
        yield Phrase(start, end, kind, target, cost, REASON, guessed=True)  # type: ignore[arg-type]


def said(tokens: Sequence[Token], at: int, words: Iterable[str]) -> int:
    """The index after the longest of the wordings that the tokens from `at` on are; 0 for none."""
    wordings = (norms(text) for text in words)
    fitting = (
        len(wording)
        for wording in wordings
        if wording == tuple(token.norm for token in tokens[at : at + len(wording)])
    )
    return max((at + size for size in fitting if size), default=0)
