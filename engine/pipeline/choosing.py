"""What is said behind a question back and is no choice of it by its words: a number, or an edit of all."""

from engine.language.dialogue.reading import follow_ups
from engine.language.rank import margin_of
from engine.language.reader import COVERS, Lattice, Understanding
from engine.pipeline.preparing import offer
from engine.replies.asked import Asked
from engine.replies.conversing import asked_again
from engine.types.answer import Answer
from engine.types.conversation import Thread
from semantic.query import LogicalQuery


def of_number(asked: Asked, thread: Thread, lattice: Lattice, fresh: Understanding) -> LogicalQuery | None:
    """The choice of the number that is all that was said: "completions" for "Completed sessions".

    A number that is no choice takes the place of theirs, where the choices differ in nothing else.
    """
    said = fresh.readings[0].query if fresh.readings else None
    if said is None or said.records or said.hash != LogicalQuery(metrics=said.metrics).hash:
        return None
    found = [one.query for one in thread.choices if one.query.metrics == said.metrics]
    if found:
        return found[0] if len(found) == 1 else None
    edited = [_edited(asked, lattice, choice.query) for choice in thread.choices]
    alike = {query.hash: query for query in edited if query is not None}
    return next(iter(alike.values())) if len(alike) == 1 and None not in edited else None


def asked_back(asked: Asked, thread: Thread, lattice: Lattice) -> Answer:
    """The same question back, of choices that each go on as was said: "only mobile"."""
    edited = [_edited(asked, lattice, choice.query) for choice in thread.choices]
    queries = [query for query in edited if query is not None]
    if len(queries) < len(edited):
        return asked_again(asked, thread)
    found = offer(asked.session).alternatives(queries, len(queries))
    return asked_again(asked, Thread(thread.queries, found if len(found) == len(queries) else thread.choices))


def _edited(asked: Asked, lattice: Lattice, choice: LogicalQuery) -> LogicalQuery | None:
    """A choice with what was said put in; None where that cannot be, or may mean several things."""
    read = follow_ups(asked.session.reader, lattice, choice, COVERS)
    best = read.readings[0] if read.readings else None
    if best is None or best.query is None or (read.failed and read.failed[0].cost < best.cost):
        return None
    close = [one for one in read.readings[1:] if one.cost <= best.cost + margin_of(best)]
    return None if close or best.query.hash == choice.hash else best.query
