"""A name that nothing carries, a metric made of itself, SQL that cannot be read.

Codes: unknown-dataset (error), unknown-field (error), unknown-dimension (error), unknown-metric (error),
bad-expression (error), missing-key (error), wrong-time (error), column-count (error), bad-clock (error),
unknown-zone (error), unknown-input (error), wrong-value (error), wrong-buckets (error), empty-key (error),
loose-bridge (error), bad-role (error), half-validity (error), either-or (error), no-time (error),
duplicate-name (error), metric-cycle (error)
Why: there is nothing to compute, or it cannot be told what.
Example: a metric is measured over the dataset orderz.
"""

from collections.abc import Iterator

from semantic.issues import Issue
from semantic.model import SemanticModel
from semantic.references import reference_issues


def check(model: SemanticModel) -> Iterator[Issue]:
    """An error for each; the loader reports the same, this is for models that come from elsewhere."""
    yield from reference_issues(model)
