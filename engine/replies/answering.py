"""The found rows, in words and as a chart."""

from itertools import chain, islice

from engine.answers.choose import choose
from engine.answers.words import say
from engine.language.grammar.compose import Reading
from engine.replies.asked import Asked
from engine.replies.extent import as_of
from engine.replies.plain_sentence import plain_sentence
from engine.replies.telling import finding_in
from engine.replies.unlike import like_with_like
from engine.session import Session
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.result import ResultTable
from semantic.query import UNCUT, LogicalQuery

_MAX_NEXT = 3


def answer(asked: Asked, plan: Plan, sql: str, table: ResultTable, reading: Reading | None) -> Answer:
    """The answer with its proof."""
    session = asked.session
    restated, following = session.reader.restater.restate(plan.query), _next(plan.query, session)
    alike = like_with_like(plan, session.clock.now)
    fairer = (session.reader.restater.restate(alike),) if alike else ()
    finding, pack = finding_in(plan, table, session, session.clock.now), session.reader.pack
    written = pack.data["answers"]["written"]
    said = say(finding) if written else plain_sentence(finding, restated, pack)
    asked.watch.lap("answer")
    return asked.reply(
        "answer",
        said,
        interpretation=restated,
        query=plan.query,
        plan=plan,
        sql=sql,
        table=table,
        chart=choose(finding),
        words=asked.words(reading),
        as_of=as_of(plan.query, session),
        notes=(*plan.notes, *(asked.reason("unlike_stretches", text=text) for text in fairer)),
        next_questions=(*fairer, *following)[:_MAX_NEXT],
    )


def _next(query: LogicalQuery, session: Session) -> tuple[str, ...]:
    """The same numbers one level further down, then split by what was not asked yet."""
    if query.records:
        return ()
    asked = {getattr(term, "name", "") for term in query.group_by}
    loose = query.model_copy(update={"having": None, "calculations": (), **UNCUT})
    plain = loose.model_copy(update={"group_by": ()})
    splits = (
        split
        for split in session.suggester.by_dimensions(plain)
        if getattr(split.group_by[0], "name", "") not in asked
    )
    found = map(session.reader.restater.restate, chain(session.suggester.finer(loose), splits))
    return tuple(islice(dict.fromkeys(found), _MAX_NEXT))
