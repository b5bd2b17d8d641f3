"""Phrases that cannot be meant beside what stands before or behind them."""

from collections.abc import Sequence

from engine.language.phrases import Phrase

_DENIED = ("value", "moment")


def without_mistaken(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases without those that mistake what they stand beside."""
    denied = {one.start for one in phrases if one.kind in _DENIED}
    measured = {one.end for one in phrases if one.kind == "measure"}
    hours = {one.start for one in phrases if (one.kind, one.target) == ("unit", "hour")}
    return [
        one
        for one in phrases
        if not (_passes_over(one) and one.end in denied)
        and not (one.kind == "moment" and one.start in measured and _is_length(one, hours))
    ]


def _passes_over(phrase: Phrase) -> bool:
    """ "In Spain or not on weekends": what follows is denied; "by paid or not" says no more than its name."""
    return (phrase.kind, phrase.target) == ("ignored", "either")


def _is_length(phrase: Phrase, hours: set[int]) -> bool:
    """ "Duration between 1 hours and 24 hours": of a clock the hours are said once, where they are at all."""
    return len(hours.intersection(range(phrase.start, phrase.end))) > 1
