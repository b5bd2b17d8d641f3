"""Places in a ranking: "ranked 11 to 20", "the fifth to tenth", "second most", "third place"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, Rank, needs

_FLAVOURS = ("top", "bottom", "best", "worst")
_NAMED = ("place", "rank")
_FIRST_YEAR = 1900
_BOUNDED = ("metric", "measure", "aggregate", "agg", "dimension")


@needs(kinds=("ordinal", "number"))
def fold_places(pieces: Pieces, draft: Draft) -> Pieces:
    """Move one place, or the places from one to another, into the draft with the word that ranks."""
    for at in range(len(pieces)):
        found = _range(pieces, at, draft) or _single(pieces, at, draft)
        if found is not None:
            rank, start, end = found
            draft.ranks.append(rank)
            return pieces[:start] + pieces[end:]
    return _of_nouns(pieces, draft)


def _of_nouns(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The second country with the most views": the noun stands between the place and what ranks."""
    said = [piece for piece in pieces if piece.kind != "break"]
    for place, noun, most in zip(said, said[1:], said[2:], strict=False):
        ranked = noun.kind == "dimension" and most.is_op(*_FLAVOURS)
        if place.kind == "ordinal" and ranked and draft.adjacent(place.end, noun.start):
            rank = Rank(str(most.value), 1, most.start, most.end, int(place.value) - 1)
            draft.ranks.append(rank)
            return [piece for piece in pieces if piece is not place and piece is not most]
    return pieces


def _range(pieces: Pieces, at: int, draft: Draft) -> tuple[Rank, int, int] | None:
    """From the piece at `at` to another number: the rank, and which pieces it takes."""
    start = at
    if pieces[at].is_op("between"):
        at += 1
    if start and start < at and pieces[start - 1].kind in _BOUNDED and not pieces[start - 1].is_op(*_NAMED):
        return None  # "with views between 60 and 90 top 5": the bounds of a number
    first, follow = _place(pieces, at), at + 1
    joined = at
    if follow < len(pieces) and pieces[follow].is_op("between_inner", *(("and",) if start < at else ())):
        joined, follow = follow, follow + 1
    last = _place(pieces, follow)
    if first is None or last is None or last <= first:
        return None
    gap = range(pieces[at].end, pieces[follow].start)
    small = draft.ignored | draft.joints | set(range(pieces[joined].start, pieces[joined].end))
    if not gap or not small.issuperset(gap):
        return None
    return _ranked(pieces, start, follow + 1, first - 1, last - first + 1, draft)


def _single(pieces: Pieces, at: int, draft: Draft) -> tuple[Rank, int, int] | None:
    """ "Second most", "third place", "ranked third"; a bare number is how many, and no place."""
    place = _place(pieces, at)
    if place is None or place < 1:
        return None
    if pieces[at].kind == "number":
        named = at and pieces[at - 1].is_op("place") and draft.adjacent(pieces[at - 1].end, pieces[at].start)
        return _ranked(pieces, at, at + 1, place - 1, 1, draft) if named else None
    return _ranked(pieces, at, at + 1, place - 1, 1, draft)


def _ranked(
    pieces: Pieces, start: int, end: int, passed: int, count: int, draft: Draft
) -> tuple[Rank, int, int] | None:
    """With the word beside the numbers that says they are places; None where there is none."""
    flavour, place = "", False
    first, last = start, end
    if start and draft.adjacent(pieces[start - 1].end, pieces[start].start):
        if pieces[start - 1].is_op(*_NAMED):
            first, place = start - 1, True
        elif end - start > 1 and pieces[start - 1].is_op(*_FLAVOURS):
            first, flavour = start - 1, str(pieces[start - 1].value)
    if end < len(pieces) and draft.adjacent(pieces[end - 1].end, pieces[end].start):
        if pieces[end].is_op("place") and not place:
            last, place = end + 1, True
        elif pieces[end].is_op(*_FLAVOURS) and not flavour:
            last, flavour = end + 1, str(pieces[end].value)
    if not (flavour or place):
        return None
    behind = pieces[last - 1].end
    return Rank(flavour or "top", count, pieces[first].start, behind, passed), first, last


def _place(pieces: Pieces, at: int) -> int | None:
    piece: Piece | None = pieces[at] if at < len(pieces) else None
    if piece is not None and piece.kind == "ordinal":
        return int(piece.value)
    if piece is None or piece.kind != "number" or piece.value.percent:
        return None
    value = piece.value.value  # "came in during 2025" is a year, and no place
    return value if isinstance(value, int) and 0 < value < _FIRST_YEAR else None
