"""Rows by group: who has the most, how much that is, and of what."""

from engine.answers.finding import Finding, Row
from engine.answers.nouns import inside, joined
from engine.answers.sentences.change import compared, move, percent
from engine.answers.sentences.naming import counted, extent, headed, name, noun
from engine.types.plan import Column

_MOST_TIED = 3


def ranked(finding: Finding) -> str:
    """ "Germany has the most watch time in May 2026: 812 h, 24 % of 3,412 h over 25 countries." """
    column = finding.subject
    rows = [row for row in finding.table.rows if finding.number(row, column) is not None]
    period = _period(finding, column)
    if not rows:
        return f"No {noun(finding)} has data for {inside(column.label)} {period}."
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
    return f"{headed(finding, row)} {has} {period}: {text}{_others(finding, column, row)}{tail}."


def _period(finding: Finding, column: Column) -> str:
    """The scope; a change has two periods."""
    if column.role not in ("change", "growth"):
        return finding.scope
    return f"{finding.scope} against {finding.sides[1]}"


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
    named = joined([headed(finding, rows[0]), *(name(finding, row) for row in rows[1:])])
    who = named if len(rows) <= _MOST_TIED else counted(finding, len(rows))
    return f"{who} share the {rank} {label} {period}: {value} each."


def _tail(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    change = compared(finding, row, column)
    parts = [change] if change else [_share(finding, column, row, rows, ascending)]
    parts = [f", {part}" for part in parts if part]
    mover = _mover(finding, column, row)
    if mover:
        parts.append(f"; {mover}")
    elif finding.plan.query.having is not None:
        parts.append(f"; {counted(finding, len(rows))} in all meet the condition")
    elif (finding.plan.query.is_cut or not finding.adds_up(column)) and len(rows) > 1 and not ascending:
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
    return f"{part} of {finding.text(column, whole)} over {extent(finding)}"


def _lowest(finding: Finding, column: Column, rows: list[Row]) -> str:
    """The other end; with a limit, the last of those asked for."""
    least = min(finding.number(row, column) or 0 for row in rows)
    low, *more = (row for row in rows if finding.number(row, column) == least)
    if more:
        return ""
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
    both = any(now is None or then is None for _, now, then in pairs)
    among = f" of a {noun(finding)} in both periods" if both else ""
    return f"the largest change{among} is {name(finding, row)}, {size} from {finding.text(before, then)}"
