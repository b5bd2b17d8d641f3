"""Yes or no, with the two numbers that this rests on."""

from engine.answers.finding import Finding
from engine.answers.nouns import inside, verb
from engine.answers.periods import phrase
from semantic.claims import Claim

_WORDS = {
    "<": "less than",
    "<=": "at most",
    ">": "more than",
    ">=": "at least",
    "=": "exactly",
    "!=": "other than",
}


def claimed(finding: Finding, claim: Claim) -> str:
    """ "Yes: completion rate from 22 to 28 June 2026 was 45.9 %, less than 43.8 % before." """
    row = finding.table.rows[0]
    holds, number, other = finding.plan.columns
    value, bound = finding.cell(row, number), finding.cell(row, other)
    label = inside(number.label)
    if finding.cell(row, holds) is None:
        return f"Neither yes nor no: {label} {finding.scope} has no data to compare."
    answer = "Yes" if finding.cell(row, holds) else "No"
    subject = f"{label} {finding.scope}"
    if finding.plan.query.group_by:
        low = (claim.op in ("<", "<=")) == (claim.reach == "any")
        groups = " and ".join(_called(finding, term.key) for term in finding.plan.query.group_by)
        subject = f"the {'lowest' if low else 'highest'} {label} of {groups} {finding.scope}"
    text = f"{answer}: {subject} {verb(label)} {finding.text(number, value)}"
    if claim.value is None:
        before = phrase(finding.plan.compare_bounds, fiscal=finding.fiscal)
        return f"{text}, against {finding.text(number, bound)} {before}."
    no = "" if finding.cell(row, holds) else "not "
    return f"{text}, {no}{_WORDS[claim.op]} {finding.text(number, bound)}."


def _called(finding: Finding, key: str) -> str:
    """What the rows were split by; the columns themselves are not shown."""
    named = finding.names.get(key)
    return inside(named.label) if named else key.rpartition(".")[2].rpartition(":")[2].replace("_", " ")
