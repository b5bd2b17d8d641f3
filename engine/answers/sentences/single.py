"""One row without groups: each metric is its number."""

from engine.answers.finding import Finding, Row
from engine.answers.nouns import front, inside, joined, verb
from engine.answers.sentences.change import compared
from engine.answers.sentences.target import against_target
from engine.types.plan import Column


def single(finding: Finding) -> str:
    """ "Watch time from 22 to 28 June 2026 was 3,412 h, up 12 % from ..." """
    row = finding.table.rows[0]
    period = finding.scope
    mains = finding.mains
    if len(mains) > 1:
        said = [_part(finding, row, column, _own_moment(finding, column)) for column in mains]
        return f"{front(period)}, {joined(said)}."
    return f"{front(_part(finding, row, mains[0], f' {period}'))}."


def _own_moment(finding: Finding, column: Column) -> str:
    """When the number stood, if that is not when all the others did."""
    own = finding.moment(column)
    return "" if own == finding.period else f" {own}"


def _part(finding: Finding, row: Row, column: Column, period: str) -> str:
    value = finding.cell(row, column)
    label = inside(column.label)
    change = compared(finding, row, column)
    target = against_target(finding, column, value)
    tail = "".join(f", {part}" for part in (change, target) if part)
    if value is None:
        has = "have" if verb(label) == "were" else "has"
        return f"{label}{period} {has} no data{tail}"
    return f"{label}{period} {verb(label)} {finding.text(column, value)}{tail}"
