"""Columns of a table that the model does not speak of.

Codes: new-column (info)
Why: the schema has grown, and nobody can ask for what is new.
Example: orders has got a column coupon.
"""

from collections.abc import Iterator

from engine.quality.findings import note
from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.listing import few
from semantic.locations import join_path
from semantic.usage import columns_used


def check(subject: Subject) -> Iterator[Issue]:
    """One note for each dataset with such columns; a dataset written as a SELECT chooses its own."""
    used = columns_used(subject.model, fields=True)
    for dataset in subject.datasets:
        known = {name.casefold() for name in used[dataset.name]}
        fresh = [name for name in subject.columns[dataset.name] if name.casefold() not in known]
        if fresh and not dataset.sql:
            message = f"{dataset.name} does not use {few(fresh, 8)}."
            hint = "Add fields for what people should be able to ask for."
            yield note("new-column", join_path("datasets", dataset.name), message, hint)
