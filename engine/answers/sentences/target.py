"""How a number stands to what the model wants it to reach."""

from datetime import datetime

from engine.answers.figures import Known
from engine.answers.finding import Finding, as_number
from engine.answers.formats import format_value, points
from engine.types.clock import Bounds
from engine.types.plan import Column
from engine.types.result import Cell
from semantic.metrics import Target


def against_target(finding: Finding, column: Column, value: Cell) -> str:
    """ "8.2 percentage points above the target of 90 %, which is met".

    Said of one number over all rows only: a part of the business, or a period that still runs, has no
    target of its own. "" where there is none.
    """
    number, known = as_number(value), finding.known.get(column.of, Known())
    target = _fitting(finding, known.targets)
    whole = column.role == "metric" and not finding.groups and finding.plan.query.where is None
    if number is None or target is None or not whole:
        return ""
    label = f" ({target.label})" if target.label else ""
    value, words, above = finding.text(column, target.value), finding.words, number > target.value
    if number == target.value:
        return words.say("target.exactly", value=value, label=label)
    gap, verdict = _gap(finding, column, number - target.value), _verdict(finding, known, above)
    name = "target.above" if above else "target.below"
    return words.say(name, gap=gap, value=value, label=label, verdict=verdict)


def _verdict(finding: Finding, known: Known, above: bool) -> str:
    if known.direction == "neutral":
        return ""
    return finding.words.word("target.met" if above == (known.direction == "up") else "target.missed")


def _gap(finding: Finding, column: Column, gap: float) -> str:
    if column.unit == "%":
        return points(abs(gap), finding.words)
    return format_value(abs(gap), column.unit, words=finding.words)


def _fitting(finding: Finding, targets: tuple[Target, ...]) -> Target | None:
    """The target for just this stretch of time, else the one for any."""
    bounds = finding.plan.bounds
    exact = (one for one in targets if one.grain and bounds and _is_one(bounds, one.grain, finding))
    return next(exact, None) or next((one for one in targets if not one.grain), None)


def _is_one(bounds: Bounds, grain: str, finding: Finding) -> bool:
    """Whether the bounds are one whole unit that is over."""
    start, end, time = bounds.start, bounds.end, finding.plan.time
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    over = finding.now is not None and end <= finding.now
    return over and time.start_of(start, grain) == start and time.step(start, grain, 1) == end
