"""Answer the best reading, ask back between close ones, or refuse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from engine.language.confidence import confidence, joins_of, signals
from engine.language.open.lattices import beside, is_guess, opened, together
from engine.language.rank import Candidate
from engine.language.reader import COVERS, MORE_COVERS, Lattice, Understanding
from engine.pipeline.judging import Judged, judged
from engine.pipeline.preparing import offer
from engine.pipeline.running import answered, run_planned
from engine.replies.asked import Asked
from engine.replies.keeping import kept_choice
from engine.replies.refusing import ask_when, clarify, refuse
from engine.replies.runners_up import features_of, runners_up
from engine.types.answer import Answer

Read = Callable[[Lattice, int], Understanding]


def decided(asked: Asked, lattice: Lattice, read: Read, whole: Read | None = None) -> Answer:
    """Plan the readings and answer the best, ask back between close ones, or refuse.

    Asked back too where words are open that a question fails by, that are only guessed at, or that may
    mean something else as well. Those are read by `whole`, where it is given: not all readings of open words
    make sense, so that those behind one that does not count too.
    """
    first = judged(asked, lambda covers: read(lattice, covers), (COVERS, MORE_COVERS))
    answer = _replied(first)
    if asked.only_read and answer.status == "refuse":
        return answer  # half a question: it will be looked at once more when it is asked
    for wider in filter(None, _wider(asked, answer, first, lattice)):
        again = judged(asked, partial(_read_all, wider, whole or read), (COVERS, MORE_COVERS))
        if again.decision.rivals:
            return _replied(again)
    return answer


def _wider(asked: Asked, answer: Answer, first: Judged, lattice: Lattice) -> Iterator[tuple[Lattice, ...]]:
    """The lattices that are looked at once more, in turn."""
    reader, understanding = asked.session.reader, first.asked.understanding
    guessed = answer.status == "answer" and understanding is not None and is_guess(understanding)
    if guessed or answer.status == "refuse":
        best = first.decision.best.reading.phrases if guessed and first.decision.best else None
        yield opened(asked.question, lattice, reader, best)
    if answer.status == "answer" and first.decision.best is not None:
        yield beside(lattice, reader, first.decision.best.reading.phrases)


def _read_all(
    lattices: tuple[Lattice, ...], read: Callable[[Lattice, int], Understanding], covers: int
) -> Understanding:
    return together(read(one, covers) for one in lattices)


def _replied(found: Judged) -> Answer:
    asked, best = found.asked, found.decision.best
    if best is None:
        made = _as_before(asked, refuse(asked, found.decision, offer(asked.session)))
    elif found.decision.rivals:
        made = _as_before(asked, _sure(clarify(asked, found.decision, offer(asked.session)), best, found))
    elif best.reading.now and best.reading.query is not None and best.reading.query.metrics:
        made = _as_before(asked, ask_when(asked, best.reading, best.reading.query, offer(asked.session)))
    else:
        made = _sure(run_planned(asked, found.planned[id(best.reading)], best.reading), best, found)
    if not asked.all_readings or asked.understanding is None:
        return made
    others = runners_up(best, found.candidates, asked.understanding.readings, asked)
    return replace(made, runners_up=others, features=features_of(best.reading) if best else ())


def _sure(made: Answer, best: Candidate, found: Judged) -> Answer:
    """The reply with how likely its reading is the right one; a refusal rests on none."""
    understanding = found.asked.understanding
    if made.status == "refuse" or understanding is None:
        return made
    joins = joins_of(found.planned[id(best.reading)].plan)
    sure = confidence(signals(best, found.candidates, understanding, joins))
    return replace(made, confidence=round(sure, 3))


def _as_before(asked: Asked, question_back: Answer) -> Answer:
    """The answer to the choice that the user keeps for such a question; else the question back as it is."""
    kept = kept_choice(question_back, asked.session)
    if kept is None:
        return question_back
    answer = answered(asked, kept.query)
    note = asked.reason("kept_choice", text=kept.text)
    return replace(answer, words=question_back.words, notes=(*answer.notes, note))
