"""Questions asked of invented databases: what every reading costs, and whether it gives the right rows."""

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine import pipeline
from engine.language.confidence import joins_of, signals
from engine.language.rank import Candidate, decide
from engine.language.reader import COVERS, Understanding, none
from engine.parlance import Parlance
from engine.session import Session
from engine.training.rows import Rows, compared
from engine.training.wishes import wish
from engine.training.wordings import Writer
from engine.training.worlds import NOW, World
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from semantic.query import LogicalQuery

_MOST = 8  # readings of a question that are looked at


@dataclass(frozen=True)
class Weighed:
    """One reading: how often each weight counts, and whether its rows are the right ones."""

    features: dict[str, float]
    right: bool


@dataclass(frozen=True)
class Example:
    """A question, the readings of it that can be planned, cheapest first, and the signals of the best.

    `status` is what Parlance would do by its own rules: answer, clarify or refuse.
    """

    domain: str
    question: str
    readings: tuple[Weighed, ...]
    signals: dict[str, float]
    status: str

    @property
    def right(self) -> bool:
        """Whether the best reading is a right one."""
        return self.readings[0].right


def examples(world: World, count: int) -> list[Example]:
    """Questions for so many wishes, asked with the written model and with the one made from the data."""
    chance = random.Random(f"{world.seed} wishes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{world.name}.duckdb"
        world.fill(path)
        doors = [Parlance(world.model(), path), Parlance(None, path, now=NOW)]
        written = doors[0].session
        writer = Writer(written.reader.pack, written.reader.restater, chance)
        found: list[Example] = []
        for number in range(count):
            wanted = wish(world, chance)
            truth = _rows_of(wanted.query, written) if wanted.query else None
            if wanted.query and truth is None:
                continue
            text = writer.plain(wanted) if number % 8 == 0 and wanted.query else writer.question(wanted)
            is_right = partial(_agrees, truth)
            asked = [weigh(world.name, text, door.session, is_right) for door in doors]
            found += [one for one in asked if one is not None]
        for door in doors:
            door.warehouse.close()
    return found


def _rows_of(query: LogicalQuery, session: Session) -> Rows | None:
    made = pipeline.prepare(query, session)
    table = made if isinstance(made, Refusal) else session.warehouse.run(made.sql)
    return None if isinstance(table, Refusal) else compared(table.rows)


def weigh(
    domain: str, text: str, session: Session, is_right: Callable[[ResultTable], bool]
) -> Example | None:
    """The question with every reading of it that can be planned; None where there is none to rank."""
    reader = session.reader
    understood = reader.readings(reader.link(text), COVERS, counts=none)
    candidates, joins = _planned(understood, session)
    able = list(_different(candidates))
    if not able:
        return None
    tables = {one.sql: session.warehouse.run(one.sql) for one in able}
    rows = {sql: table for sql, table in tables.items() if not isinstance(table, Refusal)}
    decision = decide(candidates, understood.failed)
    status = "refuse" if decision.best is None else "clarify" if decision.rivals else "answer"
    found = signals(able[0], candidates, understood, joins[able[0].sql])
    refused = [one for one in candidates if one.refusal]
    weighed = (Weighed(one.reading.features, one.sql in rows and is_right(rows[one.sql])) for one in able)
    impossible = (Weighed(one.reading.features, False) for one in refused)
    return Example(domain, text, (*weighed, *impossible), found, status)


def _planned(understood: Understanding, session: Session) -> tuple[list[Candidate], dict[str, int]]:
    """The first readings with their SQL, and how many tables each SQL joins."""
    candidates: list[Candidate] = []
    joins: dict[str, int] = {}
    for reading in understood.readings[:_MOST]:
        assert reading.query is not None
        made = pipeline.prepare(reading.query, session)
        if isinstance(made, Refusal):
            candidates.append(Candidate(reading, refusal=made))
        else:
            candidates.append(Candidate(reading, made.sql))
            joins[made.sql] = joins_of(made.plan)
    return candidates, joins


def _agrees(truth: Rows | None, table: ResultTable) -> bool:
    return truth is not None and compared(table.rows) == truth


def _different(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those that can be planned, the cheapest of each SQL."""
    seen: set[str] = set()
    for one in candidates:
        if one.refusal is None and one.sql not in seen:
            seen.add(one.sql)
            yield one
