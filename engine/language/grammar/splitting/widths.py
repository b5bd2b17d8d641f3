"""Classes of equal width: "by price in classes of 2", "by length in 10-minute steps"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces
from semantic.query import BucketTerm

_NUMERIC = ("integer", "number")


def fold_widths(pieces: Pieces, draft: Draft) -> Pieces:
    """Each number of rows and the width of its classes become one thing to split by."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        found = _classes(pieces, at, draft) if pieces[at].kind in ("measure", "dimension") else None
        kept.append(found[0] if found else pieces[at])
        at = found[1] if found else at + 1
    return kept


def _is_number(piece: Piece, draft: Draft) -> bool:
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind in ("measure", "dimension") else None
    return known is not None and known.type in _NUMERIC


def _classes(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece, int] | None:
    """The width is said behind the word ("in classes of 2") or before it ("in 10-minute steps")."""
    field, rest = pieces[at], pieces[at + 1 : at + 4]
    kinds = [one.kind for one in rest]
    if rest and rest[0].is_op("classes_of") and kinds[1:2] == ["number"]:
        unit = rest[2] if len(rest) > 2 and rest[2].kind in ("quantity", "unit") else None
        number, end = rest[1], at + 3 + (unit is not None)
    elif kinds[:1] == ["number"] and len(rest) > 1 and rest[-1].is_op("classes"):
        unit, number, end = (rest[1] if len(rest) == 3 else None), rest[0], at + 1 + len(rest)
    elif kinds[:1] == ["number"] and len(rest) > 1 and rest[1].is_op("classes"):
        unit, number, end = None, rest[0], at + 3
    else:
        return None
    field = field if _is_number(field, draft) else _measured(field, unit, draft)
    width = number.value.value * _size(field, unit, draft) if _is_number(field, draft) else 0
    if width <= 0 or number.value.percent:
        return None
    term = BucketTerm(name=field.value, width=float(width))
    phrases = tuple(phrase for piece in pieces[at:end] for phrase in piece.phrases)
    return Piece("bucket", term, field.start, pieces[end - 1].end, phrases), end


def _measured(field: Piece, unit: Piece | None, draft: Draft) -> Piece:
    """ "By length in 10-minute steps", where lengths are classes: the one number with that unit."""
    known = draft.catalog.dimensions.get(str(field.value))
    if known is None or known.roles or unit is None:
        return field
    dataset = draft.catalog.datasets[known.bindings[0].dataset]
    said = draft.text_of(unit.start, unit.end).casefold()
    fits = [one for one in dataset.fields if said in draft.quantities.get(one.unit, {})]
    named = (fits[0].dimension or f"{dataset.name}.{fits[0].name}") if len(fits) == 1 else ""
    return replace(field, kind="measure", value=named) if named in draft.catalog.dimensions else field


def _size(field: Piece, unit: Piece | None, draft: Draft) -> float:
    """How many of the field's own units the unit said is; 0 for one that does not fit."""
    own = draft.catalog.dimensions[field.value].field.unit
    if unit is None:
        return 1
    said = draft.text_of(unit.start, unit.end).casefold()
    return draft.quantities.get(own, {}).get(said, 0)
