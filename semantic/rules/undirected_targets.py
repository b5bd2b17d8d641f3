"""Metrics with a target, of which nobody says which way is good.

Codes: target-without-direction (info)
Why: with desired_direction neutral it cannot be told whether a value beyond the target is met or missed.
Example: error_rate has the target 0.01, and no desired_direction: down.
"""

from collections.abc import Iterator

from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A note for each."""
    for metric in model.metrics:
        if metric.targets and metric.desired_direction == "neutral":
            yield Issue(
                code="target-without-direction",
                severity="info",
                place=Place(path=join_path("metrics", metric.name, "targets")),
                message=f"{metric.name} has a target, and no desired_direction.",
                hint="Write desired_direction: up or down.",
            )
