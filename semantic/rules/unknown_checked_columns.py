"""Checks on the data about columns that the model does not describe.

Codes: unknown-column (warning)
Why: the column may well be there, but a misspelt one makes the check end in an error each time it runs.
Example: the check mails is about a column emial, and buyers has a field email.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from semantic.expressions import columns_of
from semantic.hints import near_hint
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel
from semantic.usage import columns_used

if TYPE_CHECKING:
    from semantic.checks import Check


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each column that is neither a field nor read by the model."""
    if not model.checks_data:
        return
    used = columns_used(model, fields=True)
    known = {one.name: used[one.name] | {field.name for field in one.fields} for one in model.datasets}
    for found in model.checks:
        for dataset, key, name in _names(found):
            if known[dataset] and name not in known[dataset]:
                yield Issue(
                    code="unknown-column",
                    severity="warning",
                    place=Place(path=join_path("checks", found.name, key)),
                    message=f"{found.name}: {dataset} has no field {name!r}.",
                    hint=f"{near_hint(name, known[dataset])} Describe it if the data have it.",
                )


def _names(check: "Check") -> Iterator[tuple[str, str, str]]:
    """Dataset, key and name of each column that the check reads."""
    if check.type == "schema":
        return  # it says itself which columns there are
    key = "column" if getattr(check, "column", "") else "columns"
    yield from ((check.dataset, key, name) for name in check.named)
    if check.type == "late":
        yield check.dataset, "received", check.received
    if check.type == "relationships":
        yield from ((check.to, "to_columns", name) for name in check.to_columns)
    sql = {"filter": check.filter, "expr": getattr(check, "expr", "")}
    for key, text in sql.items():
        for name in sorted(columns_of(text)) if text else ():
            yield check.dataset, key, name
