"""A number beside a numeric field, without a comparison word, is its value: "courses with 6 credits"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.filters import Compare

_NUMERIC = ("integer", "number")


def fold_equalities(pieces: Pieces, draft: Draft) -> Pieces:
    """Turn each such pair into a filter."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        pair = pieces[at : at + 2]
        found = (
            _equality(pair, draft) if len(pair) == 2 and not (kept and kept[-1].is_op(*SPLITTING)) else None
        )
        if found is None:
            kept.append(pieces[at])
            at += 1
        else:
            draft.filters.append((pair[0].start, pair[1].end, found))
            draft.cost += WEIGHTS["bare_number"]
            at += 2
    return kept


def _equality(pair: Pieces, draft: Draft) -> Compare | None:
    kinds = {piece.kind: piece for piece in pair}
    number, field = kinds.get("number"), kinds.get("measure") or kinds.get("dimension")
    if number is None or field is None or not _numeric(field, draft) or number.value.percent:
        return None
    if not draft.adjacent(pair[0].end, pair[1].start):
        return None
    return Compare(field=field.value, op="=", value=number.value.value)


def _numeric(piece: Piece, draft: Draft) -> bool:
    return draft.catalog.dimensions[piece.value].type in _NUMERIC
