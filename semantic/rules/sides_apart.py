"""Metrics made of several datasets that share no dimension.

Codes: sides-apart (warning)
Why: each side can be split, the whole cannot: only the one number over everything can be asked for.
Example: revenue per visit, where orders know the city and visits only the browser.
"""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.coverage import facts_of, reach
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each metric whose datasets each reach something, but nothing together."""
    catalog = Catalog(model)
    facts = {name: facts_of(catalog, metric) for name, metric in catalog.metrics.items()}
    reached = reach(catalog, (fact for several in facts.values() for fact in several))
    for name, several in facts.items():
        sides = [reached[fact] for fact in several]
        if len(sides) > 1 and all(sides) and not frozenset.intersection(*sides):
            yield _issue(name, [_known(fact, reached[fact]) for fact in several])


def _known(fact: str, dimensions: frozenset[str]) -> str:
    return f"{fact} by {few(sorted(dimensions), 3)}"


def _issue(name: str, sides: list[str]) -> Issue:
    return Issue(
        code="sides-apart",
        severity="warning",
        place=Place(path=join_path("metrics", name)),
        message=f"The parts of {name} can be split, but by nothing in common: {', '.join(sides)}.",
        hint="Let a field of each carry the same shared dimension, or join both to one dataset.",
    )
