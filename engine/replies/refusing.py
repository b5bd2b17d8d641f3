"""Asking back and refusing, always with a way forward."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from engine.language.grammar.compose import Reading
from engine.language.near import Neighbourhood
from engine.language.rank import MAX_CHOICES, Decision
from engine.phrasing import phrasing
from engine.replies.asked import Asked
from engine.replies.differences import told_apart
from engine.replies.offers import (
    MAX_SUGGESTIONS,
    Offer,
    alternative,
    choices,
    lately,
    narrower,
    nearest_periods,
)
from engine.replies.telling import told_in
from engine.session import Session
from engine.types.answer import Alternative, Answer
from engine.types.refusal import Refusal
from semantic.query import LogicalQuery

_SHOWN = 200
ASKED_BACK = ("which_aggregate", "no_metric")
_LOOKED_AT = 8  # unknown words that something near is looked for
_UNUSED = 9  # "I could not tell what this should do" says least of all
_SAYING_MOST = {code: at for at, code in enumerate(("unknown", *ASKED_BACK))}


def too_long(question: str, asked: Asked, most: int) -> Answer:
    """Refuse a question that is no question any more, without reading it."""
    reason = asked.reason("too_long", text=most)
    queries = islice(asked.session.suggester.headlines(), MAX_SUGGESTIONS)
    found = tuple(alternative(query, asked.session) for query in queries)
    short = Asked(question[:_SHOWN], asked.session)
    return short.reply("refuse", reason, reason=reason, code="too_long", alternatives=found)


def clarify(asked: Asked, decision: Decision, offer: Offer) -> Answer:
    """Ask back between close readings that give different numbers."""
    chosen = [found.reading for found in (decision.best, *decision.rivals) if found is not None]
    queries = [reading.query for reading in chosen if reading.query is not None]
    found = told_apart([alternative(query, offer.session) for query in queries[:MAX_CHOICES]], offer.session)
    reason = asked.reason("ambiguous", n=len(found))
    words = asked.words(chosen[0])
    return asked.reply("clarify", reason, reason=reason, code="ambiguous", words=words, alternatives=found)


def ask_when(asked: Asked, reading: Reading, query: LogicalQuery, offer: Offer) -> Answer:
    """Ask back which time is meant by "right now", of numbers that are of no moment."""
    found = offer.alternatives(lately(query), MAX_CHOICES)
    reason = asked.reason("now_of_what", text=reading.now)
    told = {"reason": reason, "code": "now_of_what", "words": asked.words(reading), "alternatives": found}
    return asked.reply("clarify" if len(found) > 1 else "refuse", reason, **told)


def refuse(asked: Asked, decision: Decision, offer: Offer) -> Answer:
    """No reading can be answered: say why, and offer what can. A lacking metric is asked back instead."""
    refused = decision.refused
    if refused is not None and refused.refusal is not None and refused.reading.query is not None:
        return failed(asked, refused.reading.query, refused.refusal, offer, refused.reading)
    broken = decision.failed
    causes, words = _causes(broken), asked.words(broken)
    code, text = causes[0]
    found = choices(code, broken, asked, offer, MAX_CHOICES)
    if found:
        reason = asked.reason(code, text=text)
        return asked.reply("clarify", reason, reason=reason, code=code, words=words, alternatives=found)
    if code in ASKED_BACK and len(causes) > 1:
        code, text = causes[1]
    reason, teaching = _reason(code, text, broken, asked)
    suggester = offer.session.suggester
    near = suggester.nearby(asked.understanding, broken) if asked.understanding else iter(())
    found = offer.alternatives(near, MAX_SUGGESTIONS, suggester.headlines())
    told = {"reason": reason, "code": code, "teaching": teaching, "words": words, "alternatives": found}
    return asked.reply("refuse", reason, **told)


def _causes(broken: Reading | None) -> list[tuple[str, str]]:
    """Why a reading fails, by code and text: an unknown word, then what can be asked back, then the rest."""
    if broken is None or not broken.marks:
        return [("nothing_asked", "")]
    marks = sorted(
        broken.marks, key=lambda mark: _SAYING_MOST.get(mark.code, _UNUSED - (mark.code != "unused"))
    )
    content = any(phrase.kind not in ("ignored", "op", "agg", "vague") for phrase in broken.phrases)
    return [
        (mark.code if content or mark.code != "no_metric" else "nothing_asked", mark.text) for mark in marks
    ]


def _reason(code: str, text: str, broken: Reading | None, asked: Asked) -> tuple[str, str]:
    if code != "unknown" or broken is None:
        return asked.reason(code, text=_as_said(text or asked.question.strip(), broken, asked)), ""
    return unknown_reason(asked.session.suggester.unknown_words(broken), asked)


def unknown_reason(words: Sequence[str], asked: Asked) -> tuple[str, str]:
    """That these words are not known, with what is near to them; and how to teach the first."""
    known = Neighbourhood(asked.session.reader)
    names = list(dict.fromkeys(name for word in words[:_LOOKED_AT] for name in known.names(word)))
    said = ", ".join(f'"{word}"' for word in words)
    near = ", ".join(names[:MAX_SUGGESTIONS])
    reason = asked.reason("unknown_near" if names else "unknown", text=said, near=near)
    return reason, asked.teaching(words[0]) if words else ""


def _as_said(text: str, broken: Reading | None, asked: Asked) -> str:
    """The text of a mark in the language: what names operators by their words in the question, a field by
    its label."""
    operators, known = asked.session.reader.pack.data["operators"], asked.session.catalog.dimensions
    if text in known:
        return known[text].label
    if text.casefold() in asked.question.casefold():
        return text
    names = text.split(" ")
    if broken is None or asked.understanding is None or not all(name in operators for name in names):
        return text
    meant = [
        ({one.target} if isinstance(one.target, str) else set(one.target), one)
        for one in broken.phrases
        if one.kind == "op"
    ]
    found = [one for targets, one in meant if targets & set(names)]
    tokens = asked.understanding.tokens
    said = [token.text for one in found for token in tokens[one.start : one.end]]
    return " ".join(said) or str(next(iter(operators[names[0]]), text))


def failed(
    asked: Asked, query: LogicalQuery, refusal: Refusal, offer: Offer, reading: Reading | None = None
) -> Answer:
    """A query that was understood but cannot be answered."""
    session = asked.session
    if refusal.code == "ambiguous_path" and reading is not None:
        ways = offer.alternatives(session.suggester.instead_of(query, refusal.names), MAX_CHOICES)
        if len(ways) > 1:
            return _which_way(asked, refusal, ways, reading)
    queries = _instead(query, refusal, session)
    others = (one for one in session.suggester.headlines() if one.hash != query.hash)
    found = offer.alternatives(queries, MAX_SUGGESTIONS, others)
    reason = " ".join(told_in(refusal, session)).strip()
    return asked.reply(
        "refuse",
        reason,
        reason=reason,
        code=refusal.code,
        words=asked.words(reading),
        query=query,
        interpretation=_restated(query, asked),
        alternatives=found,
    )


def _which_way(asked: Asked, refusal: Refusal, ways: tuple[Alternative, ...], reading: Reading) -> Answer:
    """Ask back which of several dimensions is meant: cities of origin or of destination."""
    message, _ = told_in(refusal, asked.session)
    reason = phrasing(asked.session.reader.pack.language).say("which_one", message=message)
    words = asked.words(reading)
    return asked.reply("clarify", reason, reason=reason, code=refusal.code, words=words, alternatives=ways)


def _instead(query: LogicalQuery, refusal: Refusal, session: Session) -> Iterator[LogicalQuery]:
    """Queries that keep most of one that failed; none where it names what does not exist."""
    if refusal.code == "unknown_name" or query.records:
        return iter(())
    if refusal.code == "ambiguous_path":
        return chain(session.suggester.instead_of(query, refusal.names), session.suggester.reachable(query))
    if refusal.code == "no_data":
        return nearest_periods(query, session)
    if refusal.code == "timeout":
        return narrower(query, session)
    if refusal.code == "cancelled":
        return iter((query,))
    return session.suggester.reachable(query)


def _restated(query: LogicalQuery, asked: Asked) -> str:
    """The sentence of the query; "" where it names things the catalog does not know."""
    try:
        return asked.session.reader.restater.restate(query)
    except KeyError:
        return ""
