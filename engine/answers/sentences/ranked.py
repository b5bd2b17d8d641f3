"""Rows by group: who has the most, how much that is, and of what."""

from engine.answers.finding import Finding, Row
from engine.answers.sentences.behind import behind
from engine.answers.sentences.naming import counted, headed, name, noun
from engine.answers.sentences.single import single
from engine.types.plan import Column
from semantic.filters import And, Compare
from semantic.query import DimensionTerm

_MOST_TIED = 3


def ranked(finding: Finding) -> str:
    """ "Germany has the most watch time in May 2026: 812 h, 24 % of 3,412 h over 25 countries." """
    column = finding.subject
    rows = [row for row in finding.table.rows if finding.number(row, column) is not None]
    period, words = _period(finding, column), finding.words
    if not rows:
        return words.say("ranked.none", noun=noun(finding), label=finding.label(column), scope=period)
    ascending = _ascending(finding, column)
    best = (min if ascending else max)(finding.number(row, column) or 0 for row in rows)
    tied = [row for row in rows if finding.number(row, column) == best]
    if len(tied) > 1:
        return _tie(finding, column, tied, period)
    row, text = tied[0], finding.text(column, best)
    if len(finding.table.rows) == 1 and finding.complete:
        if column.role == "metric" and _is_the_one_asked_for(finding):
            return single(finding)
        label = finding.label(column)
        return words.say("ranked.only", name=name(finding, row), scope=period, label=label, value=text)
    superlative = words.word(f"ranked.{_superlative(finding, column, ascending)}")
    return words.say(
        "ranked.best",
        name=headed(finding, row) if words.is_english else name(finding, row),
        superlative=superlative,
        label=_label(finding, column).removeprefix(f"{superlative.split()[-1]} "),  # not "highest highest"
        groups=_groups(finding),
        scope=period,
        value=text,
        others=_others(finding, column, row),
        tail=behind(finding, column, row, rows, ascending),
    )


def _is_the_one_asked_for(finding: Finding) -> bool:
    """Whether the filters leave no other group: that only this one has data says nothing then."""
    query = finding.plan.query
    conditions = query.where.items if isinstance(query.where, And) else (query.where,)
    held = {one.field for one in conditions if isinstance(one, Compare) and one.op == "="}
    return all(isinstance(term, DimensionTerm) and term.name in held for term in query.group_by)


def _period(finding: Finding, column: Column) -> str:
    """The scope; a change has two periods."""
    if column.role not in ("change", "growth"):
        return finding.scope
    return finding.words.say("ranked.scope", scope=finding.scope, other=finding.sides[1])


def _ascending(finding: Finding, column: Column) -> bool:
    """Whether the lowest leads: where it is ranked so, and among what fell."""
    if finding.ranked_by is not None:
        return not finding.plan.query.order[0].descending
    having = finding.plan.query.having
    limits = having.items if isinstance(having, And) else (having,)
    fallen = (one for one in limits if isinstance(one, Compare) and (one.op, one.value) == ("<", 0))
    return any(one.field == f"{column.role}({column.of})" for one in fallen)


def _label(finding: Finding, column: Column) -> str:
    main = next((one for one in finding.values if one.of == column.of and one.role == "metric"), column)
    return finding.label(main if column.role == "previous" else column)


def _groups(finding: Finding) -> str:
    return finding.words.joined([finding.label(one) for one in finding.groups])


def _superlative(finding: Finding, column: Column, ascending: bool) -> str:
    if ascending:
        return "lowest"
    additive = finding.additivity.get(column.of) in ("additive", "distinct")
    number_of = finding.label(column).startswith("number of ")  # "the most number of" is no English
    return "most" if additive and column.role == "metric" and not number_of else "highest"


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
        f"ranked.tie_{'lowest' if _ascending(finding, column) else 'highest'}",
        name=named if len(rows) <= _MOST_TIED else counted(finding, len(rows)),
        label=_label(finding, column),
        groups=_groups(finding),
        scope=period,
        value=value,
    )
