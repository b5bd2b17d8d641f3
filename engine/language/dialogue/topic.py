"""Whether a question goes on from the one before, or is a new topic."""

from collections.abc import Sequence
from itertools import pairwise

from engine.language.dialogue.moves import move_words
from engine.language.grammar.compose import Reading
from engine.language.grammar.pieces import SPLITTING
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader, Understanding
from engine.language.tokens import Token

_CONTENT = ("metric", "dimension", "measure", "value", "dataset", "timefield", "period")
_TIMES = ("unit", "grain", "part", "moment")
THRESHOLDS = ("more", "less", "at_least", "at_most", "between", "equal")


def opens(reader: Reader, lattice: Lattice, fresh: Understanding) -> bool:
    """Whether it opens or ends with a word of going on, or opens as no question does.

    `fresh` is the question read by itself. A word that belongs to a longer name is no such word.
    """
    best = best_of(fresh)
    said = move_words(reader.pack).continues(lattice.tokens, reader.pack)
    moved = any(not _is_of_name(move, best) for move in said) or is_unit_alone(lattice.tokens, reader.pack)
    return moved or _opens_late(fresh, best) or (not fresh.readings and _denies_a_number(best))


def is_unit_alone(tokens: Sequence[Token], pack: Pack) -> bool:
    """ "In minutes": what an answer is to be told in, and no number that is measured so."""
    words = [token.norm for token in tokens if token.is_content]
    if len(words) != 2 or "preposition" not in pack.ignored.get((words[0],), ()):
        return False
    return (words[1],) in pack.quantity_words or (words[1],) in pack.units


def _denies_a_number(best: Reading | None) -> bool:
    """ "Not views, watch time": what no question says by itself puts another right."""
    content = [phrase for phrase in best.phrases if phrase.kind != "ignored"] if best else []
    pairs = ((one.kind, one.target, number.kind) for one, number in pairwise(content))
    return ("op", "not", "metric") in pairs


def _opens_late(fresh: Understanding, best: Reading | None) -> bool:
    """ "Sorted by revenue", "over 100 orders", "for premium customers": nothing is named before."""
    phrases = best.phrases if best else ()
    first = next((phrase for phrase in phrases if phrase.kind != "ignored"), None)
    if first is not None and first.kind == "op":
        alone = first.target in SPLITTING and not fresh.readings
        return alone or first.target in ("sort", *THRESHOLDS)
    return opens_with_scope(phrases)


def opens_with_scope(phrases: tuple[Phrase, ...]) -> bool:
    """ "For premium customers in Bern": a preposition, then only values, and nouns that they describe."""
    said = [phrase for phrase in phrases if (phrase.kind, phrase.target) != ("ignored", "punctuation")]
    if not said or (said[0].kind, said[0].target) != ("ignored", "preposition"):
        return False
    content = [phrase for phrase in said if phrase.kind != "ignored"]
    return (
        bool(content)
        and content[0].kind == "value"
        and all(one.kind == "value" or _is_described(one, before) for before, one in pairwise(content))
    )


def _is_described(noun: Phrase, before: Phrase) -> bool:
    return noun.kind == "metric" and not noun.reason.startswith("label") and before.kind == "value"


def is_before_a_time(at: int, phrases: tuple[Phrase, ...]) -> bool:
    """ "These last 7 days" are no things of an answer; "who watched them last week" has some."""
    numbers = {one.end for one in phrases if one.start == at + 1 and one.kind in ("number", "ordinal")}
    behind = (one for one in phrases if one.start in {at + 1, *numbers})
    return any(
        one.kind in _TIMES or (one.kind == "period" and getattr(one.target, "count", 1) > 1) for one in behind
    )


def names_number(fresh: Understanding) -> bool:
    """Whether the question says what it wants measured, be it unclear which number that is."""
    best = best_of(fresh)
    if best is None:
        return False
    if best.query is not None:
        numbers = [phrase for phrase in best.phrases if phrase.kind in ("metric", "measure")]
        return not numbers or not all(phrase.reason.startswith("partial") for phrase in numbers)
    if any(phrase.kind == "vague" for phrase in best.phrases):
        return True
    return not any(mark.code == "no_metric" for mark in best.marks)


def best_of(fresh: Understanding) -> Reading | None:
    """The cheapest reading, whether it can be answered or not."""
    return min((*fresh.readings[:1], *fresh.failed[:1]), key=lambda reading: reading.cost, default=None)


def _is_of_name(move: Phrase, best: Reading | None) -> bool:
    alone = move.target == "refer" and move.end == move.start + 1
    if alone and best and is_before_a_time(move.start, best.phrases):
        return True
    for phrase in best.phrases if best else ():
        if phrase.start <= move.start < phrase.end:
            longer = phrase.end - phrase.start > move.end - move.start
            whole = phrase.end >= move.end
            return (whole and phrase.kind in _CONTENT) or (
                longer and phrase.kind not in ("ignored", "unknown")
            )
    return False
