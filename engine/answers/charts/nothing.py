"""No chart: nothing to draw, or not all of it is here."""

from engine.answers.finding import Finding
from engine.types.answer import Chart

ORDER = 10


def chart(finding: Finding) -> Chart | None:
    """For no rows, rows cut off at the cap, and values that are not numbers."""
    if not finding.table.rows:
        return Chart("none", finding.words.word("reasons.no_rows"))
    if finding.table.truncated:
        return Chart("none", finding.words.word("reasons.truncated"))
    if not finding.groups:
        return None
    if not finding.is_numeric(finding.mains[0]):
        return Chart("none", finding.words.word("reasons.no_numbers"))
    return None
