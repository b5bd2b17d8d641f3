"""One row without groups: each metric is its number."""

from engine.answers.finding import Finding, Row
from engine.answers.nouns import front, inside, joined, verb
from engine.answers.sentences.change import compared
from engine.types.plan import Column


def single(finding: Finding) -> str:
    """ "Watch time from 22 to 28 June 2026 was 3,412 h, up 12 % from ..." """
    row = finding.table.rows[0]
    period = finding.scope
    mains = finding.mains
    if len(mains) > 1:
        said = [_part(finding, row, column, "") for column in mains]
        return f"{front(period)}, {joined(said)}."
    return f"{front(_part(finding, row, mains[0], f' {period}'))}."


def _part(finding: Finding, row: Row, column: Column, period: str) -> str:
    value = finding.cell(row, column)
    label = inside(column.label)
    change = compared(finding, row, column)
    tail = f", {change}" if change else ""
    if value is None:
        has = "have" if verb(label) == "were" else "has"
        return f"{label}{period} {has} no data{tail}"
    return f"{label}{period} {verb(label)} {finding.text(column, value)}{tail}"
