""" "The ratio of views to viewers", "views to viewers ratio": the first number per each of the second."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs

_NUMBERS = ("metric", "aggregate")


@needs("ratio_of")
def fold_ratio_of(pieces: Pieces, draft: Draft) -> Pieces:
    """The word before two numbers, or right behind both, becomes "per" between them."""
    at = next((at for at, piece in enumerate(pieces) if piece.is_op("ratio_of")), -1)
    if at < 0:
        return pieces
    rest = [*pieces[:at], *pieces[at + 1 :]]
    for first in (at, at - 2):
        pair = _pair(rest, first, draft) if first >= 0 else None
        if pair is not None:
            return pair
    draft.fatal.append(Mark("unused", draft.text_of(pieces[at].start, pieces[at].end)))
    return pieces


def _pair(pieces: Pieces, first: int, draft: Draft) -> Pieces | None:
    """The pieces with "per" between the two numbers from `first` on; None where there are no two."""
    joined = first + 1 < len(pieces) and pieces[first + 1].is_op("and")
    second = first + 1 + joined
    if second >= len(pieces) or any(pieces[one].kind not in _NUMBERS for one in (first, second)):
        return None
    left, right = pieces[first], pieces[second]
    gap = range(left.end, right.start)
    joints = range(pieces[first + 1].start, pieces[first + 1].end) if joined else ()
    if not gap or not all(at in draft.ignored or at in joints for at in gap):
        return None
    per = Piece("op", "per", left.end, right.start)
    return [*pieces[: first + 1], per, *pieces[second:]]
