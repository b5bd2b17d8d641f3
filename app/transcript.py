"""A whole conversation as Markdown: what was asked, what was said, first rows, SQL, age of the data."""

import re
from collections.abc import Iterable, Sequence

from app import services
from app.state import query_of
from app.store import conversations
from app.store.conversations import Asked, Owner
from app.store.opening import Store
from app.texts import screen
from engine import Parlance
from engine.types.answer import Answer

MOST_ROWS = 20


def of(store: Store, owner: Owner, conversation: str) -> str:
    """All turns that are kept, each asked anew over the data of now; "" where there is no such one."""
    kept = conversations.turns(store, owner, conversation)
    if kept is None:
        return ""
    parlance = services.door()
    parts, before = [], Answer("answer", "", "")
    for one in kept:
        before = services.again(one.question, query_of(one.query), before)
        parts.append(markdown(one, before, parlance))
    # Read last: whoever renames and takes away in one go means the new name.
    head = f"# {_line(conversations.title(store, owner, conversation))}"
    return "\n\n".join([head, *parts]) + "\n"


def markdown(asked: Asked, answer: Answer, parlance: Parlance) -> str:
    """One turn."""
    parts = [f"## {asked.number}. {_line(asked.question)}", _line(answer.sentence or answer.reason)]
    parts += _table(*_cells(answer, parlance))
    parts += [f"> {_line(note)}" for note in answer.notes]
    if answer.sql:
        fence = "`" * (3 + max(map(len, re.findall("`{3,}", answer.sql)), default=0))
        parts.append(f"{fence}sql\n{answer.sql}\n{fence}")
    parts.append(_age(answer))
    return "\n\n".join(parts)


def _cells(answer: Answer, parlance: Parlance) -> tuple[Sequence[str], list[Sequence[str]], int]:
    """Headings, the first rows as people read them, and how many rows there are."""
    if answer.table is None:
        return (), [], 0
    rows = answer.table.rows
    if answer.plan is None:
        return answer.table.columns, [tuple(map(str, row)) for row in rows[:MOST_ROWS]], len(rows)
    finding = parlance.finding(answer)
    columns = finding.plan.columns
    told = [
        [finding.text(column, finding.cell(row, column)) for column in columns] for row in rows[:MOST_ROWS]
    ]
    return [finding.title(column) for column in columns], list(told), len(rows)


def _table(titles: Sequence[str], rows: list[Sequence[str]], count: int) -> list[str]:
    if not rows:
        return []
    lines = [_row(titles), _row("---" for _ in titles), *map(_row, rows)]
    more = [screen.MORE_ROWS.format(n=count - len(rows))] if count > len(rows) else []
    return ["\n".join(lines), *more]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_line(cell) for cell in cells)} |"


def _age(answer: Answer) -> str:
    """When it was answered, by the clock of the answer, and how new the data were then."""
    said = [screen.DATA_AS_OF.format(as_of=_moment(answer.as_of))] if answer.as_of else []
    return " · ".join([*said, screen.ANSWERED_AT.format(now=_moment(answer.now))])


def _moment(iso: str) -> str:
    return f"{iso[:16].replace('T', ' ')} UTC"


def _line(text: str) -> str:
    """Text of people or data on one line, that is no markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))
