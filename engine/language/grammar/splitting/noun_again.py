"""A noun said once more on the other side: "members from the north versus members from the south"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_NOUNS = ("metric", "dataset", "dimension")


@needs("compare")
def drop_noun_again(pieces: Pieces, draft: Draft) -> Pieces:
    """Leave the noun out that stands between two values of one field which are set against each other."""
    for at, piece in enumerate(pieces):
        before, behind = pieces[:at], pieces[at + 1 : at + 3]
        again = next((one for one in behind if one.kind in _NOUNS), None) if piece.is_op("compare") else None
        said = [one for one in before if again and (one.kind, one.value) == (again.kind, again.value)]
        if said and _fields(before) & _fields(behind):
            between = said[-1] if said[-1] is before[-1] else again
            return [one for one in pieces if one is not between]
    return pieces


def _fields(pieces: list[Piece]) -> set[str]:
    return {ref.dimension for one in pieces if one.kind == "value" for ref in one.value}
