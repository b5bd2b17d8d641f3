"""A dataset without a single row.

Codes: dataset-empty (warning)
Why: every number over it is nothing; the load has failed, or it is the wrong source.
Example: the table orders is there, and has no rows.
"""

from collections.abc import Iterator

from engine.quality.findings import warning
from engine.quality.statements import source_of
from engine.quality.subject import Subject
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.locations import join_path


def check(subject: Subject) -> Iterator[Issue]:
    """A warning for each."""
    for dataset in subject.datasets:
        found = subject.ask(f"SELECT 1 FROM {source_of(dataset)} AS source LIMIT 1")
        if not isinstance(found, Refusal) and not found:
            path = join_path("datasets", dataset.name)
            yield warning(
                "dataset-empty", path, f"{dataset.name} has no rows.", "Load it, or remove the dataset."
            )
