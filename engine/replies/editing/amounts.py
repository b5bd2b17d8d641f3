"""Numbers in a part of a query: how many, how wide, how far back, and what is compared with."""

from collections.abc import Iterable
from typing import Any

from engine.language.dialogue.conjuncts import filtered, together
from engine.language.restating.restate import Restater
from engine.replies.editing.places import Place
from engine.types.edits import Amount
from semantic.filters import Compare
from semantic.periods import CalendarPeriod, TrailingPeriod
from semantic.query import BucketTerm, LogicalQuery

_MOST = 1_000_000_000_000


def amount_of(place: Place, restater: Restater) -> Amount | None:
    """The number in a part; None where there is none that could be another."""
    query, part = place.query, place.part
    if place.kind == "ranking":
        if query.limit_percent is not None:
            return Amount(query.limit_percent, "%")
        return Amount(query.limit, whole=True) if query.limit is not None else None
    if place.kind == "period":
        count = _count(query)
        return Amount(count, whole=True) if count else None
    if isinstance(part, BucketTerm):
        return Amount(part.width)
    if isinstance(part, Compare) and _is_number(part.value):
        unit = restater.unit(part.field)
        return Amount(float(part.value) * (100 if unit == "%" else 1), unit)
    return None


def with_amount(place: Place, number: float, restater: Restater) -> LogicalQuery | None:
    """The query with another number in the part; None where such a number means nothing there."""
    query, part, count = place.query, place.part, int(number)
    if not -_MOST < number < _MOST:
        return None
    if isinstance(part, Compare):
        return _compared(place, part, number / 100 if restater.unit(part.field) == "%" else number)
    if number <= 0:
        return None
    if place.kind == "ranking":
        known = "limit" if query.limit_percent is None else "limit_percent"
        ok = count == number if known == "limit" else number <= 100
        return query.model_copy(update={known: count if known == "limit" else number}) if ok else None
    if isinstance(part, BucketTerm):
        groups = place.instead(part.model_copy(update={"width": float(number)}))
        return query.model_copy(update={"group_by": groups})
    return _counted(query, count) if place.kind == "period" and count == number else None


def _count(query: LogicalQuery) -> int:
    """How many units back a period goes that is said so: 7 of "the last 7 days"."""
    period = query.time.period if query.time else None
    if isinstance(period, TrailingPeriod):
        return period.count
    counted = isinstance(period, CalendarPeriod) and period.count > 1 and period.offset == -period.count
    return period.count if counted and isinstance(period, CalendarPeriod) else 0


def _counted(query: LogicalQuery, count: int) -> LogicalQuery | None:
    if query.time is None or not _count(query) or count > 10_000:
        return None
    update = {"count": count} | ({"offset": -count} if query.time.period.kind == "calendar" else {})
    period = query.time.period.model_copy(update=update)
    return query.model_copy(update={"time": query.time.model_copy(update={"period": period})})


def _compared(place: Place, part: Compare, number: float) -> LogicalQuery:
    value = int(number) if number == int(number) else round(number, 12)
    items: Iterable[Any] = place.instead(part.model_copy(update={"value": value}))
    if place.kind == "filter":
        return filtered(place.query, items)
    return place.query.model_copy(update={"having": together(items)})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
