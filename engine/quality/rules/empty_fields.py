"""Fields without a value in any row.

Codes: field-empty (info)
Why: the column is no longer filled, or never was; whatever is split by it shows one group, unknown.
Example: coupon is NULL in all orders.
"""

from collections.abc import Iterator

from engine.quality.findings import note, unchecked
from engine.quality.statements import counts_of, source_of, stored_sql
from engine.quality.subject import Subject, numbers
from engine.types.refusal import Refusal
from semantic.fields import Field
from semantic.issues import Issue
from semantic.listing import few
from semantic.locations import join_path
from semantic.model import Dataset


def check(subject: Subject) -> Iterator[Issue]:
    """One note for all such fields of a dataset; its time has a finding of its own."""
    for dataset in subject.datasets:
        at = ("datasets", dataset.name, "fields")
        fields = {join_path(*at, field.name): field for field in dataset.fields if field.name != dataset.time}
        sound = {path: field for path, field in fields.items() if subject.sound(dataset.name, path)}
        if sound:
            yield from _empty(subject, dataset, sound)


def _empty(subject: Subject, dataset: Dataset, fields: dict[str, Field]) -> Iterator[Issue]:
    conditions = [f"({stored_sql(field)}) IS NOT NULL" for field in fields.values()]
    found = subject.ask(counts_of(source_of(dataset), conditions))
    if isinstance(found, Refusal):
        yield unchecked(next(iter(fields)), f"Whether fields of {dataset.name} have values", found)
        return
    rows, *filled = numbers(found[0])
    empty = [path for path, count in zip(fields, filled, strict=True) if rows and not count]
    if empty:
        names = few(fields[path].name for path in empty)
        message = f"No row of {dataset.name} has a value for {names}."
        yield note("field-empty", empty[0], message, "Is the column still loaded? Else remove the field.")
