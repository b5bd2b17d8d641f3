"""Alert rules whose numbers are probably meant in another unit, or never come to bear.

Codes: threshold-unit (warning), for-between-evaluations (info)
Why: a share is a fraction, so that 5 is 500 %, and such a rule never fires. What must hold for a minute,
and is looked at every five, has held for five at the second look.
Example: null_rate above 5 was meant as 0.05.
"""

from collections.abc import Iterator

from semantic.alert_questions import question_of
from semantic.alert_windows import length_of
from semantic.alerts import AlertRule
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning or a note for each."""
    for rule in model.alerts:
        metric = model.metric(rule.metric or question_of(rule).metrics[0].key)
        if metric and metric.unit == "%" and _above_one(rule):
            message = f"{metric.name} is a fraction, and {rule.threshold} is more than the whole."
            yield _issue(rule, "threshold", "threshold-unit", "warning", message, "Write 5 % as 0.05.")
        if rule.hold and length_of(rule.hold) < length_of(rule.every):
            message = "It must hold for less than the time between two evaluations."
            hint = "Leave for: out, or make every: shorter."
            yield _issue(rule, "for", "for-between-evaluations", "info", message, hint)


def _above_one(rule: AlertRule) -> bool:
    if rule.percent_of or rule.threshold is None:
        return False
    numbers = rule.threshold if isinstance(rule.threshold, tuple) else (rule.threshold,)
    return any(abs(number) > 1 for number in numbers)


def _issue(rule: AlertRule, key: str, code: str, severity: str, message: str, hint: str) -> Issue:
    place = Place(path=join_path("alerts", rule.name, key))
    return Issue.model_validate(
        {"code": code, "severity": severity, "place": place, "message": message, "hint": hint}
    )
