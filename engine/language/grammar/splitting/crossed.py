"""Tables with two sides: "genres down, devices across", "a matrix of views by region against pipeline"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Group, Piece, Pieces
from semantic.query import PartTerm, TimeTerm

_KINDS = ("dimension", "unit", "grain", "part", "timefield")
_BESIDE = (*SPLITTING, "and", "compare")


def fold_crossed(pieces: Pieces, draft: Draft) -> Pieces:
    """What stands on the sides of such a table is what the number is split by."""
    crossed = any(piece.is_op("crossed") for piece in pieces)
    if not crossed and not _has_sides(pieces):
        return pieces
    kept = [piece for piece in pieces if not piece.is_op("crossed", "cells")]
    for at, piece in enumerate(kept):
        if piece.is_op("side"):
            _take(kept, at, draft)
    if crossed:
        _take_pair(kept, draft)
    found = [piece for piece in kept if piece.kind != "taken"]
    return found if len(found) < len(kept) else list(pieces)


def _has_sides(pieces: Pieces) -> bool:
    """Whether two things stand on sides; one alone only beside another split, and not by one word."""
    sides = [piece for piece in pieces if piece.is_op("side")]
    clear = len(sides) == 1 and sides[0].end - sides[0].start > 1
    return len(sides) > 1 or (clear and any(piece.is_op("by") for piece in pieces))


def _take(kept: Pieces, at: int, draft: Draft) -> None:
    """The thing that the word is said behind: "months of 2025 in rows"."""
    place = at - 1
    while place >= 0 and kept[place].kind in ("period", "taken"):
        place -= 1
    if place < 0 or not _is_side(kept[place]):
        return
    _group(kept, place, draft)
    kept[at] = _gone(kept[at])
    for beside in (place - 1, at + 1):
        if 0 <= beside < len(kept) and kept[beside].is_op("and"):
            kept[beside] = _gone(kept[beside])


def _take_pair(kept: Pieces, draft: Draft) -> None:
    """ "By region against pipeline", "hour of day by weekday": the two sides and the words between them."""
    for at in range(1, len(kept) - 1):
        sides = (kept[at - 1], kept[at + 1])
        if kept[at].is_op(*_BESIDE) and all(map(_is_side, sides)):
            before = at - 2
            _group(kept, at - 1, draft)
            _group(kept, at + 1, draft)
            kept[at] = _gone(kept[at])
            if before >= 0 and kept[before].is_op("by"):
                kept[before] = _gone(kept[before])
            return


def _is_side(piece: Piece) -> bool:
    """A time without its grain is nothing to split by."""
    return piece.kind in _KINDS and (
        piece.kind != "timefield" or isinstance(piece.value, TimeTerm | PartTerm)
    )


def _group(kept: Pieces, at: int, draft: Draft) -> None:
    piece = kept[at]
    kind = "time" if piece.kind in ("unit", "grain") else piece.kind
    named = isinstance(piece.value, TimeTerm | PartTerm)
    name, term = (piece.value.dimension, piece.value) if named else (piece.value, None)
    draft.groups.append(Group(kind, name, True, piece.start, word="by", term=term))
    kept[at] = _gone(piece)


def _gone(piece: Piece) -> Piece:
    return Piece("taken", None, piece.start, piece.end)
