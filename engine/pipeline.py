"""The way of one question, start to end: read, plan, guard, decide, run, put into words."""

from dataclasses import dataclass, replace

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.language.grammar.compose import Reading
from engine.language.rank import Candidate, decide
from engine.language.reader import COVERS, MAX_TOKENS, MORE_COVERS, Understanding
from engine.language.weights import WEIGHTS
from engine.planning.plan import plan
from engine.replies.answering import answer
from engine.replies.asked import Asked
from engine.replies.extent import outside_data
from engine.replies.offers import Offer
from engine.replies.privacy import private_name
from engine.replies.refusing import clarify, failed, refuse, too_long
from engine.session import Session, Stopwatch
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery

MAX_CHARACTERS = 1000
MAX_PLANNED = 64


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


def ask(question: str, session: Session) -> Answer:
    """The reply to a question. Trouble that a user can cause comes back as a value, never as an exception."""
    if len(question) > MAX_CHARACTERS:
        return too_long(question, Asked(question, session), MAX_TOKENS)
    session = session.speaking(session.readers.for_question(question))
    asked = Asked(question, session)
    if len(session.reader.tokens(question)) > MAX_TOKENS:
        return too_long(question, asked, MAX_TOKENS)
    lattice = session.reader.link(question)
    for covers in (COVERS, *MORE_COVERS):
        understanding = session.reader.readings(lattice, covers)
        asked.watch.lap("understand")
        candidates, planned = _candidates(understanding, asked)
        if not _may_lack_rivals(understanding, candidates):
            break
    asked = replace(asked, understanding=understanding)
    decision = decide(candidates, understanding.failed)
    if decision.best is None:
        return refuse(asked, decision, _offer(session))
    if decision.rivals:
        return clarify(asked, decision, _offer(session))
    best = decision.best.reading
    return _run(asked, planned[id(best)], best)


def run(query: LogicalQuery, session: Session) -> Answer:
    """The answer to a query that needs no reading."""
    asked = Asked("", session)
    planned = prepare(query, session, asked.watch)
    return (
        failed(asked, query, planned, _offer(session))
        if isinstance(planned, Refusal)
        else _run(asked, planned)
    )


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
    return answer(asked, planned.plan, planned.sql, table, reading)
