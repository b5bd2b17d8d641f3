"""No chart: the table says it best."""

from engine.answers.finding import Finding
from engine.types.answer import Chart

ORDER = 5


def chart(finding: Finding) -> Chart | None:
    """For records, yes or no, rankings within groups, and rankings with the rest below."""
    query = finding.plan.query
    if query.records:
        return Chart("none", "records are read in a table")
    if query.claim is not None:
        return Chart("none", "a yes or no is read faster than a chart")
    if query.limit_per:
        return Chart("none", "rankings within groups are read in a table")
    return Chart("none", "the rest would outgrow the ranking") if query.rest else None
