"""An expression whose columns are all there, and that the engine still does not run.

Codes: expression-fails (error)
Why: types do not fit, or a function does not exist; whatever uses the expression fails.
Example: the filter amount > 'high', where amount is a number.
"""

from collections.abc import Iterator

from engine.quality.findings import error
from engine.quality.rules.missing_columns import absent
from engine.quality.subject import Subject
from semantic.issues import Issue


def check(subject: Subject) -> Iterator[Issue]:
    """An error for each field, filter and measure, tried for no rows."""
    for part in subject.parts:
        if part.path in subject.broken and not absent(part, subject):
            yield error("expression-fails", part.path, subject.broken[part.path])
