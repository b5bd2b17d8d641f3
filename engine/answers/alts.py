"""What a chart shows, for who does not see it: its kind, its title and its gist."""

from operator import itemgetter

from engine.answers.finding import Finding, Row
from engine.answers.nouns import front
from engine.answers.rest_row import rest_at
from engine.answers.spec import Spec
from engine.types.plan import Column


def alt(finding: Finding, kind: str, spec: Spec) -> str:
    """The text in place of the picture; "" without one."""
    if kind == "none":
        return ""
    title = _title(finding, spec)
    parts = (finding.words.say("alts.of", kind=finding.words.word(f"kinds_of_chart.{kind}"), title=title),)
    return " ".join(part for part in (*parts, _gist(finding)) if part)


def _title(finding: Finding, spec: Spec) -> str:
    """What is drawn, with its period."""
    labels = finding.words.joined([finding.label(one) for one in finding.mains])
    groups = [finding.label(one) for one in finding.groups]
    if not groups:
        return front(labels)
    return finding.words.say("charts.by", title=front(labels), groups=finding.words.joined(groups))


def _gist(finding: Finding) -> str:
    """The ends of a course, and the rows with the highest and the lowest number."""
    column = finding.subject
    query, rows = finding.plan.query, finding.table.rows
    last = rest_at(finding) if query.rest else len(rows)
    known = [(n, at) for at, n in enumerate(finding.numbers(column)[:last]) if n is not None]
    if not known:
        return ""
    if not finding.groups:
        return _numbers(finding)
    high, low = (rows[pick(known, key=itemgetter(0))[1]] for pick in (max, min))
    ends = (
        [_ends(finding, [rows[known[0][1]], rows[known[-1][1]]], column)]
        if len(finding.times) == 1 and not finding.dimensions
        else []
    )
    extremes = finding.words.say(
        "alts.extremes",
        high=_place(finding, high, column),
        low=_place(finding, low, column),
        n=finding.words.figures(f"{len(finding.table.rows):,}"),
    )
    return " ".join([*ends, extremes] if len(known) > 1 else [_place(finding, high, column) + "."])


def _numbers(finding: Finding) -> str:
    (row,) = finding.table.rows[:1]
    said = (
        f"{front(finding.label(one))} {finding.text(one, finding.cell(row, one))}" for one in finding.mains
    )
    return "; ".join(said) + "."


def _ends(finding: Finding, rows: list[Row], column: Column) -> str:
    first, last = (_place(finding, row, column) for row in rows)
    return finding.words.say("alts.course", first=first, last=last)


def _place(finding: Finding, row: Row, column: Column) -> str:
    """A number with the groups it is of: "401 (India)"."""
    groups = ", ".join(finding.text(one, finding.cell(row, one)) for one in finding.groups)
    return finding.words.say(
        "alts.place", value=finding.text(column, finding.cell(row, column)), groups=groups
    )
