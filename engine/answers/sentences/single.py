"""One row without groups: each metric is its number."""

from engine.answers.finding import Finding, Row
from engine.answers.nouns import front, verb
from engine.answers.sentences.change import compared
from engine.answers.sentences.target import against_target
from engine.types.plan import Column


def single(finding: Finding) -> str:
    """ "Watch time from 22 to 28 June 2026 was 3,412 h, up 12 % from ..." """
    row, mains = finding.table.rows[0], finding.mains
    if len(mains) > 1:
        said = [_said(finding, row, column, "part") for column in mains]
        glue = finding.words.word("single.glue")
        parts = glue.join(said) if glue else finding.words.joined(said)
        return front(finding.words.say("single.several", scope=finding.scope, parts=parts))
    return _said(finding, row, mains[0], "one")


def _said(finding: Finding, row: Row, column: Column, template: str) -> str:
    """One number with its comparison and its target, and when it stood if not when all the others did."""
    value, label, own = finding.cell(row, column), finding.label(column), finding.moment(column)
    tail = (compared(finding, row, column), against_target(finding, column, value))
    return finding.words.say(
        f"single.{template}{'_missing' if value is None else ''}",
        label=label,
        scope=finding.scope,
        moment="" if own == finding.period else f" {own}",
        was=verb(label),
        has="have" if verb(label) == "were" else "has",
        value=finding.text(column, value),
        tail="".join(f", {part}" for part in tail if part),
    )
