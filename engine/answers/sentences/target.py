"""How a number stands to what the model wants it to reach."""

from datetime import datetime

from engine.answers.figures import Known
from engine.answers.finding import Finding, as_number
from engine.answers.formats import format_value
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
    named = f"the target of {finding.text(column, target.value)}"
    named += f" ({target.label})" if target.label else ""
    if number == target.value:
        return f"exactly {named}"
    side = "above" if number > target.value else "below"
    return f"{_gap(column, number, target)} {side} {named}{_verdict(known, number > target.value)}"


def _verdict(known: Known, above: bool) -> str:
    if known.direction == "neutral":
        return ""
    return ", which is met" if above == (known.direction == "up") else ", which is missed"


def _gap(column: Column, number: float, target: Target) -> str:
    gap = abs(number - target.value)
    if column.unit == "%":
        return format_value(gap, "%").replace("%", "percentage points")
    return format_value(gap, column.unit)


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
