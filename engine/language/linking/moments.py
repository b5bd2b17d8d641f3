"""What a part of time is limited to, as the words say it: "on Mondays", "in the evening", "after 6 pm"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.language.phrases import Phrase
from engine.language.weights import WEIGHTS
from semantic.filters import Between, Compare, Condition, In

HOUR = "hour_of_day"
_TERMS = ("metric", "dimension", "measure", "timefield", "dataset")
# The first and the last value of each part.
RANGES = {
    "minute_of_hour": (0, 59),
    "hour_of_day": (0, 23),
    "day_of_week": (1, 7),
    "day_of_month": (1, 31),
    "day_of_year": (1, 366),
    "week_of_year": (1, 53),
    "month_of_year": (1, 12),
    "quarter_of_year": (1, 4),
}


@dataclass(frozen=True)
class Moment:
    """The values of a part of time that are meant, none where they are not sure, or a condition as said.

    `field` is the part's key. `how` is how they are said (at, after, before, between, stretch); `each` after
    "every"; `loose` where a noun right behind would make it part of a name ("the evening news").
    """

    field: str
    values: tuple[int, ...] = ()
    said: Condition | None = None
    how: str = ""
    each: bool = False
    loose: bool = False

    @property
    def condition(self) -> Condition | None:
        """What must hold; None where nothing is sure, or where all values are meant."""
        return self.said or _condition(self.field, self.values)

    @property
    def over_midnight(self) -> bool:
        """Whether the hours go on into the next day."""
        return self.field == HOUR and any(pair == (23, 0) for pair in pairwise(self.values))

    def __str__(self) -> str:
        return f"{self.field}: " + (", ".join(map(str, self.values)) or "as said")


def _condition(field: str, values: tuple[int, ...]) -> Condition | None:
    """Hours in a row as a range, as they are said; other values one by one."""
    low, high = RANGES[field]
    first, last = (min(values), max(values)) if values else (low, high)
    if not values or len(set(values)) > high - low:
        return None
    if first == last:
        return Compare(field=field, op="=", value=first)
    if field != HOUR or last - first >= len(set(values)):
        return In(field=field, values=tuple(sorted(set(values))))
    if last == high:
        return Compare(field=field, op=">=", value=first)
    if first == low:
        return Compare(field=field, op="<", value=last + 1)
    return Between(field=field, low=first, high=last)


def beside_own_words(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Moments beside what the model calls so: its things come first, its values are as likely."""
    own = [phrase for phrase in phrases if phrase.kind in (*_TERMS, "value") and not phrase.guessed]
    kept: list[Phrase] = []
    for phrase in phrases:
        natural = phrase.kind == "moment" and phrase.target.said is None
        if not natural:
            kept.append(phrase)
            continue
        inside = [one for one in own if phrase.start <= one.start and one.end <= phrase.end]
        if not any(one.kind in _TERMS for one in inside):
            cost = min((_cost_of(one, phrase) for one in inside), default=phrase.cost)
            kept.append(replace(phrase, cost=cost))
    return kept


def _cost_of(value: Phrase, phrase: Phrase) -> float:
    """What the words of the phrase cost if they mean the value, and those around it nothing."""
    around = (phrase.end - phrase.start) - (value.end - value.start)
    return value.cost + around * (WEIGHTS["ignored"] + WEIGHTS["phrase"])
