"""Joins that lead back to where they started.

Codes: two-way-join (warning), join-cycle (info)
Why: of two datasets joined many-to-one in both directions by the same columns, one direction is wrong: it
would repeat rows. A longer way round is no fault, but only its shortest parts are ever taken.
Example: orders joins buyers by buyer_id = id, and buyers joins orders by id = buyer_id.
"""

from collections.abc import Iterator

from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import Relationship, SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each join that only turns another one round, a note for each other way round."""
    turned = {_ends(one): one.name for one in model.relationships if one.cardinality == "many_to_one"}
    mirrored = set()
    for one in model.relationships:
        other = turned.get(_ends(one)[::-1])
        if other and other != one.name and one.cardinality == "many_to_one" and other not in mirrored:
            mirrored.add(one.name)
            yield _two_way(one, other)
    edges: dict[str, list[Relationship]] = {}
    for one in model.relationships:
        if one.source != one.to and one.name not in mirrored:
            edges.setdefault(one.source, []).append(one)
    for cycle in _cycles(edges):
        yield _round(cycle)


def _ends(one: Relationship) -> tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
    return (one.source, one.from_columns), (one.to, one.to_columns)


def _cycles(edges: dict[str, list[Relationship]]) -> Iterator[list[Relationship]]:
    """One way round for each join that closes one; every dataset is walked from once."""
    done: set[str] = set()
    for start in edges:
        if start not in done:
            yield from _walk(start, [], edges, done)


def _walk(
    at: str, path: list[Relationship], edges: dict[str, list[Relationship]], done: set[str]
) -> Iterator[list[Relationship]]:
    passed = [join.source for join in path] + [at]
    for join in edges.get(at, ()):
        if join.to in passed:
            yield [*path[passed.index(join.to) :], join]
        elif join.to not in done:
            yield from _walk(join.to, [*path, join], edges, done)
    done.add(at)


def _two_way(one: Relationship, other: str) -> Issue:
    return Issue(
        code="two-way-join",
        severity="warning",
        place=Place(path=join_path("relationships", one.name)),
        message=f"{one.name} is {other} turned round; both cannot be many-to-one.",
        hint="Remove the one whose to side is not unique, or make it cardinality: one_to_one.",
    )


def _round(cycle: list[Relationship]) -> Issue:
    way = " -> ".join([cycle[0].source, *(join.to for join in cycle)])
    return Issue(
        code="join-cycle",
        severity="info",
        place=Place(path=join_path("relationships", cycle[-1].name)),
        message=f"The joins lead round: {way}.",
        hint="Nothing to do if each is many-to-one; a role tells apart what is reached by it.",
    )
