"""One row: the number itself is the picture."""

from engine.answers.finding import Finding
from engine.types.answer import Chart

ORDER = 20


def chart(finding: Finding) -> Chart | None:
    """For one row, with or without a group."""
    if len(finding.table.rows) != 1:
        return None
    return Chart("number", finding.words.word("reasons.number"))
