"""A field of another type than the model says.

Codes: other-type (error, warning or info)
Why: texts cannot be added up, and numbers compared as texts sort 10 before 9. It is an error where the model
relies on numbers or times and finds texts, a note where whole numbers turn out to have decimals.
Example: amount has type: number, and the column holds texts since the last import.
"""

from collections.abc import Iterator

from engine.quality.findings import error, note, unchecked, warning
from engine.quality.kinds import fitting
from engine.quality.statements import source_of, stored_sql, types_of
from engine.quality.subject import Subject
from engine.types.refusal import Refusal
from semantic.fields import Field, FieldType
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.model import Dataset

_COMPUTED: tuple[FieldType, ...] = ("integer", "number", "date", "timestamp")


def check(subject: Subject) -> Iterator[Issue]:
    """A finding for each field whose values the engine types otherwise."""
    for dataset in subject.datasets:
        paths = {
            field.name: join_path("datasets", dataset.name, "fields", field.name) for field in dataset.fields
        }
        fields = [field for field in dataset.fields if subject.sound(dataset.name, paths[field.name])]
        if not fields:
            continue
        expressions = [f"{stored_sql(field)} AS c{index}" for index, field in enumerate(fields)]
        found = subject.ask(types_of(source_of(dataset), expressions))
        if isinstance(found, Refusal):
            yield unchecked(join_path("datasets", dataset.name), f"The types of {dataset.name}", found)
            continue
        for field, (_, kind) in zip(fields, found, strict=True):
            if field.type not in fitting(str(kind)):
                yield _issue(paths[field.name], dataset, field, str(kind))


def _issue(path: str, dataset: Dataset, field: Field, kind: str) -> Issue:
    nearest = fitting(kind)[0]
    message = f"{field.name} of {dataset.name} is said to be a {field.type}; its values are {kind}."
    hint = f"Write type: {nearest}, or cast it in its expr."
    if nearest == "string" and field.type in _COMPUTED:
        return error("other-type", path, message, hint)
    if (field.type, nearest) == ("integer", "number"):
        return note("other-type", path, message, hint)
    return warning("other-type", path, message, hint)
