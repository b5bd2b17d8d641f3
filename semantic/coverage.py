"""What can be asked of a model: what each metric reaches, what is out of reach, which words collide."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from semantic.askable import askable_metrics
from semantic.catalog import Catalog
from semantic.composition import ingredients
from semantic.metrics import ConversionMetric, FunnelMetric, Metric, MetricInput
from semantic.model import SemanticModel
from semantic.words import Meaning, meanings


@dataclass(frozen=True)
class MetricCoverage:
    """The dimensions a metric can be split and filtered by, and whether it can be split by time."""

    name: str
    label: str
    dimensions: tuple[str, ...]
    over_time: bool


@dataclass(frozen=True)
class Collision:
    """A word with several meanings, each as kind and name."""

    word: str
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Coverage:
    """The whole report; every part in the order of the model, words in the order of the alphabet."""

    metrics: tuple[MetricCoverage, ...]
    unreachable_metrics: tuple[str, ...]
    unreachable_dimensions: tuple[str, ...]
    collisions: tuple[Collision, ...]


def coverage(model: SemanticModel) -> Coverage:
    """What can be asked. The model must be free of errors; KeyError for a broken reference."""
    catalog = Catalog(model)
    metrics = metric_coverage(catalog)
    names = {name for dimensions in {metric.dimensions for metric in metrics} for name in dimensions}
    reached = {catalog.dimensions[name].bindings for name in names}  # by a role or without
    return Coverage(
        metrics=metrics,
        unreachable_metrics=tuple(metric.name for metric in metrics if not metric.dimensions),
        unreachable_dimensions=tuple(
            name for name in splitting(catalog) if catalog.dimensions[name].bindings not in reached
        ),
        collisions=_collisions(catalog),
    )


def metric_coverage(catalog: Catalog) -> tuple[MetricCoverage, ...]:
    """What each metric reaches; worked out once for each dataset, then for each set of datasets."""
    asked = {metric.name: metric for metric in askable_metrics(catalog)}
    facts = {name: facts_of(catalog, metric) for name, metric in asked.items()}
    alone = reach(catalog, (fact for several in facts.values() for fact in several))
    names = tuple(splitting(catalog))
    common: dict[tuple[str, ...], tuple[str, ...]] = {}
    for several in facts.values():
        if several not in common:
            inside = reduce(frozenset.intersection, (alone[fact] for fact in several), frozenset(names))
            common[several] = tuple(name for name in names if name in inside)
    return tuple(
        MetricCoverage(name, metric.label, common[facts[name]], over_time(catalog, metric))
        for name, metric in asked.items()
    )


def reach(catalog: Catalog, facts: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each dataset the dimensions it has exactly one shortest way to."""
    names = splitting(catalog)
    return {
        fact: frozenset(name for name in names if len(catalog.routes(fact, name)) == 1)
        for fact in dict.fromkeys(facts)
    }


def facts_of(catalog: Catalog, metric: Metric) -> tuple[str, ...]:
    """The datasets that must reach whatever the metric is split by, in order.

    Of a conversion and a funnel that is the dataset of the first event alone. KeyError for a metric
    made of an unknown one, or of itself.
    """
    return tuple(dict.fromkeys(_facts(catalog, metric, ())))


def _facts(catalog: Catalog, metric: Metric, above: tuple[str, ...]) -> list[str]:
    if metric.name in above:
        raise KeyError(f"{metric.name} is made of itself")
    parts = ingredients(metric)
    parts = parts[:1] if isinstance(metric, ConversionMetric | FunnelMetric) else parts
    found = []
    for part in parts:
        if isinstance(part, MetricInput):
            found += _facts(catalog, catalog.metrics[part.name], (*above, metric.name))
        else:
            found.append(part.dataset)
    return found


def over_time(catalog: Catalog, metric: Metric) -> bool:
    """Whether every measure has a time; a reading at one moment (an age) has none to be split by."""
    measures = catalog.metric_measures(metric)
    return all(
        measure.additivity != "snapshot" and (measure.time or catalog.datasets[measure.dataset].time)
        for measure in measures
    )


def splitting(catalog: Catalog) -> list[str]:
    """What one splits by: not times, which stand apart, and not amounts."""
    known = catalog.dimensions.items()
    return [name for name, dimension in known if dimension.field.role in ("dimension", "key")]


def _collisions(catalog: Catalog) -> tuple[Collision, ...]:
    several = {word: found for word, found in meanings(catalog).items() if len(found) > 1}
    return tuple(Collision(word, tuple(map(_brief, several[word]))) for word in sorted(several))


def _brief(meaning: Meaning) -> tuple[str, str]:
    return meaning.kind, meaning.name
