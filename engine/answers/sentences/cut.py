"""Rankings that do not begin at the top, that are made within groups, or that end in the rest."""

from engine.answers.finding import Finding, Row
from engine.answers.nouns import counted, front, inside, joined, many
from engine.answers.sentences.naming import headed, name
from engine.types.plan import Column


def is_special(finding: Finding) -> bool:
    """Whether the first row is not simply the most of all."""
    query = finding.plan.query
    if is_moment(finding):
        return True
    return bool(query.offset or query.limit_per or query.rest) and finding.ranked_by is not None


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
        row, end = finding.table.rows[0], "last" if query.order[0].descending else "first"
        value = finding.text(column, finding.cell(row, column))
        return f"{headed(finding, row)} was the {end} time {finding.scope}: {inside(column.label)} {value}."
    if query.limit_per:
        return _within(finding, column)
    return _with_rest(finding, column) if query.rest else _places(finding, column, query.offset or 0)


def _places(finding: Finding, column: Column, passed: int) -> str:
    """ "Place 3 by views over all data: Germany with 6,806." """
    rows = finding.table.rows
    end = "" if finding.plan.query.order[0].descending else " from the bottom"
    number = f"{passed + 1}" if len(rows) == 1 else f"{passed + 1} to {passed + len(rows)}"
    head = f"Place{'' if len(rows) == 1 else 's'} {number}{end} by {inside(column.label)}"
    said = [_row(finding, row, column) for row in (rows[0], rows[-1])[: len(rows)]]
    return f"{head} {finding.scope}: {' to '.join(said)}."


def _within(finding: Finding, column: Column) -> str:
    """ "The top 3 video titles in each country by views over all data: 75 rows." """
    query = finding.plan.query
    side = "top" if query.order[0].descending else "bottom"
    each = [one for one in finding.groups if one.of in query.limit_per]
    labels = joined([inside(one.label) for one in finding.groups if one not in each])
    things = f"{query.limit} {labels if query.limit == 1 else many(labels)}"
    things = f"places from {query.offset + 1} on of {things}" if query.offset else things
    within = joined([inside(one.label) for one in each])
    rows = counted(len(finding.table.rows), "row")
    return f"The {side} {things} in each {within} by {inside(column.label)} {finding.scope}: {rows}."


def _with_rest(finding: Finding, column: Column) -> str:
    """ "United States has 15,136 views, Germany ...; all others together have 37,330." """
    rows, limit = finding.table.rows, finding.plan.query.limit or 0
    named, rest = rows[:limit], rows[limit:]
    if not named:
        return f"No {inside(finding.groups[0].label)} has a name {finding.scope}."
    side = "Top" if finding.plan.query.order[0].descending else "Bottom"
    said = [_row(finding, row, column) for row in (named[0], named[-1])[: len(named)]]
    head = f"{side} {len(named)} by {inside(column.label)} {finding.scope}: {' to '.join(said)}"
    tail = f"; all others together: {finding.text(column, finding.cell(rest[0], column))}" if rest else ""
    return f"{front(head)}{tail}."


def _row(finding: Finding, row: Row, column: Column) -> str:
    called = headed(finding, row) if row is finding.table.rows[0] else name(finding, row)
    return f"{called} with {finding.text(column, finding.cell(row, column))}"
