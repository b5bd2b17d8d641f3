"""Queries offered as a way out. What is offered can be answered: it is planned and within the data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from engine.language.grammar.compose import Reading
from engine.replies.asked import Asked
from engine.replies.differences import told_apart
from engine.replies.extent import facts_of
from engine.replies.nearest import nearest, shorter_periods
from engine.session import Session
from engine.types.answer import Alternative
from semantic.periods import CalendarPeriod, NamedPeriod, Unit
from semantic.query import UNCUT, LogicalQuery, MetricRef, TimeScope
from semantic.translations import languages_of

MAX_SUGGESTIONS = 3
_MAX_TRIED = 40
_GOING_ON: tuple[Unit, ...] = ("hour", "day", "week", "month")


@dataclass(frozen=True)
class Offer:
    """Turns queries into alternatives; `answerable` says which may be offered."""

    session: Session
    answerable: Callable[[LogicalQuery], bool]

    def alternatives(
        self, queries: Iterable[LogicalQuery], most: int, otherwise: Iterable[LogicalQuery] = ()
    ) -> tuple[Alternative, ...]:
        """The first few answerable queries, each once, as questions in the user's words.

        Where too few of them are, those of `otherwise` follow.
        """
        tried = chain(islice(queries, _MAX_TRIED), islice(otherwise, _MAX_TRIED))
        able = (query for query in _each_once(tried) if self.answerable(query))
        found = [alternative(query, self.session) for query in islice(able, most)]
        return told_apart(found, self.session)


def _each_once(queries: Iterable[LogicalQuery]) -> Iterator[LogicalQuery]:
    """The different ones, made only as far as they are looked at: to find a query is dear."""
    seen: set[str] = set()
    for query in queries:
        if query.hash not in seen:
            seen.add(query.hash)
            yield query


def alternative(query: LogicalQuery, session: Session) -> Alternative:
    """A query as a question, and what its first metric means."""
    term = next(iter(query.metrics), None)
    means = session.catalog.metrics[term.name].description if isinstance(term, MetricRef) else ""
    if session.reader.pack.language in languages_of(session.catalog.model):
        means = ""  # descriptions are in the language that the model is written in
    return Alternative(session.reader.restater.restate(query), query, means)


def nearest_periods(query: LogicalQuery, session: Session) -> Iterator[LogicalQuery]:
    """The same query for the last such period, month and year with data, and for all of them."""
    extents = session.profile.extents
    last = min((extents[name][1] for name in facts_of(query, session)), default=session.clock.now)
    plain = query.model_copy(update={"time": None, "compare_to": None, "calculations": ()})
    like = nearest(query.time.period, last) if query.time else None
    if like is not None:
        yield plain.model_copy(update={"time": TimeScope(period=like)})
    for period in (NamedPeriod(year=last.year, month=last.month), NamedPeriod(year=last.year)):
        yield plain.model_copy(update={"time": TimeScope(period=period)})
    yield plain


def lately(query: LogicalQuery) -> Iterator[LogicalQuery]:
    """The same query for times that go on: this hour, today, this week, this month."""
    for unit in _GOING_ON:
        yield query.model_copy(update={"time": TimeScope(period=CalendarPeriod(unit=unit, offset=0))})


def narrower(query: LogicalQuery, session: Session) -> Iterator[LogicalQuery]:
    """The same query over less: for the last month, week and day with data, then in fewer groups."""
    extents = session.profile.extents
    last = max((extents[name][1] for name in facts_of(query, session)), default=None)
    period, dimension = (query.time.period, query.time.dimension) if query.time else (None, "")
    for shorter in shorter_periods(period, last) if last is not None else ():
        scope = TimeScope(period=shorter, dimension=dimension)
        yield query.model_copy(update={"time": scope, "compare_to": None})
    if len(query.group_by) > 1:
        yield query.model_copy(update={"group_by": query.group_by[:1], **UNCUT})


def choices(
    code: str, broken: Reading | None, asked: Asked, offer: Offer, most: int
) -> tuple[Alternative, ...]:
    """What can be asked back instead of refusing: which metric, or which aggregation. Two at least."""
    if broken is None or asked.understanding is None:
        return ()
    suggester = offer.session.suggester
    if code == "which_aggregate":
        found = offer.alternatives(suggester.aggregates_of(broken, asked.understanding), most)
    elif code == "no_metric":
        found = offer.alternatives(suggester.with_metrics(broken.phrases, asked.understanding), most)
    else:
        return ()
    return found if len(found) > 1 else ()
