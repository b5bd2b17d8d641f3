"""What part of a number the first of all make up: "share of views that came from the top 10 titles"."""

from engine.language.grammar.counting.inner import key_of, reaches
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.numerals import Number
from engine.language.weights import WEIGHTS
from semantic.query import MetricRef, TopShareTerm

_ENDS = ("top", "bottom")


@needs("from_first")
def fold_top_shares(pieces: Pieces, draft: Draft) -> Pieces:
    """The share, its number, how many come first and of what become one term; so does each repeat of it."""
    for at, piece in enumerate(pieces):
        found = _folded(pieces, at, draft) if piece.is_op("from_first") else None
        if found is not None:
            return fold_top_shares(found, draft)
    return pieces


def _folded(pieces: Pieces, at: int, draft: Draft) -> Pieces | None:
    start = next((place for place in reversed(range(at)) if pieces[place].is_op("share")), None)
    count = _count(pieces, at)
    if start is None or count is None or at + 3 >= len(pieces):
        return None
    numbers = [piece for piece in _around(pieces, start, at) if piece.kind == "metric"]
    thing = pieces[at + 3]
    key = str(thing.value) if thing.kind == "dimension" else key_of(pieces, at + 3, draft)
    if len(numbers) != 1 or not key or not reaches(numbers[0].value, key, draft):
        return None
    (number,) = numbers
    size = {"percent": round(count.value * 100, 10)} if count.percent else {"count": count.value}
    parts = {"of": MetricRef(name=number.value), "by": (key,), "lowest": pieces[at + 1].is_op("bottom")}
    term = TopShareTerm.model_validate({**parts, **size})
    draft.cost += WEIGHTS["nested"]
    gone = [pieces[start], number, *pieces[at : at + 4], *_by_again(pieces, at + 4, number)]
    phrases = tuple(phrase for piece in gone for phrase in piece.phrases)
    made = Piece("aggregate", term, number.start, number.end, phrases)
    kept = [made if piece is number else piece for piece in pieces]
    return [piece for piece in kept if all(piece is not one for one in gone)]


def _around(pieces: Pieces, share: int, end: int) -> Pieces:
    """Between the share and those it comes from; where numbers stand first, right before the share."""
    between = pieces[share + 1 : end]
    return between if any(piece.kind == "metric" for piece in between) else pieces[max(0, share - 1) : share]


def _count(pieces: Pieces, at: int) -> Number | None:
    """How many come first: a whole number, or a part in percent."""
    if at + 2 >= len(pieces) or not pieces[at + 1].is_op(*_ENDS) or pieces[at + 2].kind != "number":
        return None
    found: Number = pieces[at + 2].value
    return found if found.percent or (isinstance(found.value, int) and found.value > 0) else None


def _by_again(pieces: Pieces, at: int, number: Piece) -> Pieces:
    """ "The top 10 viewers by watch time": by the number that the share is of anyway."""
    again = pieces[at : at + 2]
    same = bool(again) and (again[-1].kind, again[-1].value) == ("metric", number.value)
    return again if same and again[0].is_op("by") else []
