"""The way of one question, start to end: read, plan, guard, decide, run, put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.language.about.reading import AboutReader, AboutReading
from engine.language.confidence import confidence, joins_of, signals
from engine.language.dialogue.choices import chosen
from engine.language.dialogue.moves import move_words
from engine.language.dialogue.reading import follow_ups
from engine.language.dialogue.topic import names_number, opens
from engine.language.grammar.compose import Reading
from engine.language.open.lattices import is_guess, opened, together
from engine.language.rank import Candidate, Decision, decide
from engine.language.reader import COVERS, MAX_TOKENS, MORE_COVERS, Lattice, Understanding
from engine.language.weights import WEIGHTS
from engine.planning.plan import plan
from engine.replies.about.answering import told, words_of
from engine.replies.about.restating import restated
from engine.replies.about.unexplained import unexplained, unknown_in, unsure_of
from engine.replies.answering import answer
from engine.replies.asked import Asked
from engine.replies.conversing import (
    asked_again,
    in_thread,
    no_reason_known,
    nothing_to_undo,
    presentation_of,
    presented,
    whole_question,
)
from engine.replies.extent import outside_data
from engine.replies.keeping import kept_choice
from engine.replies.offers import Offer
from engine.replies.privacy import private_name
from engine.replies.refusing import ASKED_BACK, clarify, failed, refuse, too_long, why_not
from engine.replies.runners_up import features_of, runners_up
from engine.session import Session, Stopwatch
from engine.types.answer import Alternative, Answer
from engine.types.completion import SoFar
from engine.types.conversation import Thread
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from semantic.query import LogicalQuery

MAX_CHARACTERS = 1000
MAX_PLANNED = 64
FORESEEN_COVERS = 12  # enough to be sure of a question that is offered while another is typed
ALONE = Thread()  # a question with none before it


@dataclass(frozen=True)
class Planned:
    """A checked plan with its SQL."""

    plan: Plan
    sql: str


def prepare(query: LogicalQuery, session: Session, watch: Stopwatch | None = None) -> Planned | Refusal:
    """The checked plan of a query, or why there is none."""
    watch = watch or Stopwatch()
    made = private_name(query, session.catalog) or plan(query, session.catalog, session.clock)
    watch.lap("plan")
    checked = check(made, session.catalog) if isinstance(made, Plan) else made
    watch.lap("guard")
    return checked if isinstance(checked, Refusal) else Planned(checked, sql_text(checked.tree))


def ask(
    question: str, session: Session, thread: Thread = ALONE, *, all_readings: bool = False, spoken: str = ""
) -> Answer:
    """The reply to a question, which may go on from the thread of questions before it.

    With `all_readings` the readings that lost are told too. `spoken` is the language of the reply before.
    Trouble that a user can cause comes back as a value, never as an exception.
    """
    session = session.speaking(session.readers.for_question(question[:MAX_CHARACTERS], spoken))
    if len(question) > MAX_CHARACTERS:
        return in_thread(too_long(question, Asked(question, session), MAX_TOKENS), thread, session, None)
    asked = Asked(question, session, all_readings=all_readings)
    tokens = session.reader.tokens(question)
    if len(tokens) > MAX_TOKENS:
        return in_thread(too_long(question, asked, MAX_TOKENS), thread, session, None)
    place = chosen(tokens, [found.text for found in thread.choices], session.reader.pack)
    if place is not None:
        return _chosen(asked, thread, thread.choices[place])
    move = move_words(session.reader.pack).whole_of(tokens, session.reader.pack) if thread.base else ""
    if move == "undo":
        return _undone(asked, thread)
    if move == "why" and thread.base:
        return in_thread(no_reason_known(asked, thread.base, _offer(session)), thread, session, None)
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
        return in_thread(told(asked, of_model, _probe(session)), thread, session, None)
    answer = _read_number(asked, thread, lattice, fresh)
    if of_model is not None and unsure and (answer.status == "answer" or answer.code == "unknown"):
        return in_thread(unsure_of(asked, of_model, _offer(session)), thread, session, None)
    if answer.status == "answer" or (answer.status == "clarify" and answer.code not in ASKED_BACK):
        return answer
    of_model = about.read_otherwise()
    if of_model is not None:
        return in_thread(told(asked, of_model, _probe(session)), thread, session, None)
    of_model = about.read_unexplained()
    if of_model is not None:
        refused = unexplained(asked, of_model, fresh, _offer(session))
        return in_thread(refused, thread, session, None)
    strange = about.unread() if answer.code == "unknown" else ()
    return unknown_in(asked, answer, strange) if strange else answer


def _is_for_number(about: AboutReading, fresh: Understanding, asked: Asked) -> bool:
    """Whether the question is answered with a number by words that only seem to ask about the model."""
    candidates, _ = _candidates(fresh, asked)
    best = decide(candidates, fresh.failed).best
    return best is not None and about.is_said_otherwise(best.reading.phrases)


def _probe(session: Session) -> Callable[[LogicalQuery], tuple[str, ResultTable] | None]:
    """Runs a query for what a reply tells of the data."""

    def run_checked(query: LogicalQuery) -> tuple[str, ResultTable] | None:
        made = prepare(query, session)
        table = session.warehouse.run(made.sql) if isinstance(made, Planned) else made
        return (made.sql, table) if isinstance(made, Planned) and isinstance(table, ResultTable) else None

    return run_checked


def _read_number(asked: Asked, thread: Thread, lattice: Lattice, fresh: Understanding) -> Answer:
    """The reply to a question for a number: by itself, or as one that goes on."""
    session, reader = asked.session, asked.session.reader
    continuing = opens(reader, lattice, fresh)
    base = thread.base if continuing or not names_number(fresh) else None
    if thread.choices and not names_number(fresh):
        return in_thread(asked_again(asked, thread), thread, session, None)
    if base is not None:
        answer = _decided(asked, lambda covers: follow_ups(reader, lattice, base, covers))
        answer = _opened(
            asked, answer, lattice, lambda wider, covers: follow_ups(reader, wider, base, covers)
        )
        if continuing or answer.status != "refuse" or not fresh.readings:
            return in_thread(answer, thread, session, base)
    answer = _decided(asked, lambda covers: fresh if covers == COVERS else reader.readings(lattice, covers))
    answer = _opened(asked, answer, lattice, lambda wider, covers: reader.readings(wider, covers))
    return in_thread(answer, thread, session, None)


@dataclass(frozen=True)
class _Judged:
    """What is made of the readings of a question, before it is put into a reply."""

    asked: Asked
    decision: Decision
    candidates: list[Candidate]
    planned: dict[int, Planned]


def _decided(asked: Asked, read: Callable[[int], Understanding]) -> Answer:
    """Plan the readings and answer the best, ask back between close ones, or refuse."""
    return _replied(_judged(asked, read, (COVERS, *MORE_COVERS)))


def _judged(asked: Asked, read: Callable[[int], Understanding], most: Sequence[int]) -> _Judged:
    for covers in most:
        understanding = read(covers)
        asked.watch.lap("understand")
        candidates, planned = _candidates(understanding, asked)
        if not _may_lack_rivals(understanding, candidates):
            break
    asked = replace(asked, understanding=understanding)
    return _Judged(asked, decide(candidates, understanding.failed), candidates, planned)


def _replied(found: _Judged) -> Answer:
    asked, decision, candidates, planned = found.asked, found.decision, found.candidates, found.planned
    session = asked.session
    if decision.best is None:
        made = _as_before(asked, refuse(asked, decision, _offer(session)))
    elif decision.rivals:
        made = _sure(clarify(asked, decision, _offer(session)), decision.best, candidates, planned, asked)
        made = _as_before(asked, made)
    else:
        best = decision.best.reading
        made = _sure(_run(asked, planned[id(best)], best), decision.best, candidates, planned, asked)
    if not asked.all_readings or asked.understanding is None:
        return made
    others = runners_up(decision.best, candidates, asked.understanding.readings, asked)
    best_of = decision.best.reading if decision.best else None
    return replace(made, runners_up=others, features=features_of(best_of) if best_of else ())


def _sure(
    made: Answer, best: Candidate, candidates: list[Candidate], planned: dict[int, Planned], asked: Asked
) -> Answer:
    """The reply with how likely its reading is the right one; a refusal rests on none."""
    if made.status == "refuse" or asked.understanding is None:
        return made
    joins = joins_of(planned[id(best.reading)].plan)
    found = confidence(signals(best, candidates, asked.understanding, joins))
    return replace(made, confidence=round(found, 3))


def _opened(
    asked: Asked, answer: Answer, lattice: Lattice, read: Callable[[Lattice, int], Understanding]
) -> Answer:
    """The question back where words are open that a question fails by, or that are only guessed at."""
    reader = asked.session.reader
    guessed = answer.status == "answer" and is_guess(read(lattice, COVERS))
    open_ones = guessed or answer.status == "refuse"
    wider = opened(asked.question, lattice, reader, guessed) if open_ones else ()
    if not wider:
        return answer
    again = _judged(
        asked, lambda covers: together(read(one, covers) for one in wider), (COVERS, MORE_COVERS[0])
    )
    return _replied(again) if again.decision.rivals else answer


def _as_before(asked: Asked, question_back: Answer) -> Answer:
    """The answer to the choice that the user keeps for such a question; else the question back as it is."""
    kept = kept_choice(question_back, asked.session)
    if kept is None:
        return question_back
    answer = _answered(asked, kept.query)
    note = asked.reason("kept_choice", text=kept.text)
    return replace(answer, words=question_back.words, notes=(*answer.notes, note))


def _chosen(asked: Asked, thread: Thread, choice: Alternative) -> Answer:
    """The answer to the choice of a question back."""
    answer = _answered(asked, choice.query)
    answer = replace(answer, words=whole_question(asked.question, choice.text))
    return in_thread(answer, thread, asked.session, None)


def _undone(asked: Asked, thread: Thread) -> Answer:
    """The answer before the last one, as if the last question had not been asked."""
    before = Thread(thread.queries[:-1])
    if before.base is None:
        return in_thread(nothing_to_undo(asked), thread, asked.session, None)
    answer = replace(_answered(asked, before.base), words=whole_question(asked.question, "undo"))
    return in_thread(answer, before, asked.session, thread.base)


def run(query: LogicalQuery, session: Session, thread: Thread = ALONE) -> Answer:
    """The answer to a query that needs no reading."""
    return in_thread(_answered(Asked("", session), query), thread, session, thread.base)


def _answered(asked: Asked, query: LogicalQuery) -> Answer:
    planned = prepare(query, asked.session, asked.watch)
    if isinstance(planned, Refusal):
        return failed(asked, query, planned, _offer(asked.session))
    return _run(asked, planned)


def _may_lack_rivals(understanding: Understanding, candidates: list[Candidate]) -> bool:
    """Whether readings as close as the best may not have been looked at: one word can mean many things."""
    best = min((one.reading.cost for one in candidates if one.refusal is None), default=float("inf"))
    return understanding.looked_at <= best + WEIGHTS["margin"]


def _candidates(understanding: Understanding, asked: Asked) -> tuple[list[Candidate], dict[int, Planned]]:
    """Plan readings, cheapest first, until the rest is too far from the best that can be planned."""
    candidates: list[Candidate] = []
    planned: dict[int, Planned] = {}
    limit = float("inf")
    for reading in understanding.readings[:MAX_PLANNED]:
        if reading.cost > limit or reading.query is None:
            break
        made = prepare(reading.query, asked.session, asked.watch)
        if isinstance(made, Refusal):
            candidates.append(Candidate(reading, refusal=made))
        else:
            candidates.append(Candidate(reading, made.sql))
            planned[id(reading)] = made
            limit = min(limit, reading.cost + WEIGHTS["margin"])
    return candidates, planned


def _offer(session: Session) -> Offer:
    """What is offered instead must itself be answerable: planned, checked, and within the data."""

    def answerable(query: LogicalQuery) -> bool:
        made = prepare(query, session)
        return isinstance(made, Planned) and outside_data(made.plan, session) is None

    return Offer(session, answerable)


def _run(asked: Asked, planned: Planned, reading: Reading | None = None) -> Answer:
    """Run a checked plan and put the rows into words, unless the period lies outside the data."""
    missing = outside_data(planned.plan, asked.session)
    table = missing or asked.session.warehouse.run(planned.sql)
    asked.watch.lap("run")
    if isinstance(table, Refusal):
        return failed(asked, planned.plan.query, table, _offer(asked.session), reading)
    made = answer(asked, planned.plan, planned.sql, table, reading)
    return presented(made, presentation_of(reading), asked)


def foreseen(question: str, session: Session) -> str | None:
    """The restatement of a question that would be answered; None for any other. Nothing is run."""
    if len(question) > MAX_CHARACTERS:
        return None
    session = session.speaking(session.readers.for_question(question))
    asked = Asked(question, session)
    if len(session.reader.tokens(question)) > MAX_TOKENS:
        return None
    understanding = session.reader.read(question, FORESEEN_COVERS)
    candidates, planned = _candidates(understanding, asked)
    decision = decide(candidates, understanding.failed)
    if decision.best is None or decision.rivals or _may_lack_rivals(understanding, candidates):
        return None
    made = planned[id(decision.best.reading)]
    if outside_data(made.plan, session) is not None:
        return None
    return session.reader.restater.restate(made.plan.query)


def so_far(text: str, session: Session) -> SoFar:
    """What is understood of a text that is being typed; nothing is run."""
    if len(text) > MAX_CHARACTERS or not text.strip():
        return SoFar(())
    session = session.speaking(session.readers.for_question(text))
    reader = session.reader
    if len(reader.tokens(text)) > MAX_TOKENS:
        return SoFar((), missing=Asked(text, session).reason("too_long", text=MAX_TOKENS))
    lattice = reader.link(text)
    understanding = reader.readings(lattice)
    asked = Asked(text, session, understanding=understanding)
    about = AboutReader(reader, lattice).read()
    if about is not None and not about.unsure and not _is_for_number(about, understanding, asked):
        return SoFar(words_of(asked, about), restated(about.question, reader))
    best = next(iter(understanding.readings), None)
    broken = next(iter(understanding.failed), None)
    if best is not None and best.query is not None and not _is_beaten(best, broken):
        return SoFar(asked.words(best), reader.restater.restate(best.query))
    return SoFar(asked.words(broken), missing=why_not(asked, broken))


def _is_beaten(best: Reading, broken: Reading | None) -> bool:
    return decide([Candidate(best, "sql")], [broken] if broken else []).best is None
