"""Rows by group: who has the most, how much that is, and of what."""

from datetime import date

from engine.answers.finding import Finding, Row, grain_of
from engine.answers.nouns import front, inside, joined, many
from engine.answers.periods import when
from engine.answers.sentences.change import compared, move, percent
from engine.types.plan import Column
from engine.types.result import Cell

_MOST_TIED = 3


def ranked(finding: Finding) -> str:
    """ "Germany has the most watch time in May 2026: 812 h, 24 % of 3,412 h over 25 countries." """
    column = finding.ranked_by or finding.mains[0]
    rows = [row for row in finding.table.rows if finding.number(row, column) is not None]
    period = finding.scope
    if not rows:
        return f"No {_noun(finding)} has data for {inside(column.label)} {period}."
    ascending = _ascending(finding)
    best = (min if ascending else max)(finding.number(row, column) or 0 for row in rows)
    tied = [row for row in rows if finding.number(row, column) == best]
    if len(tied) > 1:
        return _tie(finding, column, tied, period)
    row, text = tied[0], finding.text(column, best)
    if len(finding.table.rows) == 1 and finding.complete:
        return f"Only {name(finding, row)} has data {period}: {inside(column.label)} {text}."
    has = f"has {_superlative(finding, column, ascending)} {inside(_metric(finding, column))}"
    tail = _tail(finding, column, row, rows, ascending)
    return f"{_front(finding, row)} {has} {period}: {text}{_others(finding, column, row)}{tail}."


def name(finding: Finding, row: Row) -> str:
    """What a row is about: "Germany", "Germany, Mobile in the week of 22 June 2026"."""
    things = [_group(finding, one, finding.cell(row, one)) for one in finding.dimensions]
    moments = [_time(finding, one, finding.cell(row, one)) for one in finding.times]
    if things:
        return " ".join([", ".join(things), *moments])
    return " ".join(moment.partition(" ")[2] for moment in moments)


def _front(finding: Finding, row: Row) -> str:
    """The name at the head of a sentence; stored values stay as they are written."""
    text = name(finding, row)
    return text if any(isinstance(cell, str) and text.startswith(cell) for cell in row) else front(text)


def _group(finding: Finding, column: Column, value: Cell) -> str:
    text = finding.text(column, value)
    if value is None:
        return f"{text} {inside(column.label)}"
    return text if isinstance(value, str) else f"{inside(column.label)} {text}"


def _time(finding: Finding, column: Column, value: Cell) -> str:
    return when(value, grain_of(column)) if isinstance(value, date) else f"at {finding.text(column, value)}"


def _ascending(finding: Finding) -> bool:
    return finding.ranked_by is not None and not finding.plan.query.order[0].descending


def _metric(finding: Finding, column: Column) -> str:
    main = next((one for one in finding.values if one.of == column.of and one.role == "metric"), column)
    return column.label if column.role != "previous" else main.label


def _superlative(finding: Finding, column: Column, ascending: bool) -> str:
    if ascending:
        return "the lowest"
    additive = finding.additivity.get(column.of) in ("additive", "distinct")
    return "the most" if additive and column.role == "metric" else "the highest"


def _others(finding: Finding, column: Column, row: Row) -> str:
    """The row's other metrics, in brackets."""
    others = [one for one in finding.mains if one.of != column.of]
    said = (f"{inside(one.label)} {finding.text(one, finding.cell(row, one))}" for one in others)
    text = ", ".join(said)
    return f" ({text})" if text else ""


def _tie(finding: Finding, column: Column, rows: list[Row], period: str) -> str:
    value = finding.text(column, finding.cell(rows[0], column))
    rank = "lowest" if _ascending(finding) else "highest"
    label = inside(_metric(finding, column))
    named = joined([_front(finding, rows[0]), *(name(finding, row) for row in rows[1:])])
    who = named if len(rows) <= _MOST_TIED else _counted(finding, len(rows))
    return f"{who} share the {rank} {label} {period}: {value} each."


def _tail(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    change = compared(finding, row, column)
    parts = [change] if change else [_share(finding, column, row, rows, ascending)]
    parts = [f", {part}" for part in parts if part]
    mover = _mover(finding, column, row)
    if mover:
        parts.append(f"; {mover}")
    elif finding.plan.query.having is not None:
        parts.append(f"; {_counted(finding, len(rows))} in all meet the condition")
    elif (finding.plan.query.limit or not finding.adds_up(column)) and len(rows) > 1 and not ascending:
        parts.append(_lowest(finding, column, rows))
    return "".join(parts)


def _share(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    """Its part of the whole, only where the rows are all groups and may be added up."""
    numbers = [finding.number(one, column) or 0 for one in rows]
    whole = sum(numbers)
    possible = finding.complete and finding.adds_up(column) and min(numbers) >= 0 and whole > 0
    if not possible or ascending:
        return ""
    part = percent((finding.number(row, column) or 0) / whole)
    return f"{part} of {finding.text(column, whole)} over {_extent(finding)}"


def _extent(finding: Finding) -> str:
    """Over how many groups: 24 countries and unknown."""
    if len(finding.groups) > 1 or finding.times:
        return _counted(finding, len(finding.table.rows))
    column = finding.groups[0]
    cells = finding.cells(column)
    present = sum(cell is not None for cell in cells)
    rest = f" and {finding.null_names[column.name]}" if present < len(cells) else ""
    return _counted(finding, present) + rest


def _noun(finding: Finding, count: int = 1) -> str:
    """What one row is: country, combination of device and country; or what several are."""
    labels = [inside(one.label) for one in finding.groups]
    if len(labels) == 1:
        return labels[0] if count == 1 else many(labels[0])
    return f"combination{'' if count == 1 else 's'} of {joined(labels)}"


def _counted(finding: Finding, count: int) -> str:
    return f"{count:,} {_noun(finding, count)}"


def _lowest(finding: Finding, column: Column, rows: list[Row]) -> str:
    """The other end; with a limit, the last of those asked for."""
    low = min(rows, key=lambda row: finding.number(row, column) or 0)
    value = finding.text(column, finding.cell(low, column))
    word = "the lowest" if finding.complete else f"the lowest of these {len(rows)}"
    return f"; {word} is {name(finding, low)} with {value}"


def _mover(finding: Finding, column: Column, best: Row) -> str:
    """The group that changed most in absolute terms, where it is another one."""
    main = finding.partner(column, "metric")
    before = finding.partner(column, "previous")
    if main is None or before is None or column.role != "metric":
        return ""
    pairs = [(row, finding.number(row, main), finding.number(row, before)) for row in finding.table.rows]
    moved = [
        (row, now, then) for row, now, then in pairs if now is not None and then is not None and now != then
    ]
    if not moved or not finding.complete:
        return ""
    row, now, then = max(moved, key=lambda one: abs(one[1] - one[2]))
    if row is best:
        return ""
    size = move(now, then, main.unit)
    return f"the largest change is {name(finding, row)}, {size} from {finding.text(before, then)}"
