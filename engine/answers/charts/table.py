"""No chart: the table says it best."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, final

ORDER = 5


def fits(finding: Finding) -> Fits:
    """For records, yes or no, and rankings within groups."""
    query = finding.plan.query
    if query.records:
        yield final(finding, "none", "records")
    if query.claim is not None:
        yield final(finding, "none", "claim")
    if query.limit_per:
        yield final(finding, "none", "within")
