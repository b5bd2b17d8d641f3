"""Whole numbers that only put things in order are classes: "bites per severity" are a number for each."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.pack import load_pack
from engine.language.tokens import fold


@needs("per")
def fold_per_grade(pieces: Pieces, draft: Draft) -> Pieces:
    """Behind "per" such a number is what to split by, as grades do not add up."""
    kept = list(pieces)
    for at, piece in enumerate(pieces[:-1]):
        if piece.is_op("per") and is_grade(pieces[at + 1], draft):
            kept[at] = replace(piece, value="by")
    return kept


def is_grade(piece: Piece, draft: Draft) -> bool:
    """Whether it is a whole number without a unit that is called a level, a grade or the like."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "measure" else None
    if known is None or known.field.type != "integer" or known.field.unit:
        return False
    label = fold(known.field.label)
    packs = (draft.pack, load_pack())
    return any(pack.head(label) in pack.thesaurus["grade_nouns"] for pack in packs)
