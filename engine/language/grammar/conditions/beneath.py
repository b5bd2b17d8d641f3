"""Prepositions that are bounds elsewhere: "under the Panama flag", "under warranty"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_BOUNDS = ("under_field", "less")
_NUMBERS = ("integer", "number")


@needs(*_BOUNDS)
def drop_beneath(pieces: Pieces, draft: Draft) -> Pieces:
    """Right before a value that is no number such a word is a preposition, and says nothing of its own."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        said = draft.text_of(piece.start, piece.end).casefold()
        bound = piece.is_op(*_BOUNDS) and said in draft.pack.thesaurus["beneath"]
        if (
            bound
            and follow is not None
            and _is_value(follow, draft)
            and draft.adjacent(piece.end, follow.start)
        ):
            draft.ignored |= frozenset(range(piece.start, piece.end))
        else:
            kept.append(piece)
    return kept


def _is_value(piece: Piece, draft: Draft) -> bool:
    if piece.kind != "values":
        return False
    return draft.catalog.dimensions[piece.value.dimension].type not in _NUMBERS
