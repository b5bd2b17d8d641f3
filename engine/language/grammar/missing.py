"""What has no value: "patients without a phone number", "loans not returned", "inspector has no value"."""

from engine.language.grammar.absence import subject_of
from engine.language.grammar.pieces import Draft, Piece, Pieces
from engine.language.grammar.scope import named_dataset
from semantic.filters import IsNull

_FIELDS = ("dimension", "measure", "timefield")


def fold_missing(pieces: Pieces, draft: Draft) -> Pieces:
    """Each word of absence beside an attribute of what is counted becomes a condition."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if follow and _lacks(piece, follow, draft) and _is_own(follow, kept, draft) and _ends(pieces, at + 2):
            draft.filters.append((piece.start, follow.end, IsNull(field=follow.value)))
            at += 2
        elif piece.is_op("absent") and kept and follow is None and _is_attribute(kept[-1], draft):
            field = kept.pop()
            draft.filters.append((field.start, piece.end, IsNull(field=field.value)))
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _lacks(piece: Piece, follow: Piece, draft: Draft) -> bool:
    """ "No phone number"; of times also "not returned"."""
    absent = piece.is_op("absent") or (piece.is_op("not") and follow.kind == "timefield")
    return absent and follow.kind in _FIELDS and draft.adjacent(piece.end, follow.start)


def _ends(pieces: Pieces, at: int) -> bool:
    """ "Not returned in May" may have been returned in June, "no rating above 3" has one."""
    return at >= len(pieces) or pieces[at].kind not in ("period", "threshold", "values", "moment")


def _is_attribute(piece: Piece, draft: Draft) -> bool:
    return piece.kind in _FIELDS and piece.value not in draft.truths


def _is_own(piece: Piece, kept: Pieces, draft: Draft) -> bool:
    """Whether each row of what is counted has this attribute itself, and it is no other thing's name."""
    subject = subject_of(kept, draft)
    if not subject or not _is_attribute(piece, draft) or named_dataset(piece, draft) not in ("", subject):
        return False
    return any(not route.joins for route in draft.catalog.routes(subject, piece.value))
