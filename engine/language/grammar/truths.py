"""A yes-or-no field with its answer said: "where replay is no", "completed is yes"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces
from semantic.filters import Compare, Condition, Not


def fold_truths(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each such pair by a filter."""
    kept: Pieces = []
    for piece in pieces:
        before = kept[-1] if kept else None
        said = _said(piece, draft)
        field = _field(before, draft) if before is not None and said is not None else ""
        if before is None or not field or not _is_told(before, piece, draft):
            kept.append(piece)
            continue
        kept.pop()
        condition: Condition = Compare(field=field, op="=", value=draft.truths[field])
        draft.filters.append((before.start, piece.end, condition if said else Not(item=condition)))
    return kept


def _said(piece: Piece, draft: Draft) -> bool | None:
    """Whether the piece is the word for yes or that for no; None for any other."""
    text = draft.text_of(piece.start, piece.end).casefold()
    words = draft.pack.data["truth"]
    if len(text) < 2 or piece.kind not in ("value", "op"):
        return None
    return True if text in words["yes"] else False if text in words["no"] else None


def _field(piece: Piece, draft: Draft) -> str:
    """The yes-or-no field that is named, by itself or by its yes."""
    if piece.kind == "dimension":
        return str(piece.value) if piece.value in draft.truths else ""
    if piece.kind != "value" or len(piece.value) != 1:
        return ""
    ref = piece.value[0]
    return ref.dimension if draft.truths.get(ref.dimension) == ref.value else ""


def _is_told(before: Piece, piece: Piece, draft: Draft) -> bool:
    """Whether a copula stands between: "is no"; "replay no capacity" says something else."""
    between = range(before.end, piece.start)
    return bool(between) and all(at in draft.copulas for at in between)
