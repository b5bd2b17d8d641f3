"""Two equally short ways from a dataset to a dimension.

Codes: ambiguous-path (warning)
Why: neither way may be taken, since they may give different numbers; the dimension is lost to the dataset.
Where each way has a role, the dimension is asked for by the role.
Example: orders joins buyers by buyer_id and again by given_to, without a role for either.
"""

from collections.abc import Iterator

from semantic.catalog import Catalog, Route
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for all the dimensions that a measured dataset reaches by the same two ways."""
    catalog = Catalog(model)
    measured = (measure.dataset for metric in model.metrics for measure in catalog.metric_measures(metric))
    for fact in dict.fromkeys(measured):
        lost: dict[tuple[str, ...], list[tuple[str, tuple[Route, ...]]]] = {}
        for dimension in catalog.dimensions:
            routes = catalog.routes(fact, dimension)
            if len(routes) > 1 and not all(any(join.role for join in route.joins) for route in routes):
                lost.setdefault(tuple(map(_words, routes)), []).append((dimension, routes))
        for ways, found in lost.items():
            yield _issue(fact, [name for name, _ in found], ways, found[0][1][1])


def _issue(fact: str, dimensions: list[str], ways: tuple[str, ...], second: Route) -> Issue:
    several = "two ways" if len(ways) == 2 else f"{len(ways)} ways"
    return Issue(
        code="ambiguous-path",
        severity="warning",
        place=Place(path=_path(second)),
        message=f"{fact} reaches {few(dimensions)} in {several}: by {' and by '.join(ways[:3])}.",
        hint="Give each relationship a role, remove one, or carry the dimension in a nearer field.",
    )


def _words(route: Route) -> str:
    return ", ".join(join.name for join in route.joins) or f"its field {route.binding.field.name}"


def _path(route: Route) -> str:
    if route.joins:
        return join_path("relationships", route.joins[0].name)
    return join_path("datasets", route.binding.dataset, "fields", route.binding.field.name)
