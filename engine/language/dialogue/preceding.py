"""What lies before the period of an answer: "and the month before?", "compared with the week before"."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.dialogue.earlier import before, is_running, length_of, year_before
from engine.language.grammar.comparing.against_value import MORE_THAN
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.periods import CalendarPeriod, OtherPeriod, Period
from semantic.query import LogicalQuery, TimeTerm

_STRIDE = "stride_before_"
_COMPARING = {"compare", "change", "growth", "last_year"}
_MORE = tuple(("op", name) for name in MORE_THAN)
Words = tuple[Phrase, ...]


def held_against_a_time(words: Words, tokens: Sequence[Token], pack: Pack) -> Words:
    """ "Is that more than last year": what is more is shown by both numbers, and a period is no bound.

    A preposition before a time is none of it: "over the winter".
    """
    content = [phrase for phrase in words if phrase.kind != "ignored"]
    if len(content) != 2 or (content[0].kind, content[0].target) not in _MORE:
        return words
    said = tuple(token.norm for token in tokens[content[0].start : content[0].end])
    if "preposition" in pack.ignored.get(said, ()):
        return words
    held = content[1].kind == "period" or _is_before(content[1]) or content[1].target == "last_year"
    against = replace(content[0], target="compare")
    return tuple(against if phrase is content[0] else phrase for phrase in words) if held else words


def turned_back(words: Words, base: LogicalQuery) -> Words:
    """The words with what is said to lie before as that period, or as what an answer is compared with."""
    if base.time is None or any(_is_own_period(phrase) for phrase in words) or is_bare(words):
        return words
    said = {str(phrase.target) for phrase in words if phrase.kind == "op"}
    turn = _compared if said & _COMPARING else _placed
    return tuple(
        turn(phrase, _last_shown(base, base.time.period)) if _is_before(phrase) else phrase
        for phrase in words
    )


def _last_shown(base: LogicalQuery, period: Period) -> Period:
    """ "The month before that" behind May against April lies before April."""
    return base.compare_to.period if isinstance(base.compare_to, OtherPeriod) else period


def lies_nowhere(words: Words, base: LogicalQuery) -> Phrase | None:
    """ "The week before" after a month: what is said to lie before a period that has no such unit."""
    if base.time is None or any(_is_own_period(phrase) for phrase in words) or is_bare(words):
        return None
    if _is_of_buckets(words, base):
        return None
    return next((phrase for phrase in words if _is_before(phrase) and phrase.target != "previous"), None)


def of_another_length(words: Words, tokens: Sequence[Token], pack: Pack, base: LogicalQuery) -> Phrase | None:
    """ "The same week last year" behind a month: the answer has no week that could be the same."""
    if base.time is None or any(_is_own_period(phrase) for phrase in words):
        return None
    own = {length_of(base.time.period)} | {term.grain for term in base.group_by if isinstance(term, TimeTerm)}
    for phrase in words:
        if (phrase.kind, phrase.target) == ("op", "last_year"):
            said = _units_in(tokens[phrase.start : phrase.end], pack)
            if said and not said & own:
                return phrase
    return None


def _units_in(tokens: Sequence[Token], pack: Pack) -> set[str]:
    """The units that words name, also at the end of a longer one, other than the year that they go back."""
    named = {word: names[0] for words, names in pack.units.items() if len(words) == 1 for word in words}
    ends = ((one.norm, word, unit) for one in tokens for word, unit in named.items() if unit != "year")
    return {unit for norm, word, unit in ends if norm == word or (len(word) > 3 and norm.endswith(word))}


def _is_of_buckets(words: Words, base: LogicalQuery) -> bool:
    """ "Compared with the month before" after "by month": each month with the one before it."""
    compared = any(phrase.kind == "op" and phrase.target in _COMPARING for phrase in words)
    return compared and any(isinstance(term, TimeTerm) for term in base.group_by)


def is_bare(words: Words) -> bool:
    """ "The previous year" and not a word more: by the clock, or what an answer is to be compared with."""
    others = [one for one in words if one.reason != "preceding period"]
    joins = any(one.target in ("move", "preposition") for one in others)
    return len(others) < len(words) and not joins and all(one.kind == "ignored" for one in others)


def _is_own_period(phrase: Phrase) -> bool:
    return phrase.kind == "period" and phrase.reason != "preceding period"


def _is_before(phrase: Phrase) -> bool:
    if phrase.kind == "op":
        return phrase.target == "previous" or str(phrase.target).startswith(_STRIDE)
    return phrase.kind == "period" and phrase.reason == "preceding period"


def _unit(phrase: Phrase) -> str:
    """The unit that is said; "" for the period itself."""
    if isinstance(phrase.target, CalendarPeriod):
        return phrase.target.unit
    return str(phrase.target).removeprefix(_STRIDE) if phrase.target != "previous" else ""


def _placed(phrase: Phrase, period: Period) -> Phrase:
    """As the period before, where there is one of that unit; by the clock where that one is not over."""
    unit = _unit(phrase)
    found = before(period, unit) or (year_before(period) if unit == "year" else None)
    if found is not None:
        return replace(phrase, kind="period", target=found, reason="period")
    return replace(phrase, reason="period") if phrase.kind == "period" and is_running(period) else phrase


def _compared(phrase: Phrase, period: Period) -> Phrase:
    """As what a period is compared with: the one before it, or the same a year before."""
    unit = _unit(phrase)
    if before(period, unit) is not None:
        return replace(phrase, kind="op", target="previous", reason="operator")
    if unit == "year" and year_before(period) is not None:
        return replace(phrase, kind="op", target="last_year", reason="operator")
    return phrase
