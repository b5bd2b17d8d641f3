"""What is said behind a question back and is no choice of it by its words: a number, or an edit of all."""

from engine.language.dialogue.reading import follow_ups
from engine.language.grammar.compose import Reading
from engine.language.rank import margin_of
from engine.language.reader import COVERS, Lattice, Understanding
from engine.pipeline.preparing import offer
from engine.replies.asked import Asked
from engine.types.answer import Alternative
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
    queries = [one.query for one in edited if one is not None]
    alike = {query.hash: query for query in queries if query is not None}
    return next(iter(alike.values())) if len(alike) == 1 and None not in edited else None


def put_into_each(asked: Asked, thread: Thread, lattice: Lattice) -> tuple[Alternative, ...]:
    """The choices that each go on as was said, "only mobile"; () where that cannot be put into them.

    Those that no answer has then are none any more: the words say that they were not meant. A word that is
    only guessed at says so little that it takes no choice away.
    """
    edited = [_edited(asked, lattice, choice.query) for choice in thread.choices]
    readings = [reading for reading in edited if reading is not None]
    if len(readings) < len(edited):
        return ()
    queries = [reading.query for reading in readings if reading.query is not None]
    found = offer(asked.session).alternatives(queries, len(queries))
    guessed = any(phrase.guessed for reading in readings for phrase in reading.phrases)
    return () if guessed and len(found) < len(queries) else found


def _edited(asked: Asked, lattice: Lattice, choice: LogicalQuery) -> Reading | None:
    """A choice with what was said put in; None where that cannot be, or may mean several things."""
    read = follow_ups(asked.session.reader, lattice, choice, COVERS)
    best = read.readings[0] if read.readings else None
    if best is None or best.query is None or (read.failed and read.failed[0].cost < best.cost):
        return None
    close = [one for one in read.readings[1:] if one.cost <= best.cost + margin_of(best)]
    return None if close or best.query.hash == choice.hash else best
