"""What the one period is that a question names behind "compared with": "have views risen vs last month"."""

from engine.language.grammar.pieces import Draft, Mark, Pieces, needs
from semantic.periods import CalendarPeriod

HELD = "held_against"
_MOVING = ("change", "growth", "moved")
_WAYS = {"up_on": "rose", "down_on": "fell"}
_ASKING = ("which", "number_of", "when")


@needs(*_WAYS)
def fold_up_on(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Views are up on last month" claims a rise, however the question opens; groups are chosen by it."""
    found = [piece for piece in pieces if piece.is_op(*_WAYS)]
    if len(found) != 1 or any(piece.is_op(*_ASKING[1:]) for piece in pieces):
        return pieces
    if any(piece.kind == "dimension" for piece in pieces):
        draft.flags.update(("change", HELD))
        draft.moved = ">" if found[0].is_op("up_on") else "<"
        return [piece for piece in pieces if piece is not found[0]]
    if any(piece.is_op(*_ASKING) for piece in pieces):
        return pieces
    draft.claim = _WAYS[str(found[0].value)]
    draft.flags.update(("moved", HELD))
    return [piece for piece in pieces if piece is not found[0]]


def note_held_against(pieces: Pieces, at: int, draft: Draft) -> None:
    """Note the period at `at` where a word of comparing stands right before it.

    At the very beginning that word is a request: "compare last month's views".
    """
    said = [piece for piece in pieces[:at] if piece.kind != "break"]
    if len(said) > 1 and said[-1].is_op("compare") and draft.adjacent(said[-1].end, pieces[at].start):
        draft.flags.add(HELD)


def held_against(draft: Draft) -> None:
    """Such a period is the earlier one of a change: it is the one running now that is asked for.

    A period that is not right before the running one leaves open what it is held against.
    """
    if HELD not in draft.flags or len(draft.periods) != 1 or draft.flags.isdisjoint(_MOVING):
        return
    period = draft.periods[0]
    before = isinstance(period, CalendarPeriod) and (period.offset, period.count) == (-1, 1)
    if before and isinstance(period, CalendarPeriod) and not draft.comparisons:
        draft.periods = [CalendarPeriod(unit=period.unit, offset=0), period]
    else:
        draft.fatal.append(Mark("comparison_without_period"))
