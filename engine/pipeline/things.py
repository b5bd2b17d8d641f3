"""The things that an answer showed, looked up for a question that says "their" or "them"."""

from engine.language.dialogue.things import Standing, are_cut, field_of, limited_to, shown_by
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


def _values(shown: Answer, field: str) -> list[object]:
    if shown.plan is None or shown.table is None or shown.table.truncated or not field:
        return []
    places = [at for at, column in enumerate(shown.plan.columns) if column.of == field]
    return [row[at] for at in places[:1] for row in shown.table.rows]


def not_told(asked: Asked, word: str) -> Answer:
    """Which things are meant cannot be said in a filter."""
    reason = asked.reason("unused", text=word)
    return asked.reply("refuse", reason, reason=reason, code="unused")
