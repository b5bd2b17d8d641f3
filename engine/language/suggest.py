"""Ways out of a question that cannot be answered: queries near to it, best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from engine.language.grammar.compose import Reading, compose
from engine.language.near import Neighbourhood
from engine.language.phrases import Phrase
from engine.language.reader import Reader, Understanding, worth_offering
from semantic.askable import askable_metrics
from semantic.catalog import CatalogDimension
from semantic.filters import fields_of
from semantic.query import UNCUT, DimensionTerm, LogicalQuery, MetricRef, MetricTerm, PartTerm, TimeTerm
from semantic.time_parts import dimensions_in

_SPLITS = 3
_LOOKED_AT = 5  # unknown words that something near is looked for
_IN_VAIN = 12  # what stands in the way of so many metrics stands in the way of all


@dataclass(frozen=True)
class Suggester:
    """Finds queries that can stand in for one that failed. The caller plans them before it offers them."""

    reader: Reader

    def nearby(self, understanding: Understanding, failed: Reading | None) -> Iterator[LogicalQuery]:
        """Queries near a failed reading: without its unknown words, or with a metric filled in."""
        if failed is None:
            return
        known = tuple(phrase for phrase in failed.phrases if phrase.kind != "unknown")
        plain = self._compose(known, understanding)
        if plain.query is not None:
            yield plain.query
        yield from self._of_each_side(known, understanding)
        for word in self.unknown_words(failed)[:_LOOKED_AT]:
            yield from self._near_metrics(word, known, understanding)
        if any(phrase.kind in ("dimension", "value") for phrase in known):
            yield from self.with_metrics(known, understanding)

    def _of_each_side(
        self, phrases: tuple[Phrase, ...], understanding: Understanding
    ) -> Iterator[LogicalQuery]:
        """Of parts of time held against each other, such as weekdays and weekends: each by itself."""
        against = [phrase for phrase in phrases if (phrase.kind, phrase.target) == ("op", "compare")]
        sides = [phrase for phrase in phrases if phrase.kind == "moment"]
        for side in sides if against and len(sides) == 2 else ():
            gone = [*against, *(one for one in sides if one is not side)]
            query = self._compose(tuple(one for one in phrases if one not in gone), understanding).query
            if query is not None:
                yield query

    def with_metrics(
        self, phrases: tuple[Phrase, ...], understanding: Understanding
    ) -> Iterator[LogicalQuery]:
        """The same question asked of each metric that can take its dimensions, headline metrics first.

        A long question, which is dear to read, is asked of fewer; what the first one was split or filtered by
        says which others are not worth reading it for.
        """
        most, in_vain = worth_offering(understanding.tokens), 0
        needed: tuple[str, ...] = ()
        for metric in islice(askable_metrics(self.reader.catalog), most):
            if not self._all_reached((MetricRef(name=metric.name),), needed):
                continue
            query = self._filled_in(metric.name, phrases, understanding)
            in_vain += query is None
            needed = _dimensions(query) if query is not None else needed
            if query is not None and self._fits(query):
                yield query
            elif in_vain > _IN_VAIN:
                break

    def _near_metrics(
        self, word: str, phrases: tuple[Phrase, ...], understanding: Understanding
    ) -> Iterator[LogicalQuery]:
        for kind, target in Neighbourhood(self.reader).things(word):
            if kind == "metric":
                query = self._filled_in(target, phrases, understanding)
                if query is not None and self._fits(query):
                    yield query

    def _filled_in(
        self, name: str, phrases: tuple[Phrase, ...], understanding: Understanding
    ) -> LogicalQuery | None:
        return self._compose(_filled(phrases, name, len(understanding.tokens)), understanding).query

    def _fits(self, query: LogicalQuery) -> bool:
        return self._all_reached(query.metrics, _dimensions(query))

    def _all_reached(self, terms: Iterable[MetricTerm], dimensions: Iterable[str]) -> bool:
        reaches = self.reader.catalog.reaches
        return all(reaches(term, dimension) for term in terms for dimension in dimensions)

    def _compose(self, phrases: tuple[Phrase, ...], understanding: Understanding) -> Reading:
        return compose(0.0, phrases, understanding.tokens, self.reader.context)

    def _reaches(self, query: LogicalQuery, dimension: str) -> bool:
        return self._all_reached(query.metrics, (dimension,))

    def aggregates_of(self, reading: Reading, understanding: Understanding) -> Iterator[LogicalQuery]:
        """For a field said without an aggregation: its average, its total, its median."""
        for aggregate in ("average", "sum", "median", "max"):
            phrases = tuple(
                part
                for phrase in reading.phrases
                for part in (
                    (replace(phrase, kind="agg", target=aggregate, end=phrase.start), phrase)
                    if phrase.kind == "measure"
                    else (phrase,)
                )
            )
            query = self._compose(phrases, understanding).query
            if query is not None:
                yield query

    def reachable(self, query: LogicalQuery) -> Iterator[LogicalQuery]:
        """The query without what its metrics cannot take, split by what they can."""
        groups = tuple(
            term
            for term in query.group_by
            if isinstance(term, TimeTerm | PartTerm) or self._reaches(query, term.name)
        )
        if any(self._is_snapshot(term) for term in query.metrics):
            groups = tuple(term for term in groups if not isinstance(term, TimeTerm))
        filters_fit = all(
            self._reaches(query, name) for name in dimensions_in(query.where, self.reader.catalog)
        )
        plain = query.model_copy(
            update={
                "group_by": groups,
                "where": query.where if filters_fit else None,
                **UNCUT,
            }
        )
        for dimension in self._splits(query):
            if all(dimension.name != getattr(term, "name", "") for term in groups):
                yield plain.model_copy(update={"group_by": (*groups, DimensionTerm(name=dimension.name))})
        if not plain.having and not plain.calculations:
            yield plain

    def _is_snapshot(self, term: MetricTerm) -> bool:
        """Whether the term is a reading of one moment, which time cannot split."""
        metric = self.reader.catalog.metrics.get(term.key)
        return metric is not None and metric.additivity == "snapshot"

    def _splits(self, query: LogicalQuery) -> list[CatalogDimension]:
        catalog = self.reader.catalog
        able = [
            dimension
            for name, dimension in catalog.dimensions.items()
            if dimension.field.role == "dimension" and self._reaches(query, name)
        ]
        return able[:_SPLITS]

    def by_dimensions(self, query: LogicalQuery) -> Iterator[LogicalQuery]:
        """The query split by each of a few dimensions its metrics reach."""
        for dimension in self._splits(query):
            yield query.model_copy(update={"group_by": (DimensionTerm(name=dimension.name),)})

    def finer(self, query: LogicalQuery) -> Iterator[LogicalQuery]:
        """The query one level further down the hierarchies that it is grouped by: cities after countries."""
        for at, term in enumerate(query.group_by):
            name = self._below(term.name) if isinstance(term, DimensionTerm) else ""
            if name and self._reaches(query, name):
                groups = (*query.group_by[:at], DimensionTerm(name=name), *query.group_by[at + 1 :])
                yield query.model_copy(update={"group_by": tuple(dict.fromkeys(groups))})

    def _below(self, dimension: str) -> str:
        """The next finer level, in the same role; "" at the bottom and outside of hierarchies."""
        catalog = self.reader.catalog
        known = catalog.dimensions.get(dimension)
        own = known.of or known.name if known else ""
        for levels in (found.levels for found in catalog.model.hierarchies):
            for coarse, fine in pairwise(levels):
                if coarse == own and known is not None:
                    return ".".join((*known.roles, fine))
        return ""

    def instead_of(self, query: LogicalQuery, names: Iterable[str]) -> Iterator[LogicalQuery]:
        """The query by each of some dimensions in the place of the one that they tell apart."""
        for name in names:
            of = self.reader.catalog.dimensions[name].of if name in self.reader.catalog.dimensions else ""
            groups = tuple(
                DimensionTerm(name=name) if isinstance(term, DimensionTerm) and term.name == of else term
                for term in query.group_by
            )
            if groups != query.group_by:
                yield query.model_copy(update={"group_by": groups})

    def headlines(self) -> Iterator[LogicalQuery]:
        """The model's examples, then its first metrics by something they reach."""
        yield from self.reader.examples
        for metric in askable_metrics(self.reader.catalog)[:_SPLITS]:
            yield LogicalQuery(metrics=(MetricRef(name=metric.name),))

    @staticmethod
    def unknown_words(reading: Reading) -> tuple[str, ...]:
        """The words nobody knows, as typed."""
        return tuple(str(phrase.target) for phrase in reading.phrases if phrase.kind == "unknown")


_BEFORE_METRIC = ("share", "change", "growth", "number_of")


def _filled(phrases: tuple[Phrase, ...], metric: str, end: int) -> tuple[Phrase, ...]:
    """The phrases with a metric where one is missing: for a vague word, after "share of", or at the end."""
    added = Phrase(end, end, "metric", metric, 0.0, "filled in")
    kept = [phrase for phrase in phrases if phrase.kind != "vague"]
    openers = [
        at
        for at, phrase in enumerate(kept)
        if phrase.kind == "agg" or (phrase.kind == "op" and phrase.target in _BEFORE_METRIC)
    ]
    place = openers[-1] + 1 if openers else len(kept)
    if openers:
        added = replace(added, start=kept[place - 1].end, end=kept[place - 1].end)
    return (*kept[:place], added, *kept[place:])


def _dimensions(query: LogicalQuery) -> tuple[str, ...]:
    groups = tuple(term.name for term in query.group_by if isinstance(term, DimensionTerm))
    return groups + fields_of(query.where)
