"""A shared dimension carried by fields of different types.

Codes: mixed-types (warning)
Why: values of several datasets are put into one column; a number 7 and a text "07" are never the same group,
and some engines refuse to put them together at all.
Example: country is a string in orders and an integer in visits.
"""

from collections.abc import Iterator

from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for every field whose type is not that of the first field with the same dimension."""
    first: dict[str, tuple[str, Field]] = {}
    for dataset in model.datasets:
        for field in dataset.fields:
            if field.dimension:
                before, carrier = first.setdefault(field.dimension, (dataset.name, field))
                if _kind(field) != _kind(carrier):
                    yield _issue(dataset.name, field, before, carrier)


def _kind(field: Field) -> str:
    """Classes of numbers are texts."""
    return "string" if field.buckets else field.type


def _issue(dataset: str, field: Field, before: str, carrier: Field) -> Issue:
    types = f"a {_kind(carrier)} in {before} and a {_kind(field)} in {dataset}"
    return Issue(
        code="mixed-types",
        severity="warning",
        place=Place(path=join_path("datasets", dataset, "fields", field.name)),
        message=f"{field.dimension} is {types}.",
        hint="Cast one of them in its expr, and give both the same type.",
    )
