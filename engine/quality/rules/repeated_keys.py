"""A key that does not tell rows apart, or has no value.

Codes: key-not-unique (warning), key-null (warning)
Why: what counts or joins by the key counts some rows several times and loses others. Of a key of several
columns some may be without a value.
Example: orders has the primary_key id, and 12 ids stand in 30 rows.
"""

from collections.abc import Iterator

from engine.quality.findings import unchecked, warning
from engine.quality.statements import counts_of, source_of
from engine.quality.subject import Subject, numbers
from engine.types.refusal import Refusal
from engine.warehouse.names import quoted
from semantic.issues import Issue
from semantic.listing import counted
from semantic.locations import join_path
from semantic.model import Dataset


def check(subject: Subject) -> Iterator[Issue]:
    """A warning for each primary or unique key with repeats, and for a primary key with gaps."""
    for dataset in subject.datasets:
        at = join_path("datasets", dataset.name)
        keys = {f"{at}/unique_keys/{index}": key for index, key in enumerate(dataset.unique_keys)}
        if dataset.primary_key:
            keys = {f"{at}/primary_key": dataset.primary_key, **keys}
        for path, key in keys.items():
            if subject.sound(dataset.name, path):
                yield from _repeats(subject, dataset, path, key)
        if dataset.primary_key and subject.sound(dataset.name, f"{at}/primary_key"):
            yield from _gaps(subject, dataset, f"{at}/primary_key")


def _repeats(subject: Subject, dataset: Dataset, path: str, key: tuple[str, ...]) -> Iterator[Issue]:
    found = subject.repeats(dataset.name, key, partial=True)
    name = f"The key {', '.join(key)} of {dataset.name}"
    if isinstance(found, Refusal):
        yield unchecked(path, name, found)
    elif found[0]:
        message = f"{name} is not unique: {counted(found[0], 'value')} in {counted(found[1], 'row')}."
        yield warning("key-not-unique", path, message, "Name all columns of the key, or remove the repeats.")


def _gaps(subject: Subject, dataset: Dataset, path: str) -> Iterator[Issue]:
    columns = dataset.primary_key
    empty = " AND ".join(f"{quoted(column)} IS NULL" for column in columns)
    found = subject.ask(counts_of(source_of(dataset), [empty]))
    name = f"The key {', '.join(columns)} of {dataset.name}"
    if isinstance(found, Refusal):
        yield unchecked(path, name, found)
    elif numbers(found[0])[1]:
        message = f"{name} has no value in {counted(numbers(found[0])[1], 'row')}."
        yield warning(
            "key-null", path, message, "Name another key, or leave such rows out by a default filter."
        )
