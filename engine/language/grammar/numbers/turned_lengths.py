"""Lengths asked for by an adjective or by what happens: "how heavy are our giraffes on average"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_FOUND = ("lapse", "degree")


@needs(kinds=("moment", "agg"))
def turn_lengths(pieces: Pieces, draft: Draft) -> Pieces:
    """Put the mean that is said behind such a number right in front of it, and take in the limits to one."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind == "moment" and _is_length(piece):
            draft.filters.append((piece.start, piece.end, piece.value.said))
        else:
            kept.append(piece)
    numbers = [at for at, piece in enumerate(kept) if piece.kind == "measure" and _is_length(piece)]
    means = [at for at, piece in enumerate(kept) if piece.kind == "agg"]
    if len(numbers) != 1 or len(means) != 1 or len(kept[means[0]].phrases) != 1:
        return kept
    (at,), (mean,) = numbers, means
    behind = kept[mean + 1 : mean + 2] if mean == at - 2 else []
    comma = [one for one in behind if one.is_op("and") and draft.text_of(one.start, one.end) == ","]
    rest = [one for one in kept if one is not kept[mean] and all(one is not gone for gone in comma)]
    place = next(place for place, one in enumerate(rest) if one is kept[at])
    return [*rest[:place], kept[mean], *rest[place:]]


def _is_length(piece: Piece) -> bool:
    return any(phrase.rule in _FOUND for phrase in piece.phrases)
