"""Why a number is as it is, and whether it is unusual: refused by name, with what may show it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from engine.language.about.reading import AboutReading
from engine.language.reader import Understanding
from engine.replies.about.restating import restated
from engine.replies.about.telling import Teller
from engine.replies.asked import Asked
from engine.replies.conversing import looking_closer, whole_question
from engine.replies.offers import MAX_SUGGESTIONS, Offer
from engine.replies.refusing import unknown_reason
from engine.types.answer import Answer
from semantic.askable import askable_metrics
from semantic.query import LogicalQuery, MetricRef, TimeScope


def unexplained(asked: Asked, reading: AboutReading, understood: Understanding, offer: Offer) -> Answer:
    """A refusal that names the number and what cannot be told of it."""
    kind, teller = reading.question.kinds[0], Teller(asked.session, lambda query: None)
    reason = teller.say(kind, name=teller.names(reading.question.things[:1]))
    found = offer.alternatives(_closer(asked, reading, understood), MAX_SUGGESTIONS)
    return asked.reply(
        "refuse",
        reason,
        reason=reason,
        code="not_supported",
        interpretation=restated(reading.question, asked.session.reader),
        about=reading.question,
        words=whole_question(asked.question, kind),
        alternatives=found,
    )


def unknown_in(asked: Asked, refused: Answer, words: Sequence[str]) -> Answer:
    """A refusal that names what is unknown in a question about the model, and not how it asks."""
    reason, teaching = unknown_reason(words, asked)
    return replace(refused, reason=reason, sentence=reason, teaching=teaching)


def unsure_of(asked: Asked, reading: AboutReading, offer: Offer) -> Answer:
    """Data of the things, or the things themselves: a refusal that says how to ask for either."""
    teller = Teller(asked.session, lambda query: None)
    said = teller.say("unsure", name=teller.names(reading.question.things))
    found = offer.alternatives(_of_rows(reading, teller), MAX_SUGGESTIONS)
    return asked.reply("refuse", said, reason=said, code="not_supported", alternatives=found)


def _of_rows(reading: AboutReading, teller: Teller) -> Iterator[LogicalQuery]:
    """Numbers that are computed from the things, by what they can be split by."""
    session = teller.session
    datasets = {name for thing in reading.question.things for name in teller.datasets_of(thing)}
    for metric in askable_metrics(session.catalog):
        if datasets & set(session.catalog.facts(MetricRef(name=metric.name))):
            yield from session.suggester.by_dimensions(LogicalQuery(metrics=(MetricRef(name=metric.name),)))


def _closer(asked: Asked, reading: AboutReading, understood: Understanding) -> Iterator[LogicalQuery]:
    """The number as far as the question says which, beside the period before and split further."""
    wanted = reading.question.things[0].name
    suggester = asked.session.suggester
    near = suggester.nearby(understood, understood.failed[0] if understood.failed else None)
    near = near if _time(asked) is None else iter(())
    plain = LogicalQuery(metrics=(MetricRef(name=wanted),), time=_time(asked))
    for base in chain((one for one in near if _is_of(one, wanted)), [plain]):
        yield from looking_closer(base, asked.session)


def _time(asked: Asked) -> TimeScope | None:
    """The period that the question names, if it names one."""
    periods = [one for one in asked.session.reader.link(asked.question).phrases if one.kind == "period"]
    longest = max(periods, key=lambda one: one.end - one.start, default=None)
    return TimeScope(period=longest.target) if longest is not None else None


def _is_of(query: LogicalQuery, metric: str) -> bool:
    return any(isinstance(term, MetricRef) and term.name == metric for term in query.metrics)
