"""No chart: nothing to draw, or not all of it is here."""

from engine.answers.finding import Finding
from engine.types.answer import Chart

ORDER = 10


def chart(finding: Finding) -> Chart | None:
    """For no rows, rows cut off at the cap, and values that are not numbers."""
    if not finding.table.rows:
        return Chart("none", "there are no rows")
    if finding.table.truncated:
        return Chart("none", "there are too many rows to draw, and a part of them would mislead")
    if not finding.groups:
        return None
    if not finding.is_numeric(finding.mains[0]):
        return Chart("none", "the values are not numbers")
    return None
