"""A shared dimension carried by fields of different types.

Codes: mixed-types (warning)
Why: values of several datasets are put into one column; a number 7 and a text "07" are never the same group,
and some engines refuse to put them together at all.
Example: country is a string in orders and an integer in visits.
"""

from collections.abc import Iterator

from semantic.catalog import Binding, Catalog, CatalogDimension
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for every field whose type is not that of the first field with the same dimension."""
    for dimension in Catalog(model).dimensions.values():
        for binding in dimension.bindings[1:]:
            if _kind(binding) != _kind(dimension.bindings[0]):
                yield _issue(dimension, binding)


def _kind(binding: Binding) -> str:
    """Classes of numbers are texts."""
    return "string" if binding.field.buckets else binding.field.type


def _issue(dimension: CatalogDimension, binding: Binding) -> Issue:
    first = dimension.bindings[0]
    return Issue(
        code="mixed-types",
        severity="warning",
        place=Place(path=join_path("datasets", binding.dataset, "fields", binding.field.name)),
        message=f"{dimension.name} is a {_kind(first)} in {first.dataset} "
        f"and a {_kind(binding)} in {binding.dataset}.",
        hint="Cast one of them in its expr, and give both the same type.",
    )
