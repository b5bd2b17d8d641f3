"""What puts a question right: "not Germany, France" after an answer of Germany is France in its place."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.dialogue.conjuncts import conjuncts, listed
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import fields_of
from semantic.query import LogicalQuery

Words = tuple[Phrase, ...]


def put_right(phrases: Words, tokens: Sequence[Token], base: LogicalQuery) -> Words:
    """The phrases with a value that is denied beside another one said as "instead of" it."""
    content = [phrase for phrase in phrases if phrase.kind != "ignored"]
    denials = [at for at, phrase in enumerate(content) if (phrase.kind, phrase.target) == ("op", "not")]
    if len(denials) != 1:
        return phrases
    denial = denials[0]
    wrong, others = content[denial + 1 : denial + 2], [*content[:denial], *content[denial + 2 :]]
    right = [phrase for phrase in others if phrase.kind == "value"]
    if not wrong or not _is_let_in(wrong[0], base) or not right:
        return phrases
    if any(_field(phrase) != _field(wrong[0]) for phrase in right) or _is_listed(content, denial, tokens):
        return phrases
    gone = (content[denial], wrong[0], *(one for one in others if _is_mark(one, tokens) or is_but(one)))
    left = tuple(phrase for phrase in phrases if phrase not in gone)
    return (*left, replace(content[denial], kind="move", target="instead_of"), wrong[0])


def is_but(phrase: Phrase) -> bool:
    """ "But France": what is put in the place of something denied, and nothing else ("all but France")."""
    return (phrase.kind, phrase.target) == ("move", "but")


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


def _is_listed(content: Sequence[Phrase], denial: int, tokens: Sequence[Token]) -> bool:
    """ "Not Germany and France": a word of joining denies the second too."""
    follow = content[denial + 2] if denial + 2 < len(content) else None
    return follow is not None and follow.kind == "op" and not _is_mark(follow, tokens)


def _is_mark(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether it is a comma, and no word."""
    return not any(token.is_content for token in tokens[phrase.start : phrase.end])
