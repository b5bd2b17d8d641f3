"""A question without rows: which part of it leaves nothing, and the nearest questions with some."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

from engine.language.dialogue.chips import chips_of
from engine.phrasing import Phrasing, phrasing
from engine.replies.asked import Asked
from engine.replies.nearest import nearest, unit_of
from engine.replies.offers import MAX_SUGGESTIONS
from engine.types.answer import Alternative, Answer
from engine.types.conversation import Chip
from engine.types.result import ResultTable
from semantic.periods import NamedPeriod
from semantic.query import UNCUT, LogicalQuery, TimeScope, TimeTerm

Probe = Callable[[LogicalQuery], tuple[str, ResultTable] | None]
_LIMITING = ("filter", "threshold")
_MOST_TRIED = 6  # queries that are run to find the part; each reads the data once
_GRAINS = {"second": "day", "minute": "day", "hour": "day", "half": "month"}


def emptied(answer: Answer, asked: Asked, run: Probe) -> Answer:
    """The same answer; where it has no rows, with the part that leaves nothing, and what has some."""
    query = answer.query
    if query is None or query.records or query.claim is not None or not is_empty(answer):
        return answer
    words = phrasing(asked.session.reader.pack.language)
    if not words.is_complete:
        return answer
    parts = [chip for chip in chips_of(query, asked.session.reader.restater) if chip.kind in _LIMITING]
    alone = list(_with_rows(parts, run))
    found = [_offer(chip.query, rows, words, asked, chip.text) for chip, rows in alone if chip.query]
    found += islice(_other_times(answer, words, asked, run), 1)
    if not found:
        found += islice(_without_all(query, words, asked, run), 1)
    found = found[:MAX_SUGGESTIONS]
    note = _told(parts, [chip for chip, _ in alone], words)
    notes = (*answer.notes, note) if note else answer.notes
    return replace(answer, notes=notes, alternatives=tuple(found))


def is_empty(answer: Answer) -> bool:
    """Whether there are no rows, or one for the whole without any number in it. A zero is a number."""
    if answer.plan is None or answer.table is None:
        return False
    if not answer.table.rows:
        return True
    query = answer.plan.query
    whole = not query.group_by and not query.calculations and query.compare_to is None
    return whole and _is_bare(answer.table)


def _is_bare(table: ResultTable) -> bool:
    """Whether there is no row with a value in it."""
    return all(cell is None for row in table.rows for cell in row)


def _with_rows(parts: list[Chip], run: Probe) -> Iterator[tuple[Chip, int]]:
    """The parts without each of which there are rows, and how many."""
    for chip in parts[:_MOST_TRIED]:
        found = run(chip.query) if chip.query is not None else None
        if found is not None and not _is_bare(found[1]):
            yield chip, len(found[1].rows)


def _told(parts: list[Chip], alone: list[Chip], words: Phrasing) -> str:
    """Which part it is: the only one that rows return without, or several that never come together."""
    if len(alone) == 1:
        return words.say("sentences.emptied_by", part=alone[0].text)
    if len(parts) > 1 and len(alone) == len(parts):
        return words.say("sentences.apart")
    return ""


def _offer(query: LogicalQuery, rows: int, words: Phrasing, asked: Asked, without: str = "") -> Alternative:
    said = [words.say("screen.without", text=without)] if without else []
    said += [words.counted("screen.rows", rows)] if query.group_by else []
    return Alternative(asked.session.reader.restater.restate(query), query, " · ".join(said))


def _other_times(answer: Answer, words: Phrasing, asked: Asked, run: Probe) -> Iterator[Alternative]:
    """The same for the period with rows that is nearest to the one asked for."""
    query, near = answer.query, _nearest_moment(answer, run)
    if query is None or query.time is None or near is None:
        return
    like = nearest(query.time.period, near) or NamedPeriod(year=near.year, month=near.month)
    scope = TimeScope(period=like, dimension=query.time.dimension)
    other = query.model_copy(update={"time": scope, "compare_to": None})
    rows = run(other) if scope != query.time else None
    if rows is not None and not _is_bare(rows[1]):
        yield _offer(other, len(rows[1].rows), words, asked)


def _nearest_moment(answer: Answer, run: Probe) -> datetime | None:
    """When the rows that meet all conditions lie nearest to the period asked for; the later of two."""
    query, bounds = answer.query, answer.plan.bounds if answer.plan else None
    if query is None or query.time is None or bounds is None:
        return None
    unit = unit_of(query.time.period) or "month"
    by_time = TimeTerm(grain=_GRAINS.get(unit, unit), dimension=query.time.dimension)
    bare = {"time": None, "compare_to": None, "calculations": (), "having": None, "fill": False}
    found = run(query.model_copy(update={**bare, **UNCUT, "group_by": (by_time,)}))
    moments = [_moment(row) for row in found[1].rows] if found else []
    known = sorted((moment for moment in moments if moment is not None), reverse=True)
    wanted = bounds.start or bounds.end
    return min(known, key=lambda moment: abs(moment - wanted)) if known and wanted else None


def _moment(row: tuple[object, ...]) -> datetime | None:
    """When a group with a number in it begins; None for one without."""
    begins, *numbers = row
    if not isinstance(begins, date) or all(one is None for one in numbers):
        return None
    return begins if isinstance(begins, datetime) else datetime(begins.year, begins.month, begins.day)


def _without_all(query: LogicalQuery, words: Phrasing, asked: Asked, run: Probe) -> Iterator[Alternative]:
    """The same without any condition, then without its period too."""
    loose = query.model_copy(update={"where": None, "having": None})
    for other in (loose, loose.model_copy(update={"time": None, "compare_to": None})):
        found = run(other)
        if found is not None and not _is_bare(found[1]):
            yield _offer(other, len(found[1].rows), words, asked)
