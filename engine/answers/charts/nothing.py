"""No chart: nothing to draw, or not all of it is here."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, final

ORDER = 10


def fits(finding: Finding) -> Fits:
    """For no rows, rows cut off at the cap, and values that are not numbers."""
    if not finding.table.rows:
        yield final(finding, "none", "no_rows")
    if finding.table.truncated:
        yield final(finding, "none", "truncated")
    if finding.groups and not finding.is_numeric(finding.mains[0]):
        yield final(finding, "none", "no_numbers")
