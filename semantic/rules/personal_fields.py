"""Fields with personal data whose values would be shown.

Codes: personal-indexed (warning)
Why: values of personal data must not turn up in suggestions and value lists.
Example: the field email is neither personal: true nor indexed: false.
"""

import re
from collections.abc import Iterator

from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel
from semantic.words import normal

_PERSONAL = re.compile(
    r"\b(e ?mail|(tele)?phone|fax|ssn|social security|passport|iban|birth(day| ?date)?"
    r"|(first|last|full|family|maiden) ?name|surname|street|postal address|home address)\b"
)


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a personal field with values listed, and for one that looks personal but is indexed."""
    for dataset in model.datasets:
        for field in dataset.fields:
            path = join_path("datasets", dataset.name, "fields", field.name)
            if field.personal and (field.values or field.dimension):
                what = "lists its values" if field.values else "carries a shared dimension"
                yield _issue(path, f"{field.name} is personal but {what}.", "Remove that, or the mark.")
            elif _looks_personal(field):
                message = f"{field.name} looks personal and its values are indexed."
                yield _issue(path, message, "Add personal: true, or indexed: false if it is not.")


def _looks_personal(field: Field) -> bool:
    words = f"{normal(field.name)} / {normal(field.label)}"
    shown = field.indexed and not field.personal and field.role == "dimension"
    return shown and field.type == "string" and named_personal(words)


def named_personal(words: str) -> bool:
    """Whether a name, in plain words, is one of those that personal data have."""
    return _PERSONAL.search(words) is not None


def _issue(path: str, message: str, hint: str) -> Issue:
    place = Place(path=path)
    return Issue(code="personal-indexed", severity="warning", place=place, message=message, hint=hint)
