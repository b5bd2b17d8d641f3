"""No chart: the table says it best."""

from engine.answers.finding import Finding
from engine.types.answer import Chart

ORDER = 5


def chart(finding: Finding) -> Chart | None:
    """For records, yes or no, rankings within groups, and rankings with the rest below."""
    query, words = finding.plan.query, finding.words
    if query.records:
        return Chart("none", words.word("reasons.records"))
    if query.claim is not None:
        return Chart("none", words.word("reasons.claim"))
    if query.limit_per:
        return Chart("none", words.word("reasons.within"))
    return Chart("none", words.word("reasons.rest")) if query.rest else None
