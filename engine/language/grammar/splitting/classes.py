"""Numbers said by the name of their classes: "median length" where length is known in four classes too."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.catalog import CatalogDimension
from semantic.fields import Field

_COUNTS = ("count", "count_distinct")


@needs(kinds=("agg",))
def fold_classes(pieces: Pieces, draft: Draft) -> Pieces:
    """Behind a word such as "median" a dimension of classes is the number that it puts into classes.

    The things must be named, or it may as well be another length that is meant.
    """
    kept: Pieces = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if before is not None and before.kind == "agg" and piece.kind == "dimension":
            number = number_behind(draft.catalog.dimensions[piece.value], draft)
            named = number and _names_things(number.partition(".")[0], piece, pieces, draft)
            if named and before.value not in _COUNTS and draft.adjacent(before.end, piece.start):
                piece = replace(piece, kind="measure", value=number)
        if before is not None and before.kind == piece.kind == "agg" and _in_brackets(before, piece, draft):
            kept.pop()
        kept.append(piece)
    return kept


def _names_things(dataset: str, classes: Piece, pieces: Pieces, draft: Draft) -> bool:
    """Whether the things are named in the name of the classes, or beside it."""
    known = draft.catalog.datasets[dataset]
    said = _words(draft.text_of(classes.start, classes.end), draft)
    beside = (rows_named(piece, draft) for piece in pieces if piece is not classes)
    return bool(said & _words(f"{known.noun} {known.nouns}", draft)) or dataset in beside


def _in_brackets(before: Piece, piece: Piece, draft: Draft) -> bool:
    """ "Typical (median) length": what stands in brackets says which one is meant."""
    return draft.text_of(before.end, piece.start) == "(" and draft.text_of(piece.end, piece.end + 1) == ")"


def number_behind(classes: CatalogDimension, draft: Draft) -> str:
    """The one measure of the same rows that has a word of the classes' name; "" where there is none."""
    field = classes.field
    if field.role != "dimension" or field.type in ("integer", "number") or len(classes.bindings) != 1:
        return ""
    dataset = draft.catalog.datasets[classes.bindings[0].dataset]
    if dataset.name_field == field.name or not classes.values:
        return ""
    own = _words(f"{dataset.noun} {dataset.nouns}", draft)
    said = _words(classes.label, draft) - own
    able = [one for one in dataset.fields if one.is_stored_amount and said & (_named(one, draft) - own)]
    return able[0].dimension or f"{dataset.name}.{able[0].name}" if len(able) == 1 else ""


def _named(field: Field, draft: Draft) -> set[str]:
    return _words(field.label or field.name, draft)


def _words(text: str, draft: Draft) -> set[str]:
    return {draft.pack.singular(word) for word in text.casefold().split()}
