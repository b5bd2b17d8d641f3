"""The found rows, in words and as a chart."""

from engine.answers.choose import choose
from engine.answers.words import say
from engine.language.grammar.compose import Reading
from engine.replies.asked import Asked
from engine.replies.extent import as_of
from engine.replies.plain_sentence import plain_sentence
from engine.replies.telling import finding_in
from engine.replies.unlike import like_with_like
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.result import ResultTable


def answer(asked: Asked, plan: Plan, sql: str, table: ResultTable, reading: Reading | None) -> Answer:
    """The answer with its proof."""
    session = asked.session
    restated = session.reader.restater.restate(plan.query)
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
    )
