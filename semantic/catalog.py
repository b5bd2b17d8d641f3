"""The model compiled for look-ups: which dimension reaches which metric, and by which joins."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from semantic.composition import ingredients
from semantic.dimensions import Binding, CatalogDimension, plain_dimensions, role_dimensions
from semantic.made_metrics import aggregate_measure, made_metrics
from semantic.measures import Measure
from semantic.metrics import Metric, MetricInput
from semantic.model import Dataset, SemanticModel
from semantic.network import Between, Network
from semantic.routes import Path
from semantic.terms import AggregateTerm, MetricRef, MetricTerm

__all__ = ["Binding", "Catalog", "CatalogDimension", "Route"]


@dataclass(frozen=True)
class Route:
    """How a fact reaches a field: the joins to follow, and the field."""

    joins: Path
    binding: Binding

    @property
    def spreads(self) -> bool:
        """Whether one row of the fact may have several values."""
        return any(hop.spreads for hop in self.joins)


@dataclass(frozen=True)
class Catalog:
    """Everything that may be asked for, by name. Built from a model, never changed."""

    model: SemanticModel

    @cached_property
    def digest(self) -> str:
        """Of everything in the model: what is made of it is filed under this."""
        return hashlib.sha256(self.model.model_dump_json().encode()).hexdigest()

    @cached_property
    def datasets(self) -> dict[str, Dataset]:
        """Datasets by name."""
        return {dataset.name: dataset for dataset in self.model.datasets}

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Metrics by name."""
        return {metric.name: metric for metric in self.model.metrics}

    @cached_property
    def askable(self) -> tuple[Metric, ...]:
        """The metrics that a question may name, in the order of the model."""
        return tuple(metric for metric in self.model.metrics if not metric.private)

    @cached_property
    def private_metrics(self) -> frozenset[str]:
        """The names of the metrics that no question may name."""
        return frozenset(metric.name for metric in self.model.metrics if metric.private)

    @cached_property
    def open_datasets(self) -> dict[str, Dataset]:
        """The datasets that a question may name, by name."""
        return {name: dataset for name, dataset in self.datasets.items() if not dataset.private}

    @cached_property
    def default_filters(self) -> dict[str, Dataset]:
        """The dataset of each filter that holds where nothing else is said, by the filter's name."""
        return {one.name: dataset for dataset in self.model.datasets for one in dataset.default_filters}

    @cached_property
    def own_dimensions(self) -> dict[str, CatalogDimension]:
        """Dimensions without those that are seen again through a role."""
        return {name: known for name, known in self.dimensions.items() if not known.roles}

    @cached_property
    def dimensions(self) -> dict[str, CatalogDimension]:
        """Dimensions by name: shared ones by theirs, the others as `dataset.field`.

        Those behind a relationship with a role come again, as `role.name`. Nothing private is among them.
        """
        plain = plain_dimensions(self.model)
        return plain | {
            name: known for name, known in role_dimensions(plain, self.network).items() if name not in plain
        }

    @cached_property
    def own_ends(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The dimensions that a dataset has itself, by it and the last word of their label in lower case."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, known in self.dimensions.items():
            end = known.label.casefold().split()[-1:]
            for binding in known.bindings if end and not known.roles else ():
                found.setdefault((binding.dataset, end[0]), []).append(name)
        return {place: tuple(names) for place, names in found.items()}

    @cached_property
    def network(self) -> Network:
        """The ways between datasets."""
        return Network(self.model)

    def routes(self, fact: str, dimension: str) -> tuple[Route, ...]:
        """The shortest ways from a fact to a dimension: none, the one, or several to choose from.

        They are those on which a row has one value; if there are none, those over one bridge.
        """
        found = self._known_routes.get((fact, dimension))
        if found is None:
            found = self._routes(fact, dimension, self.network.ways)
            self._known_routes[fact, dimension] = found
        return found

    @cached_property
    def _known_routes(self) -> dict[tuple[str, str], tuple[Route, ...]]:
        """Those that were looked for: a question asks for the same ones hundreds of times."""
        return {}

    def finer_routes(self, fact: str, dimension: str) -> tuple[Route, ...]:
        """The shortest ways to a dimension of tables on the many side; they serve conditions only."""
        return self._routes(fact, dimension, self.network.below)

    def _routes(self, fact: str, dimension: str, ways: Between) -> tuple[Route, ...]:
        known = self.dimensions.get(dimension)
        if known is None:
            return ()
        found = [
            Route(path, binding)
            for binding in known.bindings
            for path in self._paths(fact, known.roles, binding.dataset, ways)
        ]
        shortest = min((len(route.joins) for route in found), default=0)
        return tuple(route for route in found if len(route.joins) == shortest)

    def _paths(self, start: str, roles: tuple[str, ...], to: str, ways: Between) -> Iterator[Path]:
        """The ways to a dataset that go through the roles, one after the other.

        Without a role those on which nothing is in one, where there are such: the adjuster, not the approver.
        """
        if not roles:
            found = ways(start, to)
            yield from [path for path in found if not any(hop.role for hop in path)] or found
        for before in self.network.through(start, roles, ways) if roles else ():
            yield from ((*before, *after) for after in self.network.only(before[-1].to, to))

    def measures(self, term: MetricTerm) -> tuple[Measure, ...]:
        """The measures a metric term is computed from, in order. KeyError if unknown."""
        if isinstance(term, AggregateTerm):
            return (aggregate_measure(term, self.dimensions),)
        if isinstance(term, MetricRef):
            return self.metric_measures(self.metrics[term.name])
        made = self.with_terms((term,))
        return made.metric_measures(made.metrics[term.key])

    def with_terms(self, terms: tuple[MetricTerm, ...]) -> Catalog:
        """The catalog with the metrics that the terms make on the spot, named by their keys."""
        made = made_metrics(terms, self.metrics, self.dimensions, self.datasets, self.model.relationships)
        return MadeCatalog(self.model, self, tuple(made.values())) if made else self

    def metric_measures(self, metric: Metric) -> tuple[Measure, ...]:
        """The measures of a metric and of the metrics it takes up; numerator and denominator of a ratio."""
        return tuple(self._measures(metric, ()))

    def _measures(self, metric: Metric, above: tuple[str, ...]) -> Iterator[Measure]:
        if metric.name in above:
            raise KeyError(f"{metric.name} is made of itself")
        for part in ingredients(metric):
            if isinstance(part, MetricInput):
                yield from self._measures(self.metrics[part.name], (*above, metric.name))
            else:
                yield part

    def facts(self, term: MetricTerm) -> tuple[str, ...]:
        """Names of the datasets a term is computed from, in order, without repeats."""
        if isinstance(term, MetricRef):
            return self._facts_of(term.name)
        return tuple(dict.fromkeys(measure.dataset for measure in self.measures(term)))

    def _facts_of(self, metric: str) -> tuple[str, ...]:
        if metric not in self._known_facts:
            measures = self.metric_measures(self.metrics[metric])
            self._known_facts[metric] = tuple(dict.fromkeys(measure.dataset for measure in measures))
        return self._known_facts[metric]

    @cached_property
    def _known_facts(self) -> dict[str, tuple[str, ...]]:
        """The datasets that metrics were found to be computed from."""
        return {}

    def reaches(self, term: MetricTerm, dimension: str) -> bool:
        """Whether every fact of the term has exactly one shortest way to the dimension.

        Over a bridge it can be grouped by too, but its groups do not add up.
        """
        return all(len(self.routes(fact, dimension)) == 1 for fact in self.facts(term))

    def reachable(self, term: MetricTerm) -> Iterator[CatalogDimension]:
        """The dimensions the term can be split and filtered by."""
        facts = self.facts(term)
        if facts not in self._known_reach:
            self._known_reach[facts] = tuple(
                known
                for name, known in self.dimensions.items()
                if all(len(self.routes(fact, name)) == 1 for fact in facts)
            )
        return iter(self._known_reach[facts])

    @cached_property
    def generality(self) -> dict[str, int]:
        """How many of the metrics each dimension can split: what splits many is what most go by."""
        counted = Counter[str]()
        for metric in self.askable:
            counted.update({one.name for one in self.reachable(MetricRef(name=metric.name))})
        return dict(counted)

    @cached_property
    def _known_reach(self) -> dict[tuple[str, ...], tuple[CatalogDimension, ...]]:
        """The dimensions that facts were found to reach."""
        return {}


@dataclass(frozen=True)
class MadeCatalog(Catalog):
    """A catalog that also knows metrics made on the spot; all else is that of `base`."""

    base: Catalog
    made: tuple[Metric, ...]

    @cached_property
    def datasets(self) -> dict[str, Dataset]:
        """Those of the base."""
        return self.base.datasets

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Those of the base, and those made."""
        return {**self.base.metrics, **{metric.name: metric for metric in self.made}}

    @cached_property
    def dimensions(self) -> dict[str, CatalogDimension]:
        """Those of the base."""
        return self.base.dimensions

    @cached_property
    def askable(self) -> tuple[Metric, ...]:
        """Those of the base."""
        return self.base.askable

    @cached_property
    def network(self) -> Network:
        """That of the base."""
        return self.base.network

    @cached_property
    def _known_routes(self) -> dict[tuple[str, str], tuple[Route, ...]]:
        return self.base._known_routes

    @cached_property
    def _known_reach(self) -> dict[tuple[str, ...], tuple[CatalogDimension, ...]]:
        return self.base._known_reach
