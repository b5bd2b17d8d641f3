"""Two equally short ways from a dataset to a dimension: neither may be taken, so the dimension is lost."""

from collections.abc import Iterator

from semantic.catalog import Catalog, Route
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for every dimension that a measured dataset reaches in two ways."""
    catalog = Catalog(model)
    measured = (measure.dataset for metric in model.metrics for measure in catalog.metric_measures(metric))
    for fact in dict.fromkeys(measured):
        for dimension in catalog.dimensions:
            routes = catalog.routes(fact, dimension)
            if len(routes) > 1:
                yield _issue(fact, dimension, routes)


def _issue(fact: str, dimension: str, routes: tuple[Route, ...]) -> Issue:
    ways = " and ".join(_words(route) for route in routes)
    return Issue(
        code="ambiguous-path",
        severity="warning",
        place=Place(path=_path(routes[1])),
        message=f"{fact} reaches {dimension} in two ways: by {ways}.",
        hint="Remove a relationship, or carry the dimension in a field nearer to the dataset.",
    )


def _words(route: Route) -> str:
    return ", ".join(join.name for join in route.joins) or f"its field {route.binding.field.name}"


def _path(route: Route) -> str:
    if route.joins:
        return join_path("relationships", route.joins[0].name)
    return join_path("datasets", route.binding.dataset, "fields", route.binding.field.name)
