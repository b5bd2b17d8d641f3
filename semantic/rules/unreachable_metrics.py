"""A metric that cannot be split by anything, or not by time, answers less than people expect."""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.coverage import metric_coverage
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a metric without a dimension or without a time; ages have no time by nature."""
    catalog = Catalog(model)
    for metric in metric_coverage(catalog):
        if not metric.dimensions:
            hint = "Add a field to its dataset, or a relationship to one with fields."
            yield _issue(metric.name, "no-dimension", "cannot be split by any dimension", hint)
        if not metric.over_time and not _is_age(catalog, metric.name):
            hint = "Set the time of each of its datasets to a field of type date or timestamp."
            yield _issue(metric.name, "no-time", "cannot be split by time", hint)


def _is_age(catalog: Catalog, name: str) -> bool:
    measures = catalog.metric_measures(catalog.metrics[name])
    return any(measure.additivity == "snapshot" for measure in measures)


def _issue(name: str, code: str, what: str, hint: str) -> Issue:
    place = Place(path=join_path("metrics", name))
    return Issue(code=code, severity="warning", place=place, message=f"{name} {what}.", hint=hint)
