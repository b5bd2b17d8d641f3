"""The way of one question, start to end: read, plan, guard, decide, run, put into words."""

from dataclasses import dataclass

from engine import replies
from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.language.grammar.compose import Reading
from engine.language.rank import Candidate, decide
from engine.language.reader import MAX_TOKENS, Understanding
from engine.language.weights import WEIGHTS
from engine.planning.plan import plan
from engine.session import Session, Stopwatch
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery

MAX_CHARACTERS = 1000
MAX_PLANNED = 8


@dataclass(frozen=True)
class Planned:
    """A checked plan with its SQL."""

    plan: Plan
    sql: str


def prepare(query: LogicalQuery, session: Session, watch: Stopwatch | None = None) -> Planned | Refusal:
    """The checked plan of a query, or why there is none."""
    watch = watch or Stopwatch()
    made = plan(query, session.catalog, session.clock)
    watch.lap("plan")
    checked = check(made, session.catalog) if isinstance(made, Plan) else made
    watch.lap("guard")
    if isinstance(checked, Refusal):
        return checked
    return Planned(checked, sql_text(checked.tree))


def ask(question: str, session: Session) -> Answer:
    """The reply to a question. Trouble that a user can cause comes back as a value, never as an exception."""
    watch = Stopwatch()
    if len(question) > MAX_CHARACTERS:
        return replies.too_long(question, session, MAX_TOKENS)
    understanding = session.reader.read(question)
    watch.lap("understand")
    if len(understanding.tokens) > MAX_TOKENS:
        return replies.too_long(question, session, MAX_TOKENS)
    candidates, planned = _candidates(understanding, session, watch)
    decision = decide(candidates, understanding.failed)
    offer = replies.Offer(
        session, understanding, lambda query: not isinstance(prepare(query, session), Refusal)
    )
    if decision.best is None:
        return replies.refuse(question, decision, offer, watch)
    if decision.rivals:
        return replies.clarify(question, decision, offer, watch)
    best = decision.best.reading
    return _run(question, planned[id(best)], session, watch, best, understanding)


def run(query: LogicalQuery, session: Session) -> Answer:
    """The answer to a query that needs no reading."""
    watch = Stopwatch()
    planned = prepare(query, session, watch)
    if isinstance(planned, Refusal):
        return replies.failed("", query, planned, session, watch)
    return _run("", planned, session, watch)


def _candidates(
    understanding: Understanding, session: Session, watch: Stopwatch
) -> tuple[list[Candidate], dict[int, Planned]]:
    """Plan readings, cheapest first, until the rest is too far from the best that can be planned."""
    candidates: list[Candidate] = []
    planned: dict[int, Planned] = {}
    limit = float("inf")
    for reading in understanding.readings[:MAX_PLANNED]:
        if reading.cost > limit or reading.query is None:
            break
        made = prepare(reading.query, session, watch)
        if isinstance(made, Refusal):
            candidates.append(Candidate(reading, refusal=made))
        else:
            candidates.append(Candidate(reading, made.sql))
            planned[id(reading)] = made
            limit = min(limit, reading.cost + WEIGHTS["margin"])
    return candidates, planned


def _run(
    question: str,
    planned: Planned,
    session: Session,
    watch: Stopwatch,
    reading: Reading | None = None,
    understanding: Understanding | None = None,
) -> Answer:
    missing = replies.outside_data(planned.plan, session)
    if missing is not None:
        return replies.failed(question, planned.plan.query, missing, session, watch, reading, understanding)
    table = session.warehouse.run(planned.sql)
    watch.lap("run")
    if isinstance(table, Refusal):
        return replies.failed(question, planned.plan.query, table, session, watch, reading, understanding)
    return replies.answer(question, planned.plan, planned.sql, table, session, watch, reading, understanding)
