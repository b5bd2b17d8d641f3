"""Rows without a partner on the other side of a relationship.

Codes: orphans (info), no-partner (warning)
Why: no row is lost by that, but whatever is split by the other side shows such rows as unknown. Where not one
row finds a partner, the columns do not belong together.
Example: 3.2 % of orders name a buyer that buyers does not have.
"""

from collections.abc import Iterator

from engine.quality.findings import note, share, unchecked, warning
from engine.quality.statements import orphans_of, source_of
from engine.quality.subject import Subject, numbers
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.model import Relationship


def check(subject: Subject) -> Iterator[Issue]:
    """A note with the percentage for each relationship that has such rows, a warning when all are."""
    for one in subject.model.relationships:
        paths = [join_path("relationships", one.name, key) for key in ("from_columns", "to_columns")]
        if subject.sound(one.source, *paths) and subject.sound(one.to):
            yield from _orphans(subject, one, paths[0])


def _orphans(subject: Subject, one: Relationship, path: str) -> Iterator[Issue]:
    source, target = (source_of(subject.catalog.datasets[name]) for name in (one.source, one.to))
    found = subject.ask(orphans_of(source, one.from_columns, target, one.to_columns))
    if isinstance(found, Refusal):
        yield unchecked(path, f"Whether rows of {one.source} have a partner by {one.name}", found)
        return
    rows, empty, lost = numbers(found[0])
    if lost and lost + empty == rows:
        message = f"No row of {one.source} finds a partner in {one.to} by {one.name}."
        yield warning("no-partner", path, message, "Are these the columns that belong together?")
    elif lost or empty:
        parts = [f"{share(lost, rows)} name one that is not there"] if lost else []
        parts += [f"{share(empty, rows)} name none"] if empty else []
        whole = share(lost + empty, rows)
        message = f"{whole} of the rows of {one.source} have no partner in {one.to}: {', '.join(parts)}."
        yield note("orphans", path, message, "They are shown as unknown; nothing to do if that is meant.")
