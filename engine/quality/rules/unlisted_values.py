"""Values in the data that the model does not list, where it lists some.

Codes: unlisted-value (info)
Why: they can be asked for as they are stored, but have no label and no synonyms.
Example: status lists paid and canceled, and the data hold refunded too.
"""

from collections.abc import Iterator

from engine.quality.findings import note, shown
from engine.quality.listed import Listed, key, listed
from engine.quality.subject import Subject
from semantic.issues import Issue
from semantic.listing import few


def check(subject: Subject) -> Iterator[Issue]:
    """One note for each dimension with such values; personal data are never looked at."""
    for found in listed(subject):
        if not isinstance(found, Listed):
            continue  # said for the values that are listed
        known = {key(one.value) for one in found.listed}
        fresh = [value for text, value in found.stored.items() if text not in known]
        if fresh and not _is_flag(found):
            most = "" if found.whole else " and others"
            message = f"{found.name} also has {few(map(shown, fresh))}{most}."
            yield note(
                "unlisted-value", found.path, message, "List them with a label or synonyms, if they need any."
            )


def _is_flag(found: Listed) -> bool:
    """Whether it is one of two values that needs a word: a yes without the no."""
    return len(found.stored) == 2 and len(found.listed) == 1
