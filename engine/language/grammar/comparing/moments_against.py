""" "Saturdays vs Sundays": parts of time held against each other."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.times.moment_limit import Limit


def set_against(pieces: Pieces, draft: Draft) -> Pieces:
    """Single days or hours are a split; several at once, such as weekdays, have no number of their own."""
    for at in range(1, len(pieces) - 1):
        one, joint, other = pieces[at - 1 : at + 2]
        if not joint.is_op("compare") or not _are_alike(one, other):
            continue
        values = (*one.value.moment.values, *other.value.moment.values)
        if len(values) > 2:
            draft.fatal.append(Mark("moments_against"))
            return [*pieces[:at], *pieces[at + 2 :]]
        limit = Limit(replace(one.value.moment, values=values))
        draft.groups.append(Group("part", one.value.moment.field, True, one.start))
        both = Piece("limit", limit, one.start, other.end, (*one.phrases, *other.phrases))
        return [*pieces[: at - 1], both, *pieces[at + 2 :]]
    return pieces


def _are_alike(one: Piece, other: Piece) -> bool:
    """Whether both are values of one part of time, and neither is denied or asked of each."""
    if one.kind != "limit" or other.kind != "limit" or one.value.moment.field != other.value.moment.field:
        return False
    sides = (one.value, other.value)
    return all(side.moment.values and not (side.negated or side.moment.each) for side in sides)
