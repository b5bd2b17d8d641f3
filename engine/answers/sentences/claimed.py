"""Yes or no, with the two numbers that this rests on."""

from engine.answers.finding import Finding
from engine.answers.nouns import verb
from engine.answers.periods import phrase
from engine.types.plan import Column
from engine.types.result import Cell
from semantic.claims import Claim


def claimed(finding: Finding, claim: Claim) -> str:
    """ "Yes: completion rate from 22 to 28 June 2026 was 45.9 %, less than 43.8 % before." """
    row, words = finding.table.rows[0], finding.words
    holds, number, other = finding.plan.columns
    label, answer = finding.label(number), finding.cell(row, holds)
    if answer is None:
        return words.say("claimed.missing", label=label, scope=finding.scope)
    kind = "plain"
    if finding.plan.query.group_by:
        kind = "lowest" if (claim.op in ("<", "<=")) == (claim.reach == "any") else "highest"
    return words.say(
        f"claimed.{kind}",
        answer=words.word("claimed.yes" if answer else "claimed.no"),
        label=label,
        groups=words.word("words.and").join(
            _called(finding, term.key) for term in finding.plan.query.group_by
        ),
        scope=finding.scope,
        was=verb(label),
        value=finding.text(number, finding.cell(row, number)),
        bound=_bound(finding, claim, other, finding.cell(row, other), bool(answer)),
    )


def _bound(finding: Finding, claim: Claim, other: Column, value: Cell, holds: bool) -> str:
    """What the number was held against: its value before, or the number claimed."""
    words, text = finding.words, finding.text(other, value)
    if claim.value is None:
        before = phrase(finding.plan.compare_bounds, None, finding.fiscal, words)
        return words.say("claimed.against", value=text, other=before)
    return words.op("claimed.ops" if holds else "claimed.denied", claim.op, value=text)


def _called(finding: Finding, key: str) -> str:
    """What the rows were split by; the columns themselves are not shown."""
    named = finding.names.get(key)
    if key in finding.labels or named is None:
        return finding.labels.get(key) or key.rpartition(".")[2].rpartition(":")[2].replace("_", " ")
    return finding.inside(named.label)
