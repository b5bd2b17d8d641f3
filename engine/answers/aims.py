"""What a number is meant to reach, as a line in its chart."""

from engine.answers.finding import Finding, as_number, grain_of
from engine.answers.scales import Scale
from engine.answers.spec import Spec, datum
from engine.types.plan import Column

AIM = "_aim"
DASH = [2, 3]


def aim_transforms(finding: Finding, column: Column, scale: Scale) -> list[Spec]:
    """The transform that gives each mark the target of its number; none without a target."""
    asked = finding.partner(column, "target")
    if asked is not None:
        here = datum(asked.name)
        return [{"calculate": f"{here} === null ? null : {here} / {scale.divisor}", "as": AIM}]
    value = _known(finding, column)
    return [] if value is None else [{"calculate": repr(value / scale.divisor), "as": AIM}]


def aim_note(finding: Finding, column: Column) -> str:
    """What the line of dots is; "" without one."""
    asked = finding.partner(column, "target")
    values = {as_number(cell) for cell in finding.cells(asked)} if asked else {_known(finding, column)}
    value = values.pop() if len(values) == 1 else None
    if value is None:
        return finding.words.word("charts.aims") if asked else ""
    return finding.words.say("charts.aim", value=finding.text(column, value))


def _known(finding: Finding, column: Column) -> float | None:
    """The one target of the model that holds for what a mark stands for.

    One that is for any time holds for each group of a number that does not add up, and for each bucket;
    one for a grain holds for buckets of that grain.
    """
    if column.role != "metric":
        return None
    grains = {grain_of(one) for one in finding.times}
    if not grains and finding.adds_up(column):
        return None
    known = finding.known.get(column.of)
    values = {one.value for one in known.targets if not one.grain or one.grain in grains} if known else set()
    return values.pop() if len(values) == 1 else None
