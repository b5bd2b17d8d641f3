"""What rows are called in a sentence, and how many there are of them."""

from datetime import date

from engine.answers.finding import Finding, Row, grain_of
from engine.answers.nouns import front, inside, joined, many
from engine.answers.periods import when
from engine.types.plan import Column
from engine.types.result import Cell
from semantic.query import BucketTerm, PartTerm


def name(finding: Finding, row: Row) -> str:
    """What a row is about: "Germany", "Germany, Mobile in the week of 22 June 2026"."""
    things = [_group(finding, one, finding.cell(row, one)) for one in finding.dimensions]
    moments = [_time(finding, one, finding.cell(row, one)) for one in finding.times]
    if things:
        return " ".join([", ".join(things), *moments])
    return ", ".join(moment.partition(" ")[2] for moment in moments)


def headed(finding: Finding, row: Row) -> str:
    """The name at the head of a sentence; stored values stay as they are written."""
    text = name(finding, row)
    return text if any(isinstance(cell, str) and text.startswith(cell) for cell in row) else front(text)


def _group(finding: Finding, column: Column, value: Cell) -> str:
    text = finding.text(column, value)
    if value is None:
        return f"{text} {inside(column.label)}"
    named = isinstance(value, str) and not finding.grouping(column).classes
    own_name = named or isinstance(finding.term(column), PartTerm)
    if isinstance(finding.term(column), BucketTerm):
        return f"{inside(column.label.partition(' in classes of ')[0])} {text}"
    return text if own_name else f"{inside(column.label)} {text}"


def _time(finding: Finding, column: Column, value: Cell) -> str:
    return (
        when(value, grain_of(column), finding.plan.time)
        if isinstance(value, date)
        else f"at {finding.text(column, value)}"
    )


def noun(finding: Finding, count: int = 1) -> str:
    """What one row is: country, combination of device and country; or what several are."""
    labels = [inside(one.label) for one in finding.groups]
    if len(labels) == 1:
        return labels[0] if count == 1 else many(labels[0])
    return f"combination{'' if count == 1 else 's'} of {joined(labels)}"


def counted(finding: Finding, count: int) -> str:
    """25 countries."""
    return f"{count:,} {noun(finding, count)}"


def extent(finding: Finding) -> str:
    """Over how many groups: 24 countries and unknown."""
    if len(finding.groups) > 1 or finding.times:
        return counted(finding, len(finding.table.rows))
    column = finding.groups[0]
    cells = finding.cells(column)
    present = sum(cell is not None for cell in cells)
    rest = f" and {finding.null_names[column.name]}" if present < len(cells) else ""
    return counted(finding, present) + rest
