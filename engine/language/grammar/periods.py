"""Periods and comparisons between them."""

from engine.language.grammar.pieces import Draft, Mark, Pieces
from semantic.periods import LastYear, OtherPeriod, PreviousPeriod


def fold_periods(pieces: Pieces, draft: Draft) -> Pieces:
    """Move periods, "all time" and comparison words about periods into the draft."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind == "period":
            draft.periods.append(piece.value)
        elif piece.is_op("previous"):
            draft.comparisons.append(PreviousPeriod())
        elif piece.is_op("last_year"):
            draft.comparisons.append(LastYear())
        elif piece.is_op(
            "change", "growth", "share", "over_time", "compare", "only", "ascending", "descending"
        ):
            draft.flags.add(str(piece.value))
        elif piece.kind != "all_time":
            kept.append(piece)
    return kept


def settle_periods(pieces: Pieces, draft: Draft) -> Pieces:
    """Decide which period is asked for and which it is compared with."""
    periods, comparing = draft.periods, bool(draft.flags & {"compare", "change", "growth"})
    if len(periods) > 2 or len(draft.comparisons) > 1:
        draft.fatal.append(Mark("too_many_periods"))
    elif len(periods) == 2:
        if draft.comparisons or not comparing:
            draft.fatal.append(Mark("too_many_periods"))
        same = periods[0] == periods[1]
        draft.comparisons = [PreviousPeriod() if same else OtherPeriod(period=periods[1])]
        draft.flags.discard("compare")
    elif draft.comparisons or draft.flags & {"change", "growth"}:
        draft.comparisons = draft.comparisons or [PreviousPeriod()]
        draft.flags.discard("compare")
    if draft.comparisons and not periods:
        draft.fatal.append(Mark("comparison_without_period"))
    return pieces
