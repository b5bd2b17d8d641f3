"""A column that the model reads and the data do not have.

Codes: missing-column (error)
Why: the schema has changed, and whatever reads the column fails.
Example: the field city has the expr town, and orders has no column town any more.
"""

from collections.abc import Iterator

from engine.quality.findings import error
from engine.quality.parts import Part
from engine.quality.subject import Subject
from semantic.hints import near_hint
from semantic.issues import Issue
from semantic.listing import few


def check(subject: Subject) -> Iterator[Issue]:
    """An error for each field, filter, key, join, measure and check that reads such a column."""
    for part in subject.parts:
        lost = absent(part, subject) if part.path in subject.broken else []
        if lost:
            known = subject.columns[part.dataset]
            columns = "column" if len(lost) == 1 else "columns"
            message = f"{part.dataset} has no {columns} {few(map(repr, lost))}."
            yield error("missing-column", part.path, message, near_hint(lost[0], known))


def absent(part: Part, subject: Subject) -> list[str]:
    """The columns that a part reads and its dataset does not have, whatever their case."""
    known = {name.casefold() for name in subject.columns[part.dataset]}
    return sorted(name for name in part.columns if name.casefold() not in known)
