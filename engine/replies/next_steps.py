"""What to ask after an answer: deeper, held against another period, over time; each can be answered."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from engine.language.dialogue.conjuncts import let_in
from engine.language.grammar.times.grains import grain_for
from engine.replies.editing.others import splits
from engine.replies.offers import Offer, alternative, nearest_periods
from engine.replies.unlike import like_with_like
from engine.session import Session
from engine.types.about import AboutQuestion, Thing
from engine.types.answer import Alternative
from engine.types.plan import Plan
from semantic.askable import askable_metrics
from semantic.filters import fields_of
from semantic.periods import LastYear, PreviousPeriod
from semantic.query import UNCUT, DimensionTerm, LogicalQuery, MetricRef, TimeTerm

MOST_STEPS = 3
_MOST_TRIED = 12
Queries = Iterator[LogicalQuery]


def next_steps(plan: Plan, thread: tuple[LogicalQuery, ...], offer: Offer) -> tuple[Alternative, ...]:
    """One of each kind, then more of the first kinds; none that was asked in the thread before."""
    session, query = offer.session, plan.query
    asked = {query.hash, *(one.hash for one in thread)}
    alike = like_with_like(plan, session.clock.now)
    base = next(_without_records(query, session), None)
    if base is None:
        return ()
    kinds = [_deeper(base, session), _compared(base, session), _over_time(base, session)]
    found = [] if alike is None else [alike]
    asked |= {one.hash for one in found}
    for kind in (*kinds, chain([base], *kinds)):
        wanted = 1 if kind in kinds else MOST_STEPS - len(found)
        for one in _able(kind, asked, offer, wanted):
            found.append(one)
    return tuple(alternative(one, session) for one in found[:MOST_STEPS])


def after_told(
    about: AboutQuestion, thread: tuple[LogicalQuery, ...], offer: Offer
) -> tuple[Alternative, ...]:
    """After an answer about the model the numbers of what it was about, else some of the model."""
    session, asked = offer.session, {one.hash for one in thread}
    bases = list(chain.from_iterable(_numbers_of(thing, session) for thing in about.things[:MOST_STEPS]))
    first = bases[:1] if about.things else list(islice(session.suggester.headlines(), MOST_STEPS))
    kinds = [kind(one, session) for one in bases[:1] for kind in (_deeper, _compared, _over_time)]
    found = list(_able(first, asked, offer, MOST_STEPS))
    for kind in (*kinds, chain(bases[1:], *kinds)):
        wanted = 1 if kind in kinds else MOST_STEPS
        found += _able(kind, asked, offer, min(wanted, MOST_STEPS - len(found)))
    return tuple(alternative(one, session) for one in found[:MOST_STEPS])


def _numbers_of(thing: Thing, session: Session) -> Queries:
    """What is asked of a thing of the model: a metric itself, by a dimension, of a value, from a dataset."""
    if thing.kind == "metric":
        yield LogicalQuery(metrics=(MetricRef(name=thing.name),))
        return
    for metric in askable_metrics(session.catalog):
        term = MetricRef(name=metric.name)
        if thing.kind == "dataset":
            if thing.name in session.catalog.facts(term):
                yield LogicalQuery(metrics=(term,))
        elif session.catalog.reaches(term, thing.name):
            split = LogicalQuery(metrics=(term,), group_by=(DimensionTerm(name=thing.name),))
            only = let_in(thing.name, [thing.value])
            yield split if thing.kind == "dimension" else LogicalQuery(metrics=(term,), where=only)


def _able(queries: Iterable[LogicalQuery], asked: set[str], offer: Offer, most: int) -> Queries:
    """The first few that can be answered, and that are not asked yet."""
    tried = 0
    for query in queries:
        if most <= 0 or tried >= _MOST_TRIED:
            return
        if query.hash in asked:
            continue
        asked.add(query.hash)
        tried += 1
        if offer.answerable(query):
            most -= 1
            yield query


def _without_records(query: LogicalQuery, session: Session) -> Queries:
    """The query itself; for a list of records the numbers that are counted from them."""
    if not query.records:
        yield query
        return
    for metric in askable_metrics(session.catalog):
        term = MetricRef(name=metric.name)
        if query.records in session.catalog.facts(term):
            yield LogicalQuery(metrics=(term,), time=query.time)


def _loose(query: LogicalQuery) -> LogicalQuery:
    """Without what goes with its groups only."""
    return query.model_copy(update={"having": None, "calculations": (), "share_per": (), **UNCUT})


def _deeper(query: LogicalQuery, session: Session) -> Queries:
    """One level further down, then split by what it is neither split by nor held fast to."""
    loose = _loose(query)
    yield from session.suggester.finer(loose)
    general = session.catalog.generality
    for name in sorted(splits(query, session), key=lambda one: -general.get(one, 0)):
        if name not in fields_of(query.where):
            yield loose.model_copy(update={"group_by": (DimensionTerm(name=name),)})


def _compared(query: LogicalQuery, session: Session) -> Queries:
    """Held against the period before, else against the year before; of all data the newest month is taken."""
    loose = _loose(query)
    timed = [loose] if query.time is not None else nearest_periods(loose, session)
    for one in timed:
        for other in (PreviousPeriod(), LastYear()):
            if one.time is not None and query.compare_to != other:
                yield one.model_copy(update={"compare_to": other})


def _over_time(query: LogicalQuery, session: Session) -> Queries:
    """Its course, as fine as the period allows."""
    loose = _loose(query)
    if any(isinstance(term, TimeTerm) for term in query.group_by):
        return
    grain = grain_for(query.time.period if query.time else None)
    for one in (grain, "day", "week", "month"):
        yield loose.model_copy(update={"group_by": (TimeTerm(grain=one),), "compare_to": None})
