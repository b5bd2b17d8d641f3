"""Metrics that cannot be split by anything, or not by time.

Codes: no-dimension (warning or info), no-time (warning or info)
Why: such a metric answers less than people expect. It is only a note where the metric has at least a time,
and where the dataset has no date that could be its time; an age has none by nature.
Example: orders has the field placed_at, but no time: placed_at.
"""

from collections.abc import Iterable, Iterator

from semantic.catalog import Catalog
from semantic.coverage import facts_of, over_time, reach
from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.metrics import Metric
from semantic.model import Dataset, SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """One issue for all the metrics of a dataset that lack the same."""
    catalog = Catalog(model)
    metrics = {name: facts_of(catalog, metric) for name, metric in catalog.metrics.items()}
    reached = reach(catalog, (fact for facts in metrics.values() for fact in facts))
    for fact, dimensions in reached.items():
        own = [catalog.metrics[name] for name, facts in metrics.items() if fact in facts]
        timeless = [
            metric for metric in own if not over_time(catalog, metric) and not _is_age(catalog, metric)
        ]
        if not dimensions:
            yield _no_dimension(catalog.datasets[fact], own, bool(timeless))
        elif timeless and not _has_time(catalog, fact, timeless):
            yield _no_time(catalog.datasets[fact], timeless)


def _no_dimension(dataset: Dataset, metrics: list[Metric], timeless: bool) -> Issue:
    return Issue(
        code="no-dimension",
        severity="warning" if timeless else "info",
        place=Place(path=join_path("datasets", dataset.name)),
        message=f"{_names(metrics)} cannot be split by any dimension{' or time' if timeless else ''}.",
        hint=f"Add a field to {dataset.name}, or a relationship to a dataset with fields.",
    )


def _no_time(dataset: Dataset, metrics: list[Metric]) -> Issue:
    times = [field.name for field in dataset.fields if _may_be_time(field)]
    said = f"Set the time of {dataset.name}, to {few(times)} for example." if times else ""
    return Issue(
        code="no-time",
        severity="warning" if times else "info",
        place=Place(path=join_path("datasets", dataset.name)),
        message=f"{_names(metrics)} cannot be split by time.",
        hint=said or f"Add a field of type date or timestamp to {dataset.name}, if it has one.",
    )


def _may_be_time(field: Field) -> bool:
    """Whether something happens to the row then; being born is long past."""
    return field.type in ("date", "timestamp") and "birth" not in field.name.casefold()


def _names(metrics: Iterable[Metric]) -> str:
    return few(metric.name for metric in metrics)


def _has_time(catalog: Catalog, fact: str, metrics: list[Metric]) -> bool:
    """Whether it is another dataset that keeps these metrics from having a time."""
    own = (one for metric in metrics for one in catalog.metric_measures(metric) if one.dataset == fact)
    return bool(catalog.datasets[fact].time) or all(measure.time for measure in own)


def _is_age(catalog: Catalog, metric: Metric) -> bool:
    return any(measure.additivity == "snapshot" for measure in catalog.metric_measures(metric))
