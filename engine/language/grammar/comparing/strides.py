"""Each bucket against an earlier one: "month over month", "weekly growth", "3 months earlier"."""

from dataclasses import replace
from typing import get_args

from engine.language.grammar.pieces import Draft, Group, Piece, Pieces, Stride, needs
from semantic.grains import reaches_over
from semantic.periods import (
    CalendarPeriod,
    EarlierBucket,
    LastYear,
    NamedPeriod,
    Period,
    PreviousPeriod,
    Unit,
    Window,
)
from semantic.query import TimeTerm

_OVER, _BEFORE = "stride_over_", "stride_before_"
_NAMED = tuple(opening + unit for opening in (_OVER, _BEFORE) for unit in get_args(Unit))


@needs("earlier", *_NAMED)
def fold_strides(pieces: Pieces, draft: Draft) -> Pieces:
    """Move every such comparison into the draft."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        found, end = _counted(pieces, at) or _named(pieces[at], at) or (None, at + 1)
        if found is not None and end < len(pieces) and _is_spread(pieces[end]):
            kept.append(replace(pieces[at], kind="grain", value=found.window.unit))  # "day-to-day deviation"
        elif found is None:
            kept.append(pieces[at])
        else:
            draft.strides.append(found)
        at = end
    return kept


def _is_spread(piece: Piece) -> bool:
    return (piece.kind, piece.value) in (("agg", "stddev"), ("agg", "variance"))


def _counted(pieces: Pieces, at: int) -> tuple[Stride, int] | None:
    """ "3 months earlier"."""
    run = pieces[at : at + 3]
    if [piece.kind for piece in run] != ["number", "unit", "op"] or not run[2].is_op("earlier"):
        return None
    count = run[0].value.value
    if not isinstance(count, int) or count < 1 or run[0].value.percent:
        return None
    return Stride(Window(count=count, unit=run[1].value)), at + 3


def _named(piece: Piece, at: int) -> tuple[Stride, int] | None:
    name = str(piece.value) if piece.kind == "op" else ""
    for opening in (_OVER, _BEFORE):
        if name.startswith(opening):
            window = Window.model_validate({"count": 1, "unit": name.removeprefix(opening)})
            return Stride(window, each=opening == _OVER), at + 1
    return None


def settle_strides(pieces: Pieces, draft: Draft) -> Pieces:
    """Turn them, and a growth by time that names no other period, into one comparison."""
    stride = draft.strides[0] if len(set(draft.strides)) == 1 else None
    times = [group for group in draft.groups if _grain(group)]
    if len(draft.periods) > 1 or len(set(draft.strides)) > 1 or len(times) > 1:
        draft.comparisons.extend(PreviousPeriod() for _ in draft.strides)
    elif stride is not None:
        _take(stride, _grain(times[0]) if times else "", draft)
    elif times and not draft.periods and draft.comparisons == [LastYear()]:
        draft.comparisons = [EarlierBucket(window=Window(count=1, unit="year"))]
    elif times and draft.flags & {"change", "growth"} and not draft.comparisons:
        window = Window.model_validate({"count": 1, "unit": _grain(times[0])})
        draft.comparisons = [EarlierBucket(window=window)]
    return pieces


def _take(stride: Stride, grain: str, draft: Draft) -> None:
    unit, period = stride.window.unit, draft.periods[0] if draft.periods else None
    alone = stride.window.count == 1
    if not grain and period is not None and alone and unit == "year" and not _is_years(period):
        draft.comparisons.append(LastYear())
    elif not grain and alone and period is not None and (not stride.each or _is_one(period, unit)):
        draft.comparisons.append(PreviousPeriod())
    elif not grain and stride.each:
        draft.groups.append(Group("time", unit, said=True, start=-1))
        draft.comparisons.append(EarlierBucket(window=stride.window))
    elif grain and reaches_over(unit, grain):
        draft.comparisons.append(EarlierBucket(window=stride.window))
    else:
        draft.comparisons.append(PreviousPeriod())


def _grain(group: Group) -> str:
    if isinstance(group.term, TimeTerm):
        return group.term.grain
    return group.name if group.kind == "time" else ""


def _is_one(period: Period, unit: str) -> bool:
    """Whether the period is a single such unit: "in May" of "month over month"."""
    if isinstance(period, CalendarPeriod):
        return (period.unit, period.count) == (unit, 1)
    if not isinstance(period, NamedPeriod):
        return False
    parts = ("day", "week", "month", "quarter", "half", "year")
    return unit == next((part for part in parts if getattr(period, part)), "")


def _is_years(period: Period) -> bool:
    return isinstance(period, CalendarPeriod) and period.unit == "year" and period.count > 1
