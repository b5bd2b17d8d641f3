"""What rows are called in a sentence, and how many there are of them."""

from datetime import date

from engine.answers.finding import Finding, Row, grain_of
from engine.answers.nouns import front, many
from engine.answers.periods import BY_ITSELF, IN_PLACE, when
from engine.types.plan import Column
from engine.types.result import Cell
from semantic.query import BucketTerm, ClassesTerm, PartTerm


def name(finding: Finding, row: Row) -> str:
    """What a row is about: "Germany", "Germany, Mobile in the week of 22 June 2026"."""
    things = [_group(finding, one, finding.cell(row, one)) for one in finding.dimensions]
    form = IN_PLACE if things else BY_ITSELF
    moments = [_time(finding, one, finding.cell(row, one), form) for one in finding.times]
    return " ".join([", ".join(things), *moments]) if things else ", ".join(moments)


def headed(finding: Finding, row: Row) -> str:
    """The name at the head of a sentence; stored values stay as they are written."""
    text = name(finding, row)
    return text if any(isinstance(cell, str) and text.startswith(cell) for cell in row) else front(text)


def _group(finding: Finding, column: Column, value: Cell) -> str:
    text, label, words = finding.text(column, value), finding.label(column), finding.words
    if value is None:
        return words.say("nouns_of.missing", text=text, label=label)
    named = isinstance(value, str) and not finding.grouping(column).classes
    own_name = named or isinstance(finding.term(column), PartTerm)
    if isinstance(finding.term(column), BucketTerm | ClassesTerm):
        label = finding.inside(_without_width(column))
        return words.say("nouns_of.labelled", text=text, label=label)
    return text if own_name else words.say("nouns_of.labelled", text=text, label=label)


def _time(finding: Finding, column: Column, value: Cell, form: int) -> str:
    if isinstance(value, date):
        return when(value, grain_of(column), finding.plan.time, finding.words, form)
    return finding.words.form("times.other", form, text=finding.text(column, value))


def noun(finding: Finding, count: int = 1) -> str:
    """What one row is: country, combination of device and country; or what several are."""
    labels = [_kind(finding, one) for one in finding.groups]
    if len(labels) > 1:
        several = count not in finding.words.template("nouns.one")
        joined = finding.words.joined(labels)
        return finding.words.form("nouns_of.several", int(several), labels=joined)
    return labels[0] if count == 1 or not finding.words.is_english else many(labels[0])


def _kind(finding: Finding, column: Column) -> str:
    """What a group of the column is: a country, a duration class."""
    if finding.words.is_english and isinstance(finding.term(column), BucketTerm | ClassesTerm):
        return f"{finding.inside(_without_width(column))} class"
    return finding.label(column)


def _without_width(column: Column) -> str:
    return column.label.partition(" in classes of ")[0].removesuffix(" in classes")


def counted(finding: Finding, count: int) -> str:
    """25 countries."""
    return finding.words.counted("nouns_of.counted", count, noun=noun(finding, count))


def extent(finding: Finding) -> str:
    """Over how many groups: 24 countries and unknown."""
    if len(finding.groups) > 1 or finding.times:
        return counted(finding, len(finding.table.rows))
    column = finding.groups[0]
    cells = finding.cells(column)
    present = sum(cell is not None for cell in cells)
    rest = [finding.null_names[column.name]] if present < len(cells) else []
    return finding.words.joined([counted(finding, present), *rest])
