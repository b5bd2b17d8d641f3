"""A name that nothing carries, a ratio of ratios, SQL that cannot be read: nothing to compute."""

from collections.abc import Iterator

from semantic.issues import Issue
from semantic.model import SemanticModel
from semantic.references import reference_issues


def check(model: SemanticModel) -> Iterator[Issue]:
    """An error for each; the loader reports the same, this is for models that come from elsewhere."""
    yield from reference_issues(model)
