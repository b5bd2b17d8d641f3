"""Checks on the data about columns that seem to be misspelt.

Codes: unknown-column (warning)
Why: each run of the check ends in an error. A column that the model does not describe may be checked; whether
the data have it, `check --source` tells.
Example: the check mails is about a column emial, and buyers has a field email.
"""

from collections.abc import Iterator

from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel
from semantic.usage import columns_used


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each column that the model does not know, and almost does."""
    if not model.checks_data:
        return
    from rapidfuzz.distance.OSA import distance

    from semantic.check_references import columns_read

    used = columns_used(model, fields=True)
    known = {one.name: used[one.name] | {field.name for field in one.fields} for one in model.datasets}
    for found in model.checks:
        for dataset, key, name in columns_read(found):
            # One slip of the hand; further apart are columns of one family, such as min_price and max_price.
            near = sorted(one for one in known[dataset] if distance(one, name, score_cutoff=1) == 1)
            if near and name not in known[dataset]:
                yield Issue(
                    code="unknown-column",
                    severity="warning",
                    place=Place(path=join_path("checks", found.name, key)),
                    message=f"{found.name}: {dataset} has no field {name!r}.",
                    hint=f"Did you mean {near[0]!r}? Else describe it as a field.",
                )
