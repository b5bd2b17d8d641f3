"""A relationship between columns of different types.

Codes: join-types (warning)
Why: the number 7 and the text "07" are no partners; some engines refuse to compare them at all.
Example: orders.buyer_id is a text, and buyers.id an integer.
"""

from collections.abc import Iterator

from engine.quality.findings import warning
from engine.quality.kinds import fitting
from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.model import Relationship


def check(subject: Subject) -> Iterator[Issue]:
    """A warning for each pair of columns of which one holds texts, numbers, times or truths alone."""
    for one in subject.model.relationships:
        paths = [join_path("relationships", one.name, key) for key in ("from_columns", "to_columns")]
        if subject.sound(one.source, *paths) and subject.sound(one.to):
            yield from _unlike(subject, one, paths[0])


def _unlike(subject: Subject, one: Relationship, path: str) -> Iterator[Issue]:
    for ours, theirs in zip(one.from_columns, one.to_columns, strict=True):
        here, there = _type(subject, one.source, ours), _type(subject, one.to, theirs)
        if not set(fitting(here)) & set(fitting(there)):
            sides = f"{ours} of {one.source} is {here}, {theirs} of {one.to} is {there}"
            hint = "Store both alike, or join on a SELECT that casts one of them."
            yield warning("join-types", path, f"{one.name} compares different types: {sides}.", hint)


def _type(subject: Subject, dataset: str, column: str) -> str:
    types = {name.casefold(): kind for name, kind in subject.columns[dataset].items()}
    return types[column.casefold()]
