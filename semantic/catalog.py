"""The model compiled for look-ups: which dimension reaches which metric, and by which joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from semantic.composition import ingredients
from semantic.fields import Field, FieldType, Value
from semantic.measures import Measure
from semantic.metrics import Metric, MetricInput
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.query import AggregateTerm, MetricTerm


@dataclass(frozen=True)
class Binding:
    """One field that carries a dimension."""

    dataset: str
    field: Field


@dataclass(frozen=True)
class CatalogDimension:
    """A dimension as users see it, with every field that carries it."""

    name: str
    label: str
    description: str
    synonyms: tuple[str, ...]
    values: tuple[Value, ...]
    bindings: tuple[Binding, ...]

    @property
    def field(self) -> Field:
        """The first field that carries it; all carriers have the same type."""
        return self.bindings[0].field

    @property
    def type(self) -> FieldType:
        """The type of its values."""
        return self.field.type


@dataclass(frozen=True)
class Route:
    """How a fact reaches a field: the joins to follow, many-to-one each, and the field."""

    joins: tuple[Relationship, ...]
    binding: Binding


@dataclass(frozen=True)
class Catalog:
    """Everything that may be asked for, by name. Built from a model, never changed."""

    model: SemanticModel

    @cached_property
    def datasets(self) -> dict[str, Dataset]:
        """Datasets by name."""
        return {dataset.name: dataset for dataset in self.model.datasets}

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Metrics by name."""
        return {metric.name: metric for metric in self.model.metrics}

    @cached_property
    def dimensions(self) -> dict[str, CatalogDimension]:
        """Dimensions by name: shared ones by theirs, the others as `dataset.field`."""
        carriers: dict[str, list[Binding]] = {}
        for dataset in self.model.datasets:
            for field in dataset.fields:
                name = field.dimension or f"{dataset.name}.{field.name}"
                carriers.setdefault(name, []).append(Binding(dataset.name, field))
        return {name: self._dimension(name, tuple(found)) for name, found in carriers.items()}

    def _dimension(self, name: str, bindings: tuple[Binding, ...]) -> CatalogDimension:
        field = bindings[0].field
        shared = next((found for found in self.model.dimensions if found.name == name), None)
        label = (shared.label if shared else "") or field.label or field.name.replace("_", " ")
        synonyms = (shared.synonyms if shared else ()) + field.synonyms
        values = (shared.values if shared else ()) + field.values
        description = (shared.description if shared else "") or field.description
        return CatalogDimension(name, label, description, synonyms, values, bindings)

    @cached_property
    def _edges(self) -> dict[str, tuple[Relationship, ...]]:
        edges: dict[str, list[Relationship]] = {}
        for relationship in self.model.relationships:
            edges.setdefault(relationship.source, []).append(relationship)
        return {name: tuple(found) for name, found in edges.items()}

    @cached_property
    def _paths(self) -> dict[str, dict[str, tuple[tuple[Relationship, ...], ...]]]:
        return {name: self._shortest_paths(name) for name in self.datasets}

    def _shortest_paths(self, start: str) -> dict[str, tuple[tuple[Relationship, ...], ...]]:
        """Every shortest chain of many-to-one joins from `start`, by the dataset it ends at."""
        found: dict[str, list[tuple[Relationship, ...]]] = {start: [()]}
        frontier = {start}
        while frontier:
            reached: dict[str, list[tuple[Relationship, ...]]] = {}
            for name in sorted(frontier):
                for edge in self._edges.get(name, ()):
                    if edge.to not in found:
                        reached.setdefault(edge.to, []).extend((*path, edge) for path in found[name])
            found.update(reached)
            frontier = set(reached)
        return {name: tuple(paths) for name, paths in found.items()}

    def routes(self, fact: str, dimension: str) -> tuple[Route, ...]:
        """The shortest ways from a fact to a dimension: none, the one, or several to choose from."""
        known = self.dimensions.get(dimension)
        if known is None:
            return ()
        found = [
            Route(path, binding)
            for binding in known.bindings
            for path in self._paths[fact].get(binding.dataset, ())
        ]
        shortest = min((len(route.joins) for route in found), default=0)
        return tuple(route for route in found if len(route.joins) == shortest)

    def measures(self, term: MetricTerm) -> tuple[Measure, ...]:
        """The measures a metric term is computed from, in order. KeyError if unknown."""
        if isinstance(term, AggregateTerm):
            binding = self.dimensions[term.field].bindings[0]
            return (
                Measure(
                    agg=term.agg, dataset=binding.dataset, expr=binding.field.sql, percentile=term.percentile
                ),
            )
        return self.metric_measures(self.metrics[term.name])

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
        return tuple(dict.fromkeys(measure.dataset for measure in self.measures(term)))

    def reaches(self, term: MetricTerm, dimension: str) -> bool:
        """Whether every fact of the term has exactly one shortest way to the dimension."""
        return all(len(self.routes(fact, dimension)) == 1 for fact in self.facts(term))

    def reachable(self, term: MetricTerm) -> Iterator[CatalogDimension]:
        """The dimensions the term can be split and filtered by."""
        return (known for name, known in self.dimensions.items() if self.reaches(term, name))
