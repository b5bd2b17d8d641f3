"""Putting the outcome of a question into an Answer: found, asked back, or refused with a way out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from engine.answers.choose import chart
from engine.answers.words import sentence
from engine.language.grammar.compose import Reading
from engine.language.rank import MAX_CHOICES, Decision
from engine.language.reader import Understanding, words_of_reading
from engine.session import Session, Stopwatch
from engine.types.answer import Alternative, Answer
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from semantic.periods import NamedPeriod
from semantic.query import LogicalQuery, MetricRef, TimeScope

_MAX_SUGGESTIONS = 3
_MAX_NEXT = 3


@dataclass(frozen=True)
class Offer:
    """Queries offered as a way out; only those that can be planned are."""

    session: Session
    understanding: Understanding
    plannable: Callable[[LogicalQuery], bool]

    def alternatives(self, queries: Iterable[LogicalQuery], most: int) -> tuple[Alternative, ...]:
        """The first few plannable queries, each once, as questions in the user's words."""
        unique = {query.hash: query for query in islice(queries, 40)}
        able = (query for query in unique.values() if self.plannable(query))
        return tuple(_alternative(query, self.session) for query in islice(able, most))


def _alternative(query: LogicalQuery, session: Session) -> Alternative:
    return Alternative(session.reader.restater.restate(query), query, _difference(query, session))


def _difference(query: LogicalQuery, session: Session) -> str:
    """What the first metric of a query means, as the model describes it."""
    term = query.metrics[0]
    return session.catalog.metrics[term.name].description if isinstance(term, MetricRef) else ""


def _reason(session: Session, code: str, **values: object) -> str:
    reasons: dict[str, str] = session.reader.pack.data["reasons"]
    return reasons.get(code, reasons["nothing_asked"]).format(**values)


def _bare(question: str, session: Session, watch: Stopwatch) -> Answer:
    newest = session.profile.newest
    return Answer(
        "refuse",
        question,
        session.clock.now.isoformat(),
        as_of=newest.isoformat() if newest else "",
        ms=watch.ms,
    )


def _with(answer: Answer, **changes: object) -> Answer:
    return Answer(**{**answer.__dict__, **changes})  # type: ignore[arg-type]


def too_long(question: str, session: Session, most: int) -> Answer:
    """Refuse a question that is no question any more, without reading it."""
    reason = _reason(session, "too_long", text=most)
    queries = session.suggester.headlines()
    found = tuple(_alternative(query, session) for query in islice(queries, _MAX_SUGGESTIONS))
    blank = _bare(question[:200], session, Stopwatch())
    return _with(blank, reason=reason, sentence=reason, code="too_long", alternatives=found)


def clarify(question: str, decision: Decision, offer: Offer, watch: Stopwatch) -> Answer:
    """Ask back between close readings that give different numbers."""
    chosen = [candidate.reading for candidate in (decision.best, *decision.rivals) if candidate is not None]
    queries = [reading.query for reading in chosen if reading.query is not None]
    found = tuple(_alternative(query, offer.session) for query in queries[:MAX_CHOICES])
    reason = _reason(offer.session, "ambiguous", n=len(found))
    words = words_of_reading(chosen[0], offer.understanding.tokens, question)
    answer = _bare(question, offer.session, watch)
    return _with(
        answer,
        status="clarify",
        reason=reason,
        sentence=reason,
        code="ambiguous",
        words=words,
        alternatives=found,
    )


def refuse(question: str, decision: Decision, offer: Offer, watch: Stopwatch) -> Answer:
    """No reading can be answered: say why, and offer what can. A lacking metric is asked back instead."""
    session, understanding = offer.session, offer.understanding
    if decision.refused is not None and decision.refused.refusal is not None:
        reading, query = decision.refused.reading, decision.refused.reading.query
        assert query is not None
        return failed(
            question, query, decision.refused.refusal, session, watch, reading, understanding, offer
        )
    broken = decision.failed
    code, text = _cause(broken)
    asking = _choices(code, broken, offer)
    if asking:
        reason = _reason(session, code, text=text)
        status = "clarify"
    else:
        reason, status = _refusal_text(code, text, broken, session), "refuse"
        queries = chain(session.suggester.nearby(understanding, broken), session.suggester.headlines())
        asking = offer.alternatives(queries, _MAX_SUGGESTIONS)
    words = words_of_reading(broken, understanding.tokens, question) if broken else ()
    answer = _bare(question, session, watch)
    return _with(
        answer, status=status, reason=reason, sentence=reason, code=code, words=words, alternatives=asking
    )


def _cause(broken: Reading | None) -> tuple[str, str]:
    """The mark that says most: an unknown word before anything else, then a lacking metric."""
    if broken is None or not broken.marks:
        return "nothing_asked", ""
    marks = sorted(broken.marks, key=lambda mark: (mark.code != "unknown", mark.code != "no_metric"))
    content = any(phrase.kind not in ("ignored", "op", "agg", "vague") for phrase in broken.phrases)
    code = marks[0].code if content or marks[0].code != "no_metric" else "nothing_asked"
    return code, marks[0].text


def _choices(code: str, broken: Reading | None, offer: Offer) -> tuple[Alternative, ...]:
    """What can be asked back: which metric, which aggregation, what to rank."""
    if broken is None or code not in ("no_metric", "which_aggregate"):
        return ()
    suggester = offer.session.suggester
    queries: Iterator[LogicalQuery] = (
        suggester.aggregates_of(broken, offer.understanding)
        if code == "which_aggregate"
        else suggester.with_metrics(broken.phrases, offer.understanding)
    )
    found = offer.alternatives(queries, MAX_CHOICES)
    return found if len(found) > 1 else ()


def _refusal_text(code: str, text: str, broken: Reading | None, session: Session) -> str:
    if code != "unknown" or broken is None:
        return _reason(session, code, text=text)
    words = session.suggester.unknown_words(broken)
    near = list(dict.fromkeys(name for word in words for name in session.suggester.near_names(word)))
    said = ", ".join(f'"{word}"' for word in words)
    if near:
        return _reason(session, "unknown_near", text=said, near=", ".join(near[:_MAX_SUGGESTIONS]))
    return _reason(session, "unknown", text=said)


def failed(
    question: str,
    query: LogicalQuery,
    refusal: Refusal,
    session: Session,
    watch: Stopwatch,
    reading: Reading | None = None,
    understanding: Understanding | None = None,
    offer: Offer | None = None,
) -> Answer:
    """A query that was understood but cannot be answered."""
    queries = (
        _nearest_period(query, session) if refusal.code == "no_data" else session.suggester.reachable(query)
    )
    alternatives = offer.alternatives(queries, _MAX_SUGGESTIONS) if offer else ()
    if not offer:
        alternatives = tuple(_alternative(found, session) for found in islice(queries, _MAX_SUGGESTIONS))
    words = words_of_reading(reading, understanding.tokens, question) if reading and understanding else ()
    reason = f"{refusal.message} {refusal.hint}".strip()
    return _with(
        _bare(question, session, watch),
        reason=reason,
        sentence=reason,
        code=refusal.code,
        words=words,
        query=query,
        interpretation=session.reader.restater.restate(query),
        alternatives=alternatives,
    )


def _nearest_period(query: LogicalQuery, session: Session) -> Iterator[LogicalQuery]:
    """The same query for the last month and year with data, and for all of them."""
    last = min(
        (session.profile.extents[name][1] for name in _facts(query, session)), default=session.clock.now
    )
    for period in (NamedPeriod(year=last.year, month=last.month), NamedPeriod(year=last.year)):
        yield query.model_copy(
            update={"time": TimeScope(period=period), "compare_to": None, "calculations": ()}
        )
    yield query.model_copy(update={"time": None, "compare_to": None, "calculations": ()})


def _facts(query: LogicalQuery, session: Session) -> list[str]:
    """Datasets with known times that the query's metrics are computed from."""
    facts = chain.from_iterable(session.catalog.facts(term) for term in query.metrics)
    return [name for name in dict.fromkeys(facts) if name in session.profile.extents]


def outside_data(plan: Plan, session: Session) -> Refusal | None:
    """A refusal when the period asked for holds no data of any fact; None when it may."""
    if plan.bounds is None:
        return None
    extents = [session.profile.extents[name] for name in _facts(plan.query, session)]
    overlaps = [_overlap(plan.bounds.start, plan.bounds.end, first, last) for first, last in extents]
    if not extents or any(overlaps):
        return None
    first, last = min(first for first, _ in extents), max(last for _, last in extents)
    assert plan.query.time is not None
    text = session.reader.restater.period(plan.query.time.period)
    return Refusal("no_data", _reason(session, "no_data", text=text, first=_day(first), last=_day(last)))


def _overlap(start: datetime | None, end: datetime | None, first: datetime, last: datetime) -> bool:
    return (end is None or end > first) and (start is None or start <= last)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def answer(
    question: str,
    plan: Plan,
    sql: str,
    table: ResultTable,
    session: Session,
    watch: Stopwatch,
    reading: Reading | None,
    understanding: Understanding | None,
) -> Answer:
    """The found rows, in words and as a chart."""
    additivity = {term.key: _additivity(term.key, session) for term in plan.query.metrics}
    words = words_of_reading(reading, understanding.tokens, question) if reading and understanding else ()
    facts = [session.profile.extents[name][1] for name in _facts(plan.query, session)]
    made = _with(
        _bare(question, session, watch),
        status="answer",
        sentence=sentence(plan, table, additivity),
        interpretation=session.reader.restater.restate(plan.query),
        query=plan.query,
        plan=plan,
        sql=sql,
        table=table,
        chart=chart(plan, table, additivity),
        words=words,
        as_of=min(facts).isoformat() if facts else "",
        notes=plan.notes,
        next_questions=_next(plan.query, session),
    )
    watch.lap("answer")
    return made


def _additivity(key: str, session: Session) -> str:
    metric = session.catalog.metrics.get(key)
    return metric.additivity if metric else "other"


def _next(query: LogicalQuery, session: Session) -> tuple[str, ...]:
    """The same numbers split by what was not asked yet."""
    asked = {getattr(term, "name", "") for term in query.group_by}
    plain = query.model_copy(
        update={"group_by": (), "having": None, "order": (), "limit": None, "calculations": ()}
    )
    found = (
        session.reader.restater.restate(split)
        for split in session.suggester.by_dimensions(plain)
        if getattr(split.group_by[0], "name", "") not in asked
    )
    return tuple(islice(found, _MAX_NEXT))
