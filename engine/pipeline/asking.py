"""The way of one question, start to end: read, plan, guard, decide, run, put into words."""

from dataclasses import replace
from functools import partial

from engine.language.about.reading import AboutReader, AboutReading
from engine.language.dialogue.choices import chosen, is_place
from engine.language.dialogue.moves import move_words
from engine.language.dialogue.things import standing
from engine.language.dialogue.topic import names_number, opens
from engine.language.open.lattices import is_sensible
from engine.language.rank import decide
from engine.language.reader import COVERS, MAX_TOKENS, Lattice, Understanding, none
from engine.pipeline.choosing import of_number, put_into_each
from engine.pipeline.deciding import decided
from engine.pipeline.either import either_way, is_number_alone
from engine.pipeline.judging import candidates_of
from engine.pipeline.preparing import offer, probe
from engine.pipeline.running import ALONE, answered
from engine.pipeline.things import going_on, not_told, of_these
from engine.replies.about.answering import told, words_of
from engine.replies.about.restating import restated
from engine.replies.about.unexplained import unexplained, unknown_in, unsure_of
from engine.replies.asked import Asked
from engine.replies.conversing import (
    asked_again,
    in_thread,
    no_reason_known,
    nothing_to_undo,
    whole_question,
)
from engine.replies.refusing import ASKED_BACK, too_long
from engine.session import Session
from engine.types.answer import Alternative, Answer
from engine.types.conversation import Thread
from semantic.query import LogicalQuery

MAX_CHARACTERS = 1000


def ask(
    question: str,
    session: Session,
    thread: Thread = ALONE,
    *,
    all_readings: bool = False,
    only_read: bool = False,
    spoken: str = "",
) -> Answer:
    """The reply to a question, which may go on from the thread of questions before it.

    With `all_readings` the readings that lost are told too; with `only_read` nothing is run, and what would
    be answered comes back without rows. `spoken` is the language of the reply before.
    Trouble that a user can cause comes back as a value, never as an exception.
    """
    session = session.speaking(session.readers.for_question(question[:MAX_CHARACTERS], spoken))
    if len(question) > MAX_CHARACTERS:
        return in_thread(too_long(question, Asked(question, session), MAX_TOKENS), thread, session, None)
    asked = Asked(question, session, all_readings=all_readings, only_read=only_read)
    tokens = session.reader.tokens(question)
    if len(tokens) > MAX_TOKENS:
        return in_thread(too_long(question, asked, MAX_TOKENS), thread, session, None)
    place = chosen(tokens, [found.text for found in thread.choices], session.reader.pack)
    if place is not None:
        return _chosen(asked, thread, thread.choices[place].query, thread.choices[place].text)
    if is_place(tokens, session.reader.pack) and (thread.base or thread.choices):
        return _placeless(asked, thread)
    move = move_words(session.reader.pack).whole_of(tokens, session.reader.pack) if thread.base else ""
    if move == "undo":
        return _undone(asked, thread)
    if move == "why" and thread.base:
        return in_thread(no_reason_known(asked, thread.base, offer(session)), thread, session, None)
    return _read(asked, thread)


def _read(asked: Asked, thread: Thread) -> Answer:
    """The reply to a question that is read by its words: by itself, or as one that goes on."""
    session, reader = asked.session, asked.session.reader
    lattice = reader.link(asked.question)
    fresh = reader.readings(lattice, COVERS)
    about = AboutReader(reader, lattice, thread.base)
    of_model = about.read()
    unsure = of_model is not None and of_model.unsure
    if of_model is not None and not unsure and not _is_for_number(of_model, fresh, asked):
        return in_thread(_told(asked, of_model), thread, session, None)
    answer = _read_number(asked, thread, lattice, fresh)
    if of_model is not None and unsure and (answer.status == "answer" or answer.code == "unknown"):
        return in_thread(unsure_of(asked, of_model, offer(session)), thread, session, None)
    if answer.status == "answer" or (answer.status == "clarify" and answer.code not in ASKED_BACK):
        return answer
    of_model = about.read_otherwise()
    if of_model is not None:
        return in_thread(_told(asked, of_model), thread, session, None)
    of_model = about.read_unexplained()
    if of_model is not None:
        refused = unexplained(asked, of_model, fresh, offer(session))
        return in_thread(refused, thread, session, None)
    strange = about.unread() if answer.code == "unknown" else ()
    return unknown_in(asked, answer, strange) if strange else answer


def _told(asked: Asked, of_model: AboutReading) -> Answer:
    """The answer to a question about the model."""
    if not asked.only_read:
        return told(asked, of_model, probe(asked.session))
    question = of_model.question
    meant = restated(question, asked.session.reader)
    return asked.reply("answer", "", interpretation=meant, about=question, words=words_of(asked, of_model))


def _is_for_number(about: AboutReading, fresh: Understanding, asked: Asked) -> bool:
    """Whether the question is answered with a number by words that only seem to ask about the model."""
    candidates, _ = candidates_of(fresh, asked)
    best = decide(candidates, fresh.failed).best
    return best is not None and about.is_said_otherwise(best.reading.phrases)


def _read_number(asked: Asked, thread: Thread, lattice: Lattice, fresh: Understanding) -> Answer:
    """The reply to a question for a number: by itself, or as one that goes on."""
    session, reader = asked.session, asked.session.reader
    word = standing(reader, lattice, fresh, thread.base) if thread.base else None
    continuing = word is not None or opens(reader, lattice, fresh)
    base = thread.base if continuing or not names_number(fresh) else None
    if base is not None and base.records and fresh.readings and names_number(fresh):
        base = None  # a list of records has no number for another to stand beside or to take the place of
    if base is not None and word is not None:
        base = of_these(asked, base, word)
        if base is None:
            return in_thread(not_told(asked, word.text), thread, session, None)
    number = of_number(asked, thread, lattice, fresh) if thread.choices else None
    if number is not None:
        return _chosen(asked, thread, number, asked.question)
    if thread.choices and not names_number(fresh):
        return _asked_back(asked, thread, put_into_each(asked, thread, lattice))
    if base is not None:
        of_one = continuing and word is None and base.limit == 1 and not asked.only_read
        answer = decided(asked, lattice, going_on(asked, base, of_one))
        if continuing or answer.status != "refuse" or not fresh.readings:
            return in_thread(answer, thread, session, thread.base)
    elif thread.base is not None and is_number_alone(fresh, thread.base):
        answer = decided(asked, lattice, either_way(reader, thread.base))
        return in_thread(answer, thread, session, None)
    read = partial(reader.readings, counts=none) if asked.all_readings else reader.readings
    answer = decided(asked, lattice, read, partial(reader.readings, counts=is_sensible))
    return in_thread(answer, thread, session, None)


def _chosen(asked: Asked, thread: Thread, query: LogicalQuery, text: str) -> Answer:
    """The answer to the choice of a question back."""
    answer = answered(asked, query)
    answer = replace(answer, words=whole_question(asked.question, text))
    return in_thread(answer, thread, asked.session, None)


def _asked_back(asked: Asked, thread: Thread, edited: tuple[Alternative, ...]) -> Answer:
    """The same question back with the edit in every choice; the one that alone can have it is answered."""
    if len(edited) == 1:
        return _chosen(asked, thread, edited[0].query, asked.question)
    again = Thread(thread.queries, edited or thread.choices)
    unused = "" if edited else asked.question
    return in_thread(asked_again(asked, again, unused), thread, asked.session, None)


def _placeless(asked: Asked, thread: Thread) -> Answer:
    """A place of a list that has none: among choices it is asked for again, of an answer it is refused."""
    if thread.choices:
        return _asked_back(asked, thread, ())
    return in_thread(not_told(asked, asked.question.strip()), thread, asked.session, None)


def _undone(asked: Asked, thread: Thread) -> Answer:
    """The answer before the last one, as if the last question had not been asked."""
    before = Thread(thread.queries[:-1])
    if before.base is None:
        return in_thread(nothing_to_undo(asked), thread, asked.session, None)
    answer = replace(answered(asked, before.base), words=whole_question(asked.question, "undo"))
    return in_thread(answer, before, asked.session, thread.base)
