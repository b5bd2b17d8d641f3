"""Questions for a moment: "when did packet loss first exceed 1 %", "when was demand highest"."""

from engine.language.grammar.pieces import Draft, Group, Mark, Pieces
from semantic.query import GroupTerm, Order, TimeTerm

_FIRST, _LAST = "first_time", "last_time"
_RANKS = ("top", "bottom", "best", "worst")
_GRAIN = "day"


def fold_moments_asked(pieces: Pieces, draft: Draft) -> Pieces:
    """ "When" at the start asks for days; "first" and "last" for one of them, where a number is passed."""
    when = bool(pieces) and pieces[0].is_op("when") and pieces[0].start == 0
    kept = pieces[1:] if when else list(pieces)
    ends = [piece for piece in kept if piece.is_op(_FIRST, _LAST)]
    numbers = any(piece.kind == "number" for piece in kept)
    if len(ends) == 1 and numbers:
        draft.flags.add(str(ends[0].value))
        kept.remove(ends[0])
    if when:
        draft.flags.add("when")
        timed = any(piece.kind in ("unit", "grain") for piece in kept)
        passed = numbers or any(piece.is_op(*_RANKS) for piece in kept)
        if timed or not passed:
            draft.fatal.append(Mark("moment_of_what"))
        draft.groups.append(Group("time", _GRAIN, False, 0, word="which"))
    return kept


def moment_order(draft: Draft, groups: tuple[GroupTerm, ...]) -> tuple[Order, ...]:
    """The order by time of which the first row is asked; none where no such thing is."""
    asked = draft.flags & {_FIRST, _LAST}
    if not asked:
        return ()
    times = [term for term in groups if isinstance(term, TimeTerm)]
    if len(asked) > 1 or len(times) != 1 or len(groups) > 1 or not draft.having or draft.ranks:
        draft.fatal.append(Mark("moment_of_what"))
        return ()
    return (Order(by=times[0].key, descending=_LAST in asked),)
