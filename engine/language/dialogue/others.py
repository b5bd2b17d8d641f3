"""All but what an answer showed, and just that: "the others", "without those", "only these"."""

from collections.abc import Sequence

from engine.language.dialogue.conjuncts import about, conjuncts, filtered, is_plain, let_in, listed
from engine.language.dialogue.things import field_of, is_object
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.filters import Condition, Not, fields_of
from semantic.query import LogicalQuery

OTHERS = ("move", "others")
_BESIDE = ("and", "about", "go_on", "only", "add")  # words of going on, that say nothing of which
Words = tuple[Phrase, ...]


def of_shown(phrases: Words, tokens: Sequence[Token], pack: Pack, base: LogicalQuery) -> LogicalQuery | None:
    """The answer before of all others, or of just these; None where the words say something else.

    `base` has the things that were shown as a filter already.
    """
    content = [one for one in phrases if one.kind != "ignored" and not _is_beside(one)]
    if [(one.kind, one.target) for one in content] == [OTHERS]:
        return _all_but(base)
    if len(content) > 1 or not any(is_object(token, pack) for token in tokens):
        return None
    if not content:
        return base if any(_is_only(one) for one in phrases) and _lists(base) else None
    return _all_but(base) if _is_taking(content[0]) else None


def is_of_others(phrases: Words) -> bool:
    """Whether a word for all others is left that nothing else says so of: it is read in another way."""
    return any((one.kind, one.target) == OTHERS for one in phrases)


def _is_beside(phrase: Phrase) -> bool:
    return (phrase.kind == "move" and phrase.target in _BESIDE) or _is_only(phrase)


def _is_only(phrase: Phrase) -> bool:
    return phrase.kind in ("op", "move") and str(phrase.target) in ("only", "only_after")


def _is_taking(phrase: Phrase) -> bool:
    """Without, except, drop."""
    denies = phrase.kind == "op" and phrase.target in ("not", "absent")
    return denies or (phrase.kind == "move" and phrase.target in ("drop", "without"))


def _all_but(base: LogicalQuery) -> LogicalQuery | None:
    """The query of what its one filter of values keeps out; that on the split goes before others."""
    lists = _lists(base)
    own = [one for one in lists if about(one, field_of(base))] or lists
    if len(own) != 1:
        return None
    kept = (one for one in conjuncts(base.where) if one != own[0])
    shut = Not(item=let_in(fields_of(own[0])[0], listed(own[0])))
    return filtered(base, (*kept, shut))


def _lists(base: LogicalQuery) -> list[Condition]:
    return [one for one in conjuncts(base.where) if listed(one) and is_plain(one)]
