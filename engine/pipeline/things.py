"""The things that an answer showed, looked up for a question that says "their" or "them"."""

from collections.abc import Callable
from dataclasses import replace

from engine.language.dialogue.reading import follow_ups
from engine.language.dialogue.things import Standing, are_cut, field_of, limited_to, shown_by
from engine.language.grammar.compose import Reading
from engine.language.reader import Lattice, Understanding
from engine.pipeline.running import answered
from engine.replies.asked import Asked
from engine.types.answer import Answer
from semantic.query import LogicalQuery


def of_these(asked: Asked, base: LogicalQuery, word: Standing) -> LogicalQuery | None:
    """The query before, of just the things that it showed; None where they cannot be told."""
    if not are_cut(base, word) or asked.only_read:
        return base
    shown = answered(Asked("", asked.session), shown_by(base))
    return limited_to(base, _values(shown, field_of(base)))


def going_on(asked: Asked, base: LogicalQuery, of_one: bool) -> Callable[[Lattice, int], Understanding]:
    """How a question that goes on is read; `of_one` where it may also be of the one thing that was first.

    "And how many unique viewers?" behind "which category had the most views" is asked back: of that category,
    or which one has the most of these.
    """

    def read(lattice: Lattice, covers: int) -> Understanding:
        found = follow_ups(asked.session.reader, lattice, base, covers)
        if not of_one or not any(_is_of_another(one, base) for one in found.readings):
            return found
        one = of_these(asked, base, Standing("", single=True))
        others = follow_ups(asked.session.reader, lattice, one, covers).readings if one else ()
        more = (other for other in others if _is_of_another(other, base) and not _is_ranked(other))
        readings = sorted((*found.readings, *more), key=lambda reading: reading.cost)
        return replace(found, readings=tuple(readings))

    return read


def _is_of_another(reading: Reading, base: LogicalQuery) -> bool:
    return reading.query is not None and reading.query.metrics != base.metrics


def _is_ranked(reading: Reading) -> bool:
    return reading.query is not None and bool(reading.query.order)


def _values(shown: Answer, field: str) -> list[object]:
    if shown.plan is None or shown.table is None or shown.table.truncated or not field:
        return []
    places = [at for at, column in enumerate(shown.plan.columns) if column.of == field]
    return [row[at] for at in places[:1] for row in shown.table.rows]


def not_told(asked: Asked, word: str) -> Answer:
    """Which things are meant cannot be said in a filter."""
    reason = asked.reason("unused", text=word)
    return asked.reply("refuse", reason, reason=reason, code="unused")
