"""Which of two periods a difference starts from where the words do not say: "between May and April"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod

_UNORDERED = "unordered"
_OF_BOTH = frozenset(("share", "over_time", "sort", "between", "counts_dimension"))
_RANKING = ("top", "bottom", "best", "worst", "sort", "share", "absent", "cumulative", "rolling")
_MONTHS, _WEEKS = 12, 53


def note_unordered(pieces: Pieces, at: int, draft: Draft) -> None:
    """Note where "between" opens a span, or "and" joins two periods: neither says which one comes first."""
    piece = pieces[at]
    opener = draft.text_of(piece.start, piece.start + 1).casefold()
    between = isinstance(piece.value, SpanPeriod) and opener in draft.pack.data["operators"]["between"]
    if between or (at > 1 and pieces[at - 1].is_op("and") and pieces[at - 2].kind == "period"):
        draft.flags.add(_UNORDERED)


def latest_first(periods: list[Period], draft: Draft) -> list[Period]:
    """Two periods, the later one first where the words leave it open; as they are where it cannot be told."""
    if len(periods) != 2 or _UNORDERED not in draft.flags or "compare" in draft.flags:
        return periods
    later, earlier = periods
    return [earlier, later] if _is_before(later, earlier) else periods


def are_both_asked(pieces: Pieces, draft: Draft) -> bool:
    """ "Views in May 2025 and May 2026": the number of each, where nothing else is said of both together."""
    if len(draft.periods) != 2 or _UNORDERED not in draft.flags or draft.claim:
        return False
    more = draft.ranks or draft.strides or draft.comparisons or draft.flags & _OF_BOTH
    timed = bool(draft.period_field) or any(piece.kind == "timefield" for piece in pieces)
    timed = timed or any(group.kind != "dimension" for group in draft.groups)
    if more or timed or any(piece.kind == "threshold" or piece.is_op(*_RANKING) for piece in pieces):
        return False
    one, other = (_shape(period) for period in draft.periods)
    return bool(one) and one == other and all(_is_of_each(piece, draft) for piece in pieces)


def _is_of_each(piece: Piece, draft: Draft) -> bool:
    """Whether a number is one of each time: people in April and in May may be those of both."""
    if piece.kind != "metric":
        return True
    guessed = any(phrase.reason.startswith("partial") for phrase in piece.phrases)
    return not guessed and draft.catalog.metrics[piece.value].additivity != "distinct"


def _shape(period: Period) -> tuple[object, ...]:
    """What a period is called by: its unit, and whether its year is said; nothing where it is no one unit."""
    if isinstance(period, CalendarPeriod) and period.count == 1:
        return (period.unit,)
    if not isinstance(period, NamedPeriod):
        return ()
    return tuple(
        name for name, part in period.model_dump(exclude={"kind"}).items() if part not in (None, False)
    )


def _is_before(one: Period, other: Period) -> bool:
    if isinstance(one, CalendarPeriod) and isinstance(other, CalendarPeriod):
        return one.unit == other.unit and one.offset < other.offset
    if not isinstance(one, NamedPeriod) or not isinstance(other, NamedPeriod):
        return False
    if (one.year is None) != (other.year is None) or one.years_ago != other.years_ago:
        return (one.years_ago or 0) > (other.years_ago or 0)
    if one.year != other.year:
        return (one.year or 0) < (other.year or 0)
    ahead = _place(other) - _place(one)
    if one.year:
        return ahead > 0
    # Without a year December is right before January, as both are the latest that have begun.
    return 0 < ahead % _MONTHS < _MONTHS / 2


def _place(period: NamedPeriod) -> float:
    """How many months of the year are over when the period begins."""
    if period.week:
        return (period.week - 1) * _MONTHS / _WEEKS
    first = period.month or 3 * (period.quarter or 1) - 2
    months = 6 * (period.half - 1) if period.half else first - 1
    return months + ((period.day or 1) - 1) / 31
