"""Phrases that cannot be meant beside what stands before or behind them."""

from collections.abc import Sequence, Set

from engine.language.phrases import VAGUE_PART, Phrase
from engine.language.tokens import Token
from semantic.periods import NamedPeriod, SpanPeriod

_DENIED = ("value", "moment")
_SPLITS, _COMPARED = ("by", "and"), ("earlier_field", "later_field")
_TERMS = ("metric", "dimension", "measure", "timefield")


def without_mistaken(phrases: Sequence[Phrase], tokens: Sequence[Token], timed: Set[str]) -> list[Phrase]:
    """The phrases without those that mistake what they stand beside; `timed` metrics have a unit of time.

    "Por día anterior al 3 de mayo" is by day, before the third of May, and not of the day before.
    """
    denied = {one.start for one in phrases if one.kind in _DENIED}
    measured = {one.end for one in phrases if one.kind == "measure"}
    totals = {one.end for one in phrases if one.kind == "metric" and one.target in timed}
    hours = {one.start for one in phrases if (one.kind, one.target) == ("unit", "hour")}
    named = [one for one in phrases if one.kind in _TERMS and one.reason == "label"]
    again = _said_again(phrases)
    before = [one for one in phrases if _is_before(one)]
    splits = {one.end for one in phrases if one.kind == "op" and one.target in _SPLITS}
    compared = {one.start for one in phrases if one.kind == "op" and one.target in _COMPARED}
    cut = [one for one in phrases if one.target == VAGUE_PART and _is_cut(one, phrases)]
    vague = [one for one in phrases if one.target == VAGUE_PART and one not in cut]
    return [
        one
        for one in phrases
        if not (_passes_over(one) and one.end in denied)
        and one not in cut
        and not any(_is_inside(one, part) for part in vague)
        and not (one.kind == "moment" and one.start in measured and _is_length(one, hours))
        and not (one.kind == "moment" and one.start in totals and _is_total(one, hours, tokens))
        and not (one.kind == "text" and any(name.start < one.start < name.end for name in named))
        and not (one.kind == "period" and one.start in again and _is_of_years(one))
        and not (_is_stretch(one) and any(_cuts(one, other) for other in before))
        and not ((one.kind, one.target) == ("op", "first_seen") and _is_term(one, named, splits, compared))
    ]


def _is_term(seen: Phrase, named: Sequence[Phrase], splits: set[int], compared: set[int]) -> bool:
    """ "Nach Erstmals gesehen", "Erstmals gesehen früher als": a time called so, where a term stands."""
    called = any((one.start, one.end) == (seen.start, seen.end) for one in named)
    return called and (seen.start in splits or seen.end in compared)


def _is_cut(part: Phrase, phrases: Sequence[Phrase]) -> bool:
    """ "Monday to Friday last week", "los lunes de la semana pasada": these days of all of the week."""
    moments = (one for one in phrases if one.kind == "moment")
    return any(one.start < part.start < one.end < part.end for one in moments)


def _is_inside(phrase: Phrase, part: Phrase) -> bool:
    """ "Early May" is not all of May, and its beginning no start of anything else."""
    within = part.start <= phrase.start and phrase.end <= part.end
    return within and phrase.target != VAGUE_PART


def _is_stretch(phrase: Phrase) -> bool:
    """A period, or what is compared with the one before: "the quarter before"."""
    stride = phrase.kind == "op" and str(phrase.target).startswith("stride_before")
    return stride or phrase.kind == "period"


def _is_before(phrase: Phrase) -> bool:
    """Whether a period is all time before another; up to its end is said otherwise."""
    span = phrase.target
    return isinstance(span, SpanPeriod) and span.start is None and not span.end_inclusive


def _cuts(phrase: Phrase, before: Phrase) -> bool:
    """Whether a period takes the word from a later one that says what it is before, or goes on until that."""
    goes_on = isinstance(phrase.target, SpanPeriod) and phrase.target.start is not None
    ends = (before.start + 1, *((before.end,) if goes_on else ()))
    return phrase.start < before.start < phrase.end and phrase.end in ends


def _passes_over(phrase: Phrase) -> bool:
    """ "In Spain or not on weekends": what follows is denied; "by paid or not" says no more than its name."""
    return (phrase.kind, phrase.target) == ("ignored", "either")


def _is_length(phrase: Phrase, hours: set[int]) -> bool:
    """ "Duration between 1 hours and 24 hours": of a clock the hours are said once, where they are at all."""
    return len(hours.intersection(range(phrase.start, phrase.end))) > 1


def _is_total(phrase: Phrase, hours: set[int], tokens: Sequence[Token]) -> bool:
    """ "Entre 1 hora y 24 horas": "entre 9h y 17h" and "entre las 9 horas y las 17 horas" are of a clock."""
    written_out = {at for at in hours if len(tokens[at].norm) > 1}
    return tokens[phrase.start + 1].kind == "number" and _is_length(phrase, written_out)


def _said_again(phrases: Sequence[Phrase]) -> set[int]:
    """Where a metric ends that was named before: "views by country with views between 2000 and 2020".

    None where something is compared, which names a number twice as well.
    """
    if any((one.kind, one.target) == ("op", "compare") for one in phrases):
        return set()
    first: dict[object, int] = {}
    for one in phrases:
        if one.kind == "metric" and one.reason == "label":
            first[one.target] = min(one.end, first.get(one.target, one.end))
    metrics = (one for one in phrases if one.kind == "metric")
    return {one.end for one in metrics if one.start >= first.get(one.target, one.end)}


def _is_of_years(phrase: Phrase) -> bool:
    """Whether a period goes from one year to another, said by their figures alone."""
    if not isinstance(phrase.target, SpanPeriod):
        return False
    ends = (phrase.target.start, phrase.target.end)
    return all(isinstance(one, NamedPeriod) and one == NamedPeriod(year=one.year) for one in ends)
