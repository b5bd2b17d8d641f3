"""Checked SQL is run, and its rows put into words."""

from engine.answers.digits import in_digits
from engine.language.grammar.compose import Reading
from engine.pipeline.preparing import Planned, offer, prepare, probe
from engine.replies.answering import answer
from engine.replies.asked import Asked
from engine.replies.conversing import (
    in_thread,
    presentation_of,
    presented,
)
from engine.replies.emptied import emptied
from engine.replies.extent import outside_data
from engine.replies.refusing import failed
from engine.session import Session
from engine.types.answer import Answer
from engine.types.conversation import Thread
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery

ALONE = Thread()  # a question with none before it


def run(query: LogicalQuery, session: Session, thread: Thread = ALONE) -> Answer:
    """The answer to a query that needs no reading."""
    return in_thread(answered(Asked("", session), query), thread, session, thread.base)


def answered(asked: Asked, query: LogicalQuery) -> Answer:
    """The answer to a query, whatever was asked."""
    planned = prepare(query, asked.session, asked.watch)
    if isinstance(planned, Refusal):
        return failed(asked, query, planned, offer(asked.session))
    return run_planned(asked, planned)


def run_planned(asked: Asked, planned: Planned, reading: Reading | None = None) -> Answer:
    """Run a checked plan and put the rows into words, unless the period lies outside the data."""
    missing = outside_data(planned.plan, asked.session)
    if asked.only_read and missing is None:
        return _understood(asked, planned.plan.query, reading)
    table = missing or asked.session.warehouse.run(planned.sql)
    asked.watch.lap("run")
    if isinstance(table, Refusal):
        return failed(asked, planned.plan.query, table, offer(asked.session), reading)
    if asked.session.warehouse.adds_in_any_order:
        table = in_digits(table, planned.plan.columns)
    made = answer(asked, planned.plan, planned.sql, table, reading)
    return emptied(presented(made, presentation_of(reading), asked), asked, probe(asked.session))


def _understood(asked: Asked, query: LogicalQuery, reading: Reading | None) -> Answer:
    """What would be answered, without the rows."""
    restated = asked.session.reader.restater.restate(query)
    return asked.reply("answer", "", interpretation=restated, query=query, words=asked.words(reading))
