"""What puts a question right: "not Germany, France" after an answer of Germany is France in its place."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.dialogue.conjuncts import conjuncts, listed
from engine.language.grammar.pieces import SPLITTING
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import fields_of
from semantic.periods import NamedPeriod
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeTerm

_TIMES = ("unit", "grain")
Words = tuple[Phrase, ...]


def put_right(phrases: Words, tokens: Sequence[Token], base: LogicalQuery) -> Words:
    """The phrases with what is denied beside another of its kind said as "instead of" it.

    A period or the only number is replaced by the other, so that nothing more has to be said of it.
    """
    content = [phrase for phrase in phrases if phrase.kind != "ignored"]
    denials = [at for at, phrase in enumerate(content) if (phrase.kind, phrase.target) == ("op", "not")]
    if len(denials) != 1:
        return phrases
    at = denials[0]
    end = at + 2 + any(map(_is_splitting, content[at + 1 : at + 2]))
    said, others = content[at:end], [*content[:at], *content[end:]]
    if len(said) < end - at or not _is_put_right(said[-1], others, base) or _is_listed(content, end, tokens):
        return phrases
    gone = (*said, *(one for one in others if _is_mark(one, tokens) or is_but(one)))
    left = tuple(phrase for phrase in phrases if phrase not in gone)
    if said[-1].kind == "period" or (said[-1].kind == "metric" and len(base.metrics) == 1):
        return left
    return (*left, replace(said[0], kind="move", target="instead_of"), said[-1])


def is_but(phrase: Phrase) -> bool:
    """ "But France": what is put in the place of something denied, and nothing else ("all but France")."""
    return (phrase.kind, phrase.target) == ("move", "but")


def _is_put_right(wrong: Phrase, others: Sequence[Phrase], base: LogicalQuery) -> bool:
    """Whether the question before asked for what is denied, and something of its kind is said beside it."""
    if wrong.kind == "value":
        right = [phrase for phrase in others if phrase.kind == "value"]
        alike = all(_field(phrase) == _field(wrong) for phrase in right)
        return bool(right) and alike and _is_let_in(wrong, base)
    kinds = ("dimension", *_TIMES) if wrong.kind in ("dimension", *_TIMES) else (wrong.kind,)
    return sum(phrase.kind in kinds for phrase in others) == 1 and _is_asked(wrong, base)


def _is_asked(wrong: Phrase, base: LogicalQuery) -> bool:
    """Whether the period, the number or the split that is denied is one of the question before."""
    if wrong.kind == "period":
        return base.time is not None and _is_same(wrong.target, base.time.period)
    if wrong.kind == "metric":
        return MetricRef(name=str(wrong.target)) in base.metrics
    if wrong.kind == "dimension":
        return DimensionTerm(name=str(wrong.target)) in base.group_by
    return wrong.kind in _TIMES and TimeTerm(grain=wrong.target) in base.group_by


def _is_same(said: object, period: object) -> bool:
    """ "Not April" behind April 2026: the year need not be said again."""
    if isinstance(said, NamedPeriod) and isinstance(period, NamedPeriod) and said.year is None:
        return said == period.model_copy(update={"year": None})
    return said == period


def _is_splitting(phrase: Phrase) -> bool:
    return phrase.kind == "op" and phrase.target in SPLITTING


def _field(phrase: Phrase) -> str:
    """The dimension of a value; "" where it may be of several, or is no value."""
    refs = phrase.target if phrase.kind == "value" and isinstance(phrase.target, tuple) else ()
    fields = {str(ref.dimension) for ref in refs}
    return next(iter(fields)) if len(fields) == 1 else ""


def _is_let_in(wrong: Phrase, base: LogicalQuery) -> bool:
    """Whether the question before asked for the value that is denied."""
    field = _field(wrong)
    inside = {
        value
        for one in conjuncts(base.where)
        if field and set(fields_of(one)) == {field}
        for value in listed(one)
    }
    return bool(field) and {ref.value for ref in wrong.target} <= inside


def _is_listed(content: Sequence[Phrase], end: int, tokens: Sequence[Token]) -> bool:
    """ "Not Germany and France": a word of joining denies the second too."""
    follow = content[end] if end < len(content) else None
    return (
        follow is not None and follow.kind == "op" and follow.target != "by" and not _is_mark(follow, tokens)
    )


def _is_mark(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether it is a comma, and no word."""
    return not any(token.is_content for token in tokens[phrase.start : phrase.end])
