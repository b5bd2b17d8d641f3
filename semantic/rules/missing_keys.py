"""Datasets without a key, and joins to columns that are no key.

Codes: no-key (warning or info), join-off-key (warning)
Why: without a key nobody can tell whether a join repeats rows, and so changes numbers. A dataset that
nothing joins to only gets a note.
Example: orders joins buyers on its name, while the key of buyers is id.
"""

from collections.abc import Iterator
from typing import Literal

from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import Relationship, SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A finding for a dataset without a primary key, and for a join to columns that are not one."""
    joined = {relationship.to for relationship in model.relationships}
    for dataset in model.datasets:
        if not dataset.primary_key:
            hint = "Add primary_key: with the columns that tell its rows apart."
            path, graver = join_path("datasets", dataset.name), dataset.name in joined
            message = f"{dataset.name} has no primary key."
            yield _issue(path, "no-key", message, hint, "warning" if graver else "info")
    for relationship in model.relationships:
        keys = _keys(model, relationship)
        if keys and not any(set(key) <= _held(relationship) for key in keys):
            message = f"{relationship.name} joins on columns that are not a key of {relationship.to}."
            hint = f"Join on {', '.join(keys[0])}, or list the columns under unique_keys if they are one."
            yield _issue(join_path("relationships", relationship.name), "join-off-key", message, hint)


def _keys(model: SemanticModel, relationship: Relationship) -> tuple[tuple[str, ...], ...]:
    target = model.dataset(relationship.to)
    return tuple(key for key in (target.primary_key, *target.unique_keys) if key) if target else ()


def _held(relationship: Relationship) -> set[str]:
    """The columns of one row of `to`: those joined on, and the moment from which it holds."""
    return {*relationship.to_columns, relationship.valid_from, relationship.valid_to}


def _issue(
    path: str, code: str, message: str, hint: str, severity: Literal["warning", "info"] = "warning"
) -> Issue:
    return Issue(code=code, severity=severity, place=Place(path=path), message=message, hint=hint)
