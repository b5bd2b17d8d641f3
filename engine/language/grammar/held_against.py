"""What the one period is that a question names behind "compared with": "have views risen vs last month"."""

from engine.language.grammar.pieces import Draft, Mark, Pieces
from semantic.periods import CalendarPeriod

_HELD = "held_against"
_MOVING = ("change", "growth", "moved")


def note_held_against(pieces: Pieces, at: int, draft: Draft) -> None:
    """Note the period at `at` where a word of comparing stands right before it.

    At the very beginning that word is a request: "compare last month's views".
    """
    said = [piece for piece in pieces[:at] if piece.kind != "break"]
    if len(said) > 1 and said[-1].is_op("compare") and draft.adjacent(said[-1].end, pieces[at].start):
        draft.flags.add(_HELD)


def held_against(draft: Draft) -> None:
    """Such a period is the earlier one of a change: it is the one running now that is asked for.

    A period that is not right before the running one leaves open what it is held against.
    """
    if _HELD not in draft.flags or len(draft.periods) != 1 or draft.flags.isdisjoint(_MOVING):
        return
    period = draft.periods[0]
    before = isinstance(period, CalendarPeriod) and (period.offset, period.count) == (-1, 1)
    if before and isinstance(period, CalendarPeriod) and not draft.comparisons:
        draft.periods = [CalendarPeriod(unit=period.unit, offset=0), period]
    else:
        draft.fatal.append(Mark("comparison_without_period"))
