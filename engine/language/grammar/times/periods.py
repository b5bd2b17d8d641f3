"""Periods and comparisons between them."""

from engine.language.grammar.comparing.held_against import held_against, note_held_against
from engine.language.grammar.comparing.in_time import are_both_asked, latest_first, note_unordered
from engine.language.grammar.pieces import EVERYTHING, Draft, Mark, Piece, Pieces
from engine.language.tokens import fold, norms
from semantic.periods import (
    CalendarPeriod,
    Comparison,
    EarlierBucket,
    LastYear,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
)


def fold_periods(pieces: Pieces, draft: Draft) -> Pieces:
    """Move periods, "all time" and comparison words about periods into the draft."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        if piece.is_op("between") and at + 1 < len(pieces) and pieces[at + 1].kind == "period":
            draft.flags.add("between")
        elif piece.kind == "period":
            note_held_against(pieces, at, draft)
            note_unordered(pieces, at, draft)
            _take_period(piece, draft)
        elif piece.is_op("share") and _is_of_a_share(pieces, at, draft):
            draft.repeatable |= set(range(piece.start, piece.end))
        elif piece.is_op("previous"):
            draft.comparisons.append(PreviousPeriod())
        elif piece.is_op("last_year"):
            draft.comparisons.append(LastYear())
        elif piece.is_op(
            "change", "growth", "share", "over_time", "compare", "only", "ascending", "descending"
        ):
            draft.flags.add(str(piece.value))
            draft.said_at[str(piece.value)] = piece.start
            if piece.is_op("change", "growth", "share"):
                draft.repeatable |= set(range(piece.start, piece.end))
        elif piece.kind != "all_time":
            kept.append(piece)
    return kept


def _take_period(piece: Piece, draft: Draft) -> None:
    if draft.periods and any(phrase.reason == "preceding period" for phrase in piece.phrases):
        draft.flags.add("preceding")
    draft.periods.append(piece.value)


def _is_of_a_share(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "The share of fake views": the number is a share already, and not called a rate beside."""
    follow = next((piece for piece in pieces[at + 1 :] if piece.kind != "break"), None)
    if follow is None or follow.kind != "metric" or draft.catalog.metrics[follow.value].unit != "%":
        return False
    said = fold(draft.text_of(follow.start, follow.end)).split()
    return not draft.rate_words & set(said)


def settle_periods(pieces: Pieces, draft: Draft) -> Pieces:
    """Decide which period is asked for and which it is compared with."""
    comparing = bool(draft.flags & {"compare", "change", "growth", "moved"})
    held_against(draft)
    if comparing and len(draft.periods) == 1 and not draft.comparisons:
        draft.periods = _ends(draft.periods[0])
    both = not comparing and are_both_asked(pieces, draft)
    comparing = comparing or both
    if both or draft.flags & {"change", "growth"}:
        draft.periods = latest_first(draft.periods, draft)
    periods = draft.periods
    if len(periods) > 2 or len(draft.comparisons) > 1 or ("going" in draft.flags and not comparing):
        draft.fatal.append(Mark("too_many_periods"))
    elif len(periods) == 2:
        if draft.comparisons or not comparing:
            draft.fatal.append(Mark("too_many_periods"))
        draft.comparisons = [_comparison(periods[0], periods[1], "preceding" in draft.flags)]
        draft.flags.discard("compare")
    elif draft.comparisons or draft.flags & {"change", "growth", "moved"}:
        draft.comparisons = draft.comparisons or [PreviousPeriod()]
        draft.flags.discard("compare")
    if draft.comparisons and _says_differ(draft):
        draft.flags.add("change")
    if draft.comparisons and not periods and not isinstance(draft.comparisons[0], EarlierBucket):
        draft.fatal.append(Mark("comparison_without_period"))
    if "between" in draft.flags and not draft.comparisons:
        draft.fatal.append(Mark("too_many_periods"))
    return pieces


def _says_differ(draft: Draft) -> bool:
    """ "How did loss differ between last week and the week before": by how much is asked."""
    return not set(norms(draft.text_of(0, EVERYTHING))).isdisjoint(draft.pack.thesaurus["differing"])


def _comparison(period: Period, other: Period, preceding: bool = False) -> Comparison:
    """ "Last month with last year": the same month a year earlier; a period with itself: the one before.

    The "previous month" beside a month with a name is the one before that.
    """
    if period == other or (preceding and isinstance(period, NamedPeriod) and _is_before(period, other)):
        return PreviousPeriod()
    if isinstance(period, NamedPeriod) and _is_short(period) and (moved := _in_year(period, other)):
        return moved
    if _is_short(period) and other == CalendarPeriod(unit="year", offset=-1):
        return LastYear()
    return OtherPeriod(period=other)


def _in_year(period: NamedPeriod, other: Period) -> OtherPeriod | None:
    """ "May last year against this year": the same month of that year."""
    year = (
        isinstance(other, CalendarPeriod) and other.unit == "year" and other.count == 1 and other.offset <= 0
    )
    if period.years_ago is None or not isinstance(other, CalendarPeriod) or not year:
        return None
    return OtherPeriod(period=period.model_copy(update={"years_ago": -other.offset}))


def _is_before(period: NamedPeriod, other: Period) -> bool:
    """Whether the other is said as the one before it, of the same unit."""
    units = (unit for unit in ("day", "week", "month", "quarter", "half") if getattr(period, unit))
    return isinstance(other, CalendarPeriod) and other.unit == next(units, "year")


def _is_short(period: Period) -> bool:
    """Whether a period is shorter than a year: a whole year is nothing to compare it with."""
    if isinstance(period, NamedPeriod):
        return any((period.half, period.quarter, period.month, period.week, period.day))
    return not isinstance(period, SpanPeriod) and period.unit != "year"


def _ends(period: Period) -> list[Period]:
    """ "The change from March to May" compares May with March; it is not about the time between."""
    if isinstance(period, SpanPeriod) and period.start is not None and period.end is not None:
        return [period.end, period.start]
    return [period]
