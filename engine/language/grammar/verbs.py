"""Verbs that are also the wording of a dimension: "came from mobile" says nothing of the referrer."""

from engine.language.grammar.pieces import Draft, Pieces, needs
from engine.language.tokens import norms

_NOUNS = ("dimension", "measure", "timefield")


@needs(kinds=("value",))
def drop_verbs(pieces: Pieces, draft: Draft) -> Pieces:
    """A wording of nothing but small words, right before a value of another dimension, is no dimension."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        said = norms(draft.text_of(piece.start, piece.end)) if piece.kind == "dimension" else ()
        small = bool(said) and all((word,) in draft.pack.ignored for word in said)
        listed = len(kept) > 1 and kept[-1].is_op("and") and kept[-2].kind in _NOUNS  # "plate and make"
        if (
            small
            and not listed
            and follow is not None
            and follow.kind == "value"
            and follow.value[0].dimension != piece.value
            and draft.adjacent(piece.end, follow.start)
        ):
            draft.ignored |= frozenset(range(piece.start, piece.end))
        else:
            kept.append(piece)
    return kept
