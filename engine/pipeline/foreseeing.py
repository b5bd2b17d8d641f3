"""What is told of a text while it is typed; nothing is run."""

from engine.language.rank import decide
from engine.language.reader import MAX_TOKENS
from engine.pipeline.asking import MAX_CHARACTERS, ask
from engine.pipeline.judging import candidates_of, may_lack_rivals
from engine.pipeline.running import ALONE
from engine.replies.asked import Asked
from engine.replies.extent import outside_data
from engine.session import Session
from engine.types.completion import SoFar
from engine.types.conversation import Thread
from semantic.query import LogicalQuery

FORESEEN_COVERS = 12  # enough to be sure of a question that is offered while another is typed


def foreseen(question: str, session: Session) -> str | None:
    """The restatement of a question that would be answered; None for any other. Nothing is run."""
    session = session.speaking(session.readers.for_question(question))
    query = _meant(question, session)
    return session.reader.restater.restate(query) if query is not None else None


def reads_back(text: str, query: LogicalQuery, session: Session) -> bool:
    """Whether a restatement, asked as a question, is answered as the query that it restates."""
    return _meant(text, session) == query


def _meant(question: str, session: Session) -> LogicalQuery | None:
    """The one query that a question would be answered with."""
    if len(question) > MAX_CHARACTERS:
        return None
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
    return made.plan.query


def so_far(text: str, session: Session, thread: Thread = ALONE, spoken: str = "") -> SoFar:
    """What is understood of a text that is being typed, as it would be if it were asked; nothing is run."""
    if len(text) > MAX_CHARACTERS or not text.strip():
        return SoFar(())
    reply = ask(text, session, thread, only_read=True, spoken=spoken)
    if reply.status == "answer":
        return SoFar(reply.words, reply.interpretation)
    choices = [one.text for one in reply.alternatives] if reply.status == "clarify" else []
    return SoFar(reply.words, missing=reply.reason, choices=tuple(choices))
