"""What can be asked of a model: what each metric reaches, what is out of reach, which words collide."""

from dataclasses import dataclass

from semantic.catalog import Catalog
from semantic.metrics import Metric
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
    reached = {name for metric in metrics for name in metric.dimensions}
    return Coverage(
        metrics=metrics,
        unreachable_metrics=tuple(metric.name for metric in metrics if not metric.dimensions),
        unreachable_dimensions=tuple(name for name in _dimensions(catalog) if name not in reached),
        collisions=_collisions(catalog),
    )


def metric_coverage(catalog: Catalog) -> tuple[MetricCoverage, ...]:
    """What each metric reaches; worked out once for all metrics of the same datasets."""
    reached: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for metric in catalog.metrics.values():
        facts = tuple(dict.fromkeys(measure.dataset for measure in catalog.metric_measures(metric)))
        if facts not in reached:
            reached[facts] = _common(catalog, facts)
        found.append(MetricCoverage(metric.name, metric.label, reached[facts], over_time(catalog, metric)))
    return tuple(found)


def over_time(catalog: Catalog, metric: Metric) -> bool:
    """Whether every measure has a time; a reading at one moment (an age) has none to be split by."""
    measures = catalog.metric_measures(metric)
    return all(
        measure.additivity != "snapshot" and (measure.time or catalog.datasets[measure.dataset].time)
        for measure in measures
    )


def _common(catalog: Catalog, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions that every one of the datasets has exactly one shortest way to."""
    return tuple(
        name for name in _dimensions(catalog) if all(len(catalog.routes(fact, name)) == 1 for fact in facts)
    )


def _dimensions(catalog: Catalog) -> list[str]:
    """What one splits by: not times, which stand apart, and not amounts."""
    known = catalog.dimensions.items()
    return [name for name, dimension in known if dimension.field.role in ("dimension", "key")]


def _collisions(catalog: Catalog) -> tuple[Collision, ...]:
    several = {word: found for word, found in meanings(catalog).items() if len(found) > 1}
    return tuple(Collision(word, tuple(map(_brief, several[word]))) for word in sorted(several))


def _brief(meaning: Meaning) -> tuple[str, str]:
    return meaning.kind, meaning.name
