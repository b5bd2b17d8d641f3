"""Which part of an answer a mark of its chart, or a row of its table, stands for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from engine.answers.finding import Finding
from engine.answers.parts import plain
from engine.answers.periods import BY_ITSELF, when
from engine.answers.rest_row import rest_at
from engine.answers.spec import BEFORE, FIRST, OTHERS, ROLE, Spec, member
from engine.planning.rest import OTHER
from engine.replies.spans import compared_span, span_of
from engine.replies.step_marks import has_steps, step_called, step_marks
from engine.types.mark import Mark, MarkRole
from engine.types.plan import Column
from engine.types.result import Cell
from semantic.query import TimeTerm

_ROLES: Mapping[object, MarkRole] = {None: "group", OTHERS: "other", BEFORE: "before"}


def mark_picked(finding: Finding, picked: Mapping[str, Any], spec: Spec) -> Mark | None:
    """The part that a picked mark stands for. None for what is none, such as a total.

    What a page sends is held against the rows: only a group of the answer is taken.
    """
    for step in step_marks(finding):
        if step.members[0][0] == picked.get(FIRST):
            return step
    role = _ROLES.get(picked.get(ROLE))
    if role is None or not is_split(finding):
        return None
    if role == "other":
        return _others(finding, spec)
    members: list[tuple[str, Cell]] = []
    for column in finding.groups:
        known = {plain(cell): cell for cell in finding.cells(column)}
        value = picked.get(member(finding, column))
        if value not in known:
            return None
        members.append((column.of, known[value]))
    if finding.plan.query.rest and members[0][1] == OTHER:
        named = finding.cells(finding.groups[0])[: rest_at(finding)]
        return mark_of_rest(finding) if OTHER not in named else None
    return Mark(tuple(members), role)


def mark_of_row(finding: Finding, place: int) -> Mark | None:
    """The part that a row of the table stands for."""
    if not is_split(finding) or not 0 <= place < len(finding.table.rows):
        return None
    if finding.plan.query.rest and place == rest_at(finding):
        return mark_of_rest(finding)
    row = finding.table.rows[place]
    return Mark(tuple((one.of, finding.cell(row, one)) for one in finding.groups))


def marks(finding: Finding, most: int) -> Iterator[tuple[int, Mark]]:
    """The rows that stand for a part, from the first on, each with its place; of a funnel its steps."""
    yield from enumerate(step_marks(finding))
    for place in range(min(len(finding.table.rows), most)):
        found = mark_of_row(finding, place)
        if found is not None:
            yield place, found


def is_split(finding: Finding) -> bool:
    """Whether the answer has parts: numbers by groups."""
    query = finding.plan.query
    return bool(finding.groups) and not query.records and query.claim is None


def is_parted(finding: Finding) -> bool:
    """Whether a part is less than the whole. One row is a part only where a bound has cut others off."""
    query = finding.plan.query
    cut = any(getattr(query, name) for name in ("limit", "offset", "limit_percent", "limit_per", "having"))
    return len(finding.table.rows) > 1 or cut or has_steps(finding)


def called(finding: Finding, mark: Mark, keys: Sequence[str] = ()) -> str:
    """What a part is called: "Germany, May 2026"; with `keys` by these groups of it only."""
    if mark.role == "other":
        return finding.words.word("clicks.others")
    if mark.role == "step":
        return step_called(finding, mark)
    columns = {one.of: one for one in finding.groups}
    wanted = [(columns[key], cell) for key, cell in mark.members if not keys or key in keys]
    before = mark.role == "before"
    names = [_name(finding, column, cell, before=before) for column, cell in wanted]
    if before and not any(column.role == "time" for column, _ in wanted):
        names.append(finding.sides[1])
    return finding.words.word("words.comma").join(names)


def _name(finding: Finding, column: Column, cell: Cell, *, before: bool) -> str:
    term = finding.term(column)
    if not isinstance(term, TimeTerm) or not isinstance(cell, date):
        return finding.name(column, cell)
    span = span_of(finding.plan, term, cell) if before else None
    earlier = compared_span(finding.plan, term, span) if span is not None else None
    at = earlier.start if earlier is not None else cell
    return when(at, term.grain, finding.plan.time, finding.words, BY_ITSELF)


def _others(finding: Finding, spec: Spec) -> Mark | None:
    """What is gathered as one: all groups but those that the chart draws by themselves."""
    if len(finding.groups) != 1:
        return None
    column = finding.groups[0]
    field, known = member(finding, column), {plain(cell): cell for cell in finding.cells(column)}
    rows = [row for row in _inline(spec) if row.get(ROLE) is None and row.get(field) in known]
    drawn = tuple(dict.fromkeys(known[row[field]] for row in rows))
    return Mark(role="other", drawn=drawn) if drawn else None


def _inline(spec: Spec) -> Iterator[Spec]:
    """The rows that a chart carries itself."""
    for layer in spec.get("layer", ()):
        yield from layer.get("data", {}).get("values", ())


def mark_of_rest(finding: Finding) -> Mark:
    """The last row of a ranking with the rest: all groups but those above it."""
    cells = finding.cells(finding.groups[0])
    return Mark(role="other", drawn=tuple(cells[: rest_at(finding)]))
