"""Without a key nobody can tell whether a join repeats rows, and so changes numbers."""

from collections.abc import Iterator

from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import Relationship, SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a dataset without a primary key, and for a join to columns that are not one."""
    for dataset in model.datasets:
        if not dataset.primary_key:
            hint = "Add primary_key: with the columns that tell its rows apart."
            path = join_path("datasets", dataset.name)
            yield _issue(path, "no-key", f"{dataset.name} has no primary key.", hint)
    for relationship in model.relationships:
        key = _key(model, relationship)
        if key and not set(key) <= set(relationship.to_columns):
            message = f"{relationship.name} joins on columns that are not the key of {relationship.to}."
            hint = f"Join on {', '.join(key)}, or the join may repeat rows."
            yield _issue(join_path("relationships", relationship.name), "join-off-key", message, hint)


def _key(model: SemanticModel, relationship: Relationship) -> tuple[str, ...]:
    target = model.dataset(relationship.to)
    return target.primary_key if target else ()


def _issue(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity="warning", place=Place(path=path), message=message, hint=hint)
