"""One extreme or mean of an attribute: "length of the shortest video", "how long is a film on average"."""

from dataclasses import replace

from engine.language.grammar.numbers.metrics import aggregation
from engine.language.grammar.pieces import Draft, Piece, Pieces
from engine.language.grammar.ranking.superlatives import attribute_of, rows_named
from engine.language.grammar.splitting.classes import number_behind
from engine.language.tokens import fold

_TIMES = ("s", "ms", "min", "h")
_WORDS = ("average", "median", "max", "min")


def fold_lengths(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace the words for the attribute, its extreme or mean and the things by one number."""
    for at, piece in enumerate(pieces):
        if piece.is_op("how_long") and (found := _asked_how_long(pieces, at, draft)):
            return found
        if piece.kind in ("measure", "dimension") and (found := _of_the_extreme(pieces, at, draft)):
            return found
    return pieces


def _of_the_extreme(pieces: Pieces, at: int, draft: Draft) -> Pieces | None:
    """ "Length of the shortest video": what makes it the shortest is asked for, and not which one it is."""
    field = _number(pieces[at], draft)
    if not field or at + 2 >= len(pieces):
        return None
    word, things = pieces[at + 1 : at + 3]
    found = _extreme(word, things, draft)
    if found is None or found[0] != field or not draft.adjacent(pieces[at].end, word.start):
        return None
    return _with(pieces, (at, at + 1, at + 2), at, "max" if found[1] else "min", field)


def _asked_how_long(pieces: Pieces, at: int, draft: Draft) -> Pieces | None:
    """The one time that the rows have, with the extreme or the mean that is said of it."""
    for place in range(at + 1, len(pieces)):
        name = rows_named(pieces[place], draft)
        field = _only_time(name, draft) if name else ""
        if not field:
            continue
        word = pieces[place - 1]
        found = _extreme(word, pieces[place], draft) if place - 1 > at else None
        if found is not None:
            return _with(pieces, (at, place - 1, place), at, "max" if found[1] else "min", field)
        said = [one for one, piece in enumerate(pieces) if piece.kind == "agg" and piece.value in _WORDS]
        return (
            _with(pieces, (at, said[0], place), at, pieces[said[0]].value, field) if len(said) == 1 else None
        )
    return None


def _extreme(word: Piece, things: Piece, draft: Draft) -> tuple[str, bool] | None:
    """The attribute that a superlative goes by, and whether its most is meant."""
    said = fold(draft.text_of(word.start, word.end))
    name = rows_named(things, draft)
    if not name or not (word.is_op("top", "bottom", "superlative") or word.kind == "agg"):
        return None
    if said not in draft.pack.superlatives or not draft.adjacent(word.end, things.start):
        return None
    return attribute_of(draft.catalog.datasets[name], said, draft)


def _number(piece: Piece, draft: Draft) -> str:
    if piece.kind == "measure":
        return str(piece.value)
    return number_behind(draft.catalog.dimensions[piece.value], draft)


def _only_time(name: str, draft: Draft) -> str:
    """The one measure of the rows that is a length of time; "" where there is none or several."""
    dataset = draft.catalog.datasets[name]
    able = [one for one in dataset.fields if one.is_stored_amount and one.unit in _TIMES]
    return able[0].dimension or f"{name}.{able[0].name}" if len(able) == 1 else ""


def _with(pieces: Pieces, used: tuple[int, ...], at: int, word: str, field: str) -> Pieces:
    phrases = tuple(phrase for place in used for phrase in pieces[place].phrases)
    made = replace(pieces[at], kind="aggregate", value=aggregation(word, field), phrases=phrases)
    return [
        made if place == at else piece
        for place, piece in enumerate(pieces)
        if place == at or place not in used
    ]
