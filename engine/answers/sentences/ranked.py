"""Rows by group: who has the most, how much that is, and of what."""

from engine.answers.finding import Finding, Row
from engine.answers.sentences.change import compared, move, percent
from engine.answers.sentences.naming import counted, extent, headed, name, noun
from engine.types.plan import Column

_MOST_TIED = 3


def ranked(finding: Finding) -> str:
    """ "Germany has the most watch time in May 2026: 812 h, 24 % of 3,412 h over 25 countries." """
    column = finding.subject
    rows = [row for row in finding.table.rows if finding.number(row, column) is not None]
    period, words = _period(finding, column), finding.words
    if not rows:
        return words.say("ranked.none", noun=noun(finding), label=finding.label(column), scope=period)
    ascending = _ascending(finding)
    best = (min if ascending else max)(finding.number(row, column) or 0 for row in rows)
    tied = [row for row in rows if finding.number(row, column) == best]
    if len(tied) > 1:
        return _tie(finding, column, tied, period)
    row, text = tied[0], finding.text(column, best)
    if len(finding.table.rows) == 1 and finding.complete:
        label = finding.label(column)
        return words.say("ranked.only", name=name(finding, row), scope=period, label=label, value=text)
    return words.say(
        "ranked.best",
        name=headed(finding, row) if words.is_english else name(finding, row),
        superlative=words.word(f"ranked.{_superlative(finding, column, ascending)}"),
        label=_label(finding, column),
        groups=_groups(finding),
        scope=period,
        value=text,
        others=_others(finding, column, row),
        tail=_tail(finding, column, row, rows, ascending),
    )


def _period(finding: Finding, column: Column) -> str:
    """The scope; a change has two periods."""
    if column.role not in ("change", "growth"):
        return finding.scope
    return finding.words.say("ranked.scope", scope=finding.scope, other=finding.sides[1])


def _ascending(finding: Finding) -> bool:
    return finding.ranked_by is not None and not finding.plan.query.order[0].descending


def _label(finding: Finding, column: Column) -> str:
    main = next((one for one in finding.values if one.of == column.of and one.role == "metric"), column)
    return finding.label(main if column.role == "previous" else column)


def _groups(finding: Finding) -> str:
    return finding.words.joined([finding.label(one) for one in finding.groups])


def _superlative(finding: Finding, column: Column, ascending: bool) -> str:
    if ascending:
        return "lowest"
    additive = finding.additivity.get(column.of) in ("additive", "distinct")
    return "most" if additive and column.role == "metric" else "highest"


def _others(finding: Finding, column: Column, row: Row) -> str:
    """The row's other metrics, in brackets."""
    others = [one for one in finding.mains if one.of != column.of]
    said = (f"{finding.label(one)} {finding.text(one, finding.cell(row, one))}" for one in others)
    text = ", ".join(said)
    return finding.words.say("ranked.others", text=text) if text else ""


def _tie(finding: Finding, column: Column, rows: list[Row], period: str) -> str:
    value = finding.text(column, finding.cell(rows[0], column))
    first = headed if finding.words.is_english else name
    named = finding.words.joined([first(finding, rows[0]), *(name(finding, row) for row in rows[1:])])
    return finding.words.say(
        f"ranked.tie_{'lowest' if _ascending(finding) else 'highest'}",
        name=named if len(rows) <= _MOST_TIED else counted(finding, len(rows)),
        label=_label(finding, column),
        groups=_groups(finding),
        scope=period,
        value=value,
    )


def _tail(finding: Finding, column: Column, row: Row, rows: list[Row], ascending: bool) -> str:
    change = compared(finding, row, column)
    parts = [change] if change else [_share(finding, column, row, rows, ascending)]
    parts = [f", {part}" for part in parts if part]
    mover = _mover(finding, column, row)
    if mover:
        parts.append(mover)
    elif finding.plan.query.having is not None:
        parts.append(finding.words.say("ranked.meet", counted=counted(finding, len(rows))))
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
