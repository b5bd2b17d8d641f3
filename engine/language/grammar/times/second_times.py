"""Days of a second time beside the period: "views with signup date in March 2025 in May 2026"."""

from datetime import date, datetime, timedelta

from engine.language.grammar.pieces import Draft, Pieces, needs
from engine.language.weights import WEIGHTS
from engine.types.almanac import step
from semantic.filters import Between
from semantic.periods import NamedPeriod, Period, SpanPeriod

_COMPARED = ("compare", "change", "growth", "previous", "last_year", "over_time")
_JOINED = ("and", "or", "between", "by", "which")
_CUTS = ("unit", "grain", "part")
_NUMBERS = ("metric", "aggregate", "measure", "dataset")
_UNITS = ("half", "quarter", "month")


@needs(kinds=("timefield",))
def fold_second_times(pieces: Pieces, draft: Draft) -> Pieces:
    """Of two periods the one right behind a named time is a condition on its days; the other is asked for.

    Only days of the calendar are: what counts from now is the period itself. Two that are compared, or
    joined by a word, are of one time.
    """
    places = [at for at, piece in enumerate(pieces) if piece.kind == "period"]
    if len(places) != 2 or any(piece.is_op(*_COMPARED) for piece in pieces):
        return pieces
    dated = [at for at in places if _is_of_time(pieces, at, draft)]
    if len(dated) != 1 or any(_is_joined(pieces, at) for at in places):
        return pieces
    field, period = pieces[dated[0] - 1], pieces[dated[0]]
    days = days_of(period.value)
    if days is None:
        return pieces
    limit = Between(field=field.value, low=f"{days[0]:%Y-%m-%d}", high=f"{days[1]:%Y-%m-%d}")
    draft.filters.append((field.start, period.end, limit))
    draft.cost += WEIGHTS["dated"]
    return [*pieces[: dated[0] - 1], *pieces[dated[0] + 1 :]]


def _is_of_time(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a time is named before a period and behind a number, no other period or split beside it."""
    field = pieces[at - 1] if at else None
    if field is None or field.kind != "timefield" or not isinstance(field.value, str):
        return False
    before = pieces[: at - 1]
    if not any(piece.kind in _NUMBERS for piece in before) or draft.pack.is_plural(
        draft.text_of(field.start, field.end)
    ):
        return False  # "views in May": what happened, and not the time of something named before
    if before[-1].end == field.start and before[-1].kind in ("period", *_CUTS):
        return False
    return draft.adjacent(field.end, pieces[at].start)


def _is_joined(pieces: Pieces, at: int) -> bool:
    """ "In March and in May", "by signup date in March"."""
    beside = [*pieces[max(at - 1, 0) : at], *pieces[at + 1 : at + 2]]
    split = at > 1 and pieces[at - 1].kind == "timefield" and pieces[at - 2].is_op(*_JOINED)
    return split or any(piece.is_op(*_JOINED) for piece in beside)


def days_of(period: Period) -> tuple[date, date] | None:
    """The first and the last day of a period that has a year of the calendar."""
    if isinstance(period, NamedPeriod):
        return _named(period)
    if not isinstance(period, SpanPeriod) or not (period.start_inclusive and period.end_inclusive):
        return None
    ends = [_named(one) if isinstance(one, NamedPeriod) else None for one in (period.start, period.end)]
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def _named(period: NamedPeriod) -> tuple[date, date] | None:
    if period.fiscal or period.week or period.year is None:
        return None
    year = datetime(period.year, 1, 1)
    unit = next((unit for unit in _UNITS if getattr(period, unit)), "year")
    first = step(year, unit, getattr(period, unit) - 1) if unit != "year" else year
    if period.day and period.month:
        first, unit = first.replace(day=period.day), "day"
    return first.date(), (step(first, unit, 1) - timedelta(days=1)).date()
