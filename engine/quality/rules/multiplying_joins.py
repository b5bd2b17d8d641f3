"""A many-to-one relationship whose one side holds several rows for a key.

Codes: join-multiplies (error)
Why: each joined row is counted as often as its partner stands there, so numbers come out too high.
Example: orders joins buyers on email, and two buyers have the same.
"""

from collections.abc import Iterator

from engine.quality.findings import error, unchecked
from engine.quality.statements import named_sql, overlaps_of, source_of
from engine.quality.subject import Subject, numbers
from engine.types.refusal import Refusal
from engine.warehouse.names import quoted
from semantic.issues import Issue
from semantic.listing import counted
from semantic.locations import join_path
from semantic.model import Relationship


def check(subject: Subject) -> Iterator[Issue]:
    """An error for each; both sides must be unique in a one-to-one. Rows may hold at different times."""
    for one in subject.model.relationships:
        at = join_path("relationships", one.name)
        if one.valid_from or one.valid_to:
            if subject.sound(one.to, f"{at}/to_columns", f"{at}/valid_from", f"{at}/valid_to"):
                yield from _overlaps(subject, one, f"{at}/to_columns")
        elif subject.sound(one.to, f"{at}/to_columns"):
            yield from _repeats(subject, one.name, one.to, one.to_columns, f"{at}/to_columns")
        if one.cardinality == "one_to_one" and subject.sound(one.source, f"{at}/from_columns"):
            yield from _repeats(subject, one.name, one.source, one.from_columns, f"{at}/from_columns")


def _repeats(
    subject: Subject, name: str, dataset: str, columns: tuple[str, ...], path: str
) -> Iterator[Issue]:
    found = subject.repeats(dataset, columns)
    if isinstance(found, Refusal):
        yield unchecked(path, f"Whether {name} repeats rows", found)
    elif found[0]:
        keys, rows = counted(found[0], "value"), counted(found[1], "row")
        message = f"{name} repeats rows: {', '.join(columns)} of {dataset} is not unique, {keys} in {rows}."
        hint = "Join on a key, turn the relationship round, or give it valid_from and valid_to."
        yield error("join-multiplies", path, message, hint)


def _overlaps(subject: Subject, one: Relationship, path: str) -> Iterator[Issue]:
    """Rows of a key that hold at the same time."""
    target = subject.catalog.datasets[one.to]
    start, end = (named_sql(target, name) if name else "NULL" for name in (one.valid_from, one.valid_to))
    columns = [quoted(name) for name in one.to_columns]
    found = subject.ask(overlaps_of(source_of(target), columns, start, end))
    if isinstance(found, Refusal):
        yield unchecked(path, f"Whether {one.name} repeats rows", found)
    elif numbers(found[0])[0]:
        rows = counted(numbers(found[0])[0], "row")
        message = f"{one.name} repeats rows: {rows} of {one.to} hold while another of the same key holds."
        yield error(
            "join-multiplies", path, message, "Let each row end where the next one of its key begins."
        )
