"""What is told of a text while it is typed; nothing is run."""

from engine.language.about.reading import AboutReader
from engine.language.grammar.compose import Reading
from engine.language.rank import Candidate, decide
from engine.language.reader import MAX_TOKENS
from engine.pipeline.asking import MAX_CHARACTERS, is_for_number
from engine.pipeline.judging import candidates_of, may_lack_rivals
from engine.replies.about.answering import words_of
from engine.replies.about.restating import restated
from engine.replies.asked import Asked
from engine.replies.extent import outside_data
from engine.replies.refusing import why_not
from engine.session import Session
from engine.types.completion import SoFar

FORESEEN_COVERS = 12  # enough to be sure of a question that is offered while another is typed


def foreseen(question: str, session: Session) -> str | None:
    """The restatement of a question that would be answered; None for any other. Nothing is run."""
    if len(question) > MAX_CHARACTERS:
        return None
    session = session.speaking(session.readers.for_question(question))
    asked = Asked(question, session)
    if len(session.reader.tokens(question)) > MAX_TOKENS:
        return None
    understanding = session.reader.read(question, FORESEEN_COVERS)
    candidates, planned = candidates_of(understanding, asked)
    decision = decide(candidates, understanding.failed)
    if decision.best is None or decision.rivals or may_lack_rivals(understanding, candidates):
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
    if about is not None and not about.unsure and not is_for_number(about, understanding, asked):
        return SoFar(words_of(asked, about), restated(about.question, reader))
    best = next(iter(understanding.readings), None)
    broken = next(iter(understanding.failed), None)
    if best is not None and best.query is not None and not _is_beaten(best, broken):
        return SoFar(asked.words(best), reader.restater.restate(best.query))
    return SoFar(asked.words(broken), missing=why_not(asked, broken))


def _is_beaten(best: Reading, broken: Reading | None) -> bool:
    return decide([Candidate(best, "sql")], [broken] if broken else []).best is None
