"""A dataset whose table, or SELECT, the data do not have.

Codes: missing-table (error)
Why: nothing of the dataset can be answered.
Example: orders reads the table shop.orders, which was renamed.
"""

from collections.abc import Iterator

from engine.quality.findings import error
from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.locations import join_path


def check(subject: Subject) -> Iterator[Issue]:
    """An error for each, with what the engine says."""
    for name, fault in subject.missing.items():
        yield error("missing-table", join_path("datasets", name), fault)
