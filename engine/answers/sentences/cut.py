"""Rankings that do not begin at the top, that are made within groups, or that end in the rest."""

from collections.abc import Sequence

from engine.answers.finding import Finding, Row
from engine.answers.nouns import many
from engine.answers.rest_row import rest_at
from engine.answers.sentences.naming import headed, name
from engine.types.plan import Column


def is_special(finding: Finding) -> bool:
    """Whether the first row is not simply the most of all."""
    query = finding.plan.query
    if is_moment(finding):
        return True
    cut = query.offset or query.limit_per or query.rest
    return (bool(cut) and finding.ranked_by is not None) or query.named is not None


def is_moment(finding: Finding) -> bool:
    """Whether the first or the last time is asked that a number passed a bound."""
    query = finding.plan.query
    first = query.order[0].by if query.order else ""
    times = [one.of for one in finding.times]
    return query.limit == 1 and times == [first] and query.having is not None and not finding.dimensions


def told(finding: Finding) -> str:
    """The sentence of such a ranking."""
    query, column = finding.plan.query, finding.subject
    if is_moment(finding):
        row = finding.table.rows[0]
        return finding.words.say(
            "cut.last_time" if query.order[0].descending else "cut.first_time",
            name=headed(finding, row),
            scope=finding.scope,
            label=finding.label(column),
            value=finding.text(column, finding.cell(row, column)),
        )
    if query.limit_per:
        return _within(finding, column)
    if query.named is not None:
        return _against_rest(finding, column)
    return _with_rest(finding, column) if query.rest else _places(finding, column, query.offset or 0)


def _side(finding: Finding) -> str:
    return "top" if finding.plan.query.order[0].descending else "bottom"


def _places(finding: Finding, column: Column, passed: int) -> str:
    """ "Place 3 by views over all data: Germany with 6,806." """
    rows = finding.table.rows
    return finding.words.say(
        f"cut.{_side(finding)}_{'place' if len(rows) == 1 else 'places'}",
        first=passed + 1,
        last=passed + len(rows),
        label=finding.label(column),
        scope=finding.scope,
        rows=_ends(finding, rows, column),
    )


def _ends(finding: Finding, rows: Sequence[Row], column: Column) -> str:
    """The first of the rows, and the last where that is another."""
    said = [_row(finding, row, column) for row in (rows[0], rows[-1])[: len(rows)]]
    return finding.words.say("cut.ends", first=said[0], last=said[1]) if len(said) > 1 else said[0]


def _within(finding: Finding, column: Column) -> str:
    """ "The top 3 video titles in each country by views over all data: 75 rows." """
    query, words = finding.plan.query, finding.words
    each = [finding.label(one) for one in finding.groups if one.of in query.limit_per]
    labels = words.joined([finding.label(one) for one in finding.groups if one.of not in query.limit_per])
    several = query.limit != 1 and words.is_english
    template = "cut.things_from" if query.offset else "cut.things"
    things = many(labels) if several else labels
    return words.say(
        f"cut.{_side(finding)}_within",
        things=words.say(template, n=query.limit, first=(query.offset or 0) + 1, labels=things),
        within=words.joined(each),
        label=finding.label(column),
        scope=finding.scope,
        rows=words.counted("nouns_of.rows", len(finding.table.rows)),
    )


def _with_rest(finding: Finding, column: Column) -> str:
    """ "United States has 15,136 views, Germany ...; all others together have 37,330." """
    rows, limit = finding.table.rows, finding.plan.query.limit or 0
    named, rest = rows[:limit], rows[limit:]
    words, group = finding.words, finding.label(finding.groups[0])
    if not named:
        return words.say("cut.unnamed", group=group, scope=finding.scope)
    others = finding.text(column, finding.cell(rest[0], column)) if rest else ""
    return words.say(
        f"cut.{_side(finding)}_rest",
        n=len(named),
        label=finding.label(column),
        scope=finding.scope,
        rows=_ends(finding, named, column),
        rest=words.say("cut.rest", value=others) if rest else "",
    )


def _against_rest(finding: Finding, column: Column) -> str:
    """ "Views in May 2026: Malta with 12; all others together: 37,330." """
    rows, words = finding.table.rows, finding.words
    at = rest_at(finding)
    named, others = rows[:at], [finding.text(column, finding.cell(row, column)) for row in rows[at:]]
    if not named:
        return words.say("cut.unnamed", group=finding.label(finding.groups[0]), scope=finding.scope)
    return words.say(
        "cut.against",
        label=finding.label(column),
        scope=finding.scope,
        rows=words.joined([_row(finding, row, column) for row in named]),
        rest=words.say("cut.rest", value=others[0]) if others else "",
    )


def _row(finding: Finding, row: Row, column: Column) -> str:
    called = headed(finding, row) if row is finding.table.rows[0] else name(finding, row)
    value = finding.text(column, finding.cell(row, column))
    return finding.words.say("cut.row", name=called, value=value)
