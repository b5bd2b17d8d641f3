"""Two values held against each other for a yes or no: "are there more views in Germany than in France"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_OPENING = ("whether_any", "whether_all")
_MORE = ("rose", "fell", "improved", "worsened", "more_of", "fewer_of")
MORE_THAN = ("more", "less", "over_field", "under_field")
_OTHERS = ("dimension", "number", "unit")
_NUMBERS = ("metric", "aggregate", "measure", "dataset")
_ASKING = ("which", "number_of", "when", "share", "change", "growth", "top", "bottom")


@needs(*_MORE, *MORE_THAN)
def fold_against_value(pieces: Pieces, draft: Draft) -> Pieces:
    """Both numbers side by side: no query says a yes or no of two values, but the answer shows it."""
    said = draft.copulas or any(piece.is_op(*_OPENING) for piece in pieces)
    if not said or draft.claim or any(piece.is_op(*_ASKING) or piece.kind in _OTHERS for piece in pieces):
        return pieces
    kept = [piece for piece in pieces if not piece.is_op(*_OPENING)]
    at = next((at for at in range(len(kept)) if _is_than(kept, at, draft)), -1)
    more = [piece for piece in kept if piece.is_op(*_MORE)]
    several = sum(piece.kind in _NUMBERS for piece in kept) > 1  # "viewers with more views in Malta than"
    if at < 0 or several or len(more) != int(kept[at].is_op("than")):
        return pieces
    one = _alike(kept[at + 1], kept[:at])
    if one is None:
        return pieces
    joint = replace(kept[at], kind="op", value="compare", start=one.end, end=kept[at + 1].start)
    pair = [one, joint, kept[at + 1]]
    before = [piece for piece in kept[:at] if piece is not one and piece not in more]
    return [*before, *pair, *kept[at + 2 :]]


def _is_than(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Than" before a value, by itself or in "higher than"."""
    if not pieces[at].is_op("than", *MORE_THAN) or at + 1 == len(pieces):
        return False
    return pieces[at + 1].kind == "value" and draft.adjacent(pieces[at].end, pieces[at + 1].start)


def _alike(value: Piece, before: Pieces) -> Piece | None:
    """The one value before that is of the same dimension, where nothing else of it is said."""
    fields = {found.dimension for found in value.value}
    values = [piece for piece in before if piece.kind == "value"]
    alike = [piece for piece in values if fields & {found.dimension for found in piece.value}]
    return alike[0] if len(alike) == 1 else None
