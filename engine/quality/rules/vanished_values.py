"""Values that the model lists and the data do not hold.

Codes: vanished-value (warning)
Why: a question about one of them is understood and answered with nothing; often it is a slip of the pen.
Of an ordered dimension, whose values are a scale, up to half of the steps may be empty.
Example: status lists cancelled, while the data say canceled.
"""

from collections.abc import Iterator

from engine.quality.findings import unchecked, warning
from engine.quality.listed import Listed, key, listed
from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.listing import few


def check(subject: Subject) -> Iterator[Issue]:
    """A warning for each dimension with such values, unless none of its datasets has a row."""
    for found in listed(subject):
        if not isinstance(found, Listed):
            yield unchecked(found[0], f"Whether the values of {found[1]} exist", found[2])
            continue
        lost = [repr(one.value) for one in found.listed if key(one.value) not in found.stored]
        empty_steps = found.ordered and len(lost) < len(found.listed) / 2
        if lost and found.stored and found.whole and not empty_steps:
            message = f"No row has {few(lost)} for {found.name}."
            yield warning("vanished-value", found.path, message, "Correct or remove them.")
