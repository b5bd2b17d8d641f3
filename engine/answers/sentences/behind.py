"""What is said behind the group with the most: its change or share, the other end, the largest move."""

from engine.answers.finding import Finding, Row
from engine.answers.sentences.change import compared, move, percent
from engine.answers.sentences.naming import counted, extent, name, noun
from engine.types.plan import Column


def behind(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    """Change, share or the other end, and how many meet the condition; "" where there is nothing to say."""
    change = compared(finding, row, column)
    parts = [change] if change else [_share(finding, column, row, rows, ascending)]
    parts = [f", {part}" for part in parts if part]
    mover = _mover(finding, column, row)
    if mover:
        parts.append(mover)
    elif finding.plan.query.having is not None and not _is_cut(finding):
        parts.append(finding.words.say("ranked.meet", counted=counted(finding, len(rows))))
    elif (_is_cut(finding) or not finding.adds_up(column)) and len(rows) > 1 and not ascending:
        parts.append(_lowest(finding, column, rows))
    return "".join(parts)


def _is_cut(finding: Finding) -> bool:
    """Whether more groups may meet the condition than are shown."""
    return finding.plan.query.is_cut or finding.table.truncated


def _share(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    """Its part of the whole, only where the rows are all groups and may be added up."""
    numbers = [finding.number(one, column) or 0 for one in rows]
    whole = sum(numbers)
    possible = finding.complete and finding.adds_up(column) and min(numbers) >= 0 and whole > 0
    if not possible or ascending:
        return ""
    part, words = percent((finding.number(row, column) or 0) / whole, finding.words), finding.words
    return words.say("ranked.share", part=part, whole=finding.text(column, whole), extent=extent(finding))


def _lowest(finding: Finding, column: Column, rows: list[Row]) -> str:
    """The other end; with a limit, the last of those asked for."""
    least = min(finding.number(row, column) or 0 for row in rows)
    low, *more = (row for row in rows if finding.number(row, column) == least)
    if more:
        return ""
    value = finding.text(column, finding.cell(low, column))
    template = "ranked.lowest_of_all" if finding.complete else "ranked.lowest_of_these"
    return finding.words.say(template, n=len(rows), name=name(finding, low), value=value)


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
    words, both = finding.words, any(now is None or then is None for _, now, then in pairs)
    size = move(now, then, main.unit, words)
    among = words.say("ranked.among", noun=noun(finding)) if both else ""
    moved_by = words.say("change.from", move=size, before=finding.text(before, then))
    return words.say("ranked.mover", among=among, name=name(finding, row), move=moved_by)
