"""Groups by which way they moved: "which categories fell last month", "titles that lost viewers in May"."""

from engine.language.grammar.comparing.held_against import HELD
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Operator
from semantic.periods import EarlierBucket
from semantic.query import MetricTerm

_WAYS: dict[str, Operator] = {
    "those_rose": ">",
    "those_fell": "<",
    "those_rose_after": ">",
    "those_fell_after": "<",
    "those_gained": ">",
    "those_lost": "<",
}
_MORE: dict[str, Operator] = {"more_of": ">", "fewer_of": "<"}
_HOW_FAR, _RANKS = ("growth", "drop"), ("top", "bottom", "best", "worst", "superlative")
_UNITS = ("unit", "grain", "bucket", "part")
_WITH_THEIR_NUMBER = ("those_gained", "those_lost")
_NOUNS = ("metric", "measure", "dimension", "dataset", "value", "unknown")
_BOUNDS = ("threshold", "number")


@needs(*_WAYS, *_HOW_FAR)
def fold_moved_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """The words become a condition on the change of the number; a bound on how far it went is not read."""
    found = [piece for piece in pieces if piece.is_op(*_WAYS)]
    if any(piece.is_op(*_RANKS) for piece in pieces) and any(_tells_how_far(one, draft) for one in found):
        return pieces  # "which country's views grew the most"
    if not found:
        _weigh_how_far(pieces, draft)
    if len(found) != 1 or draft.claim or any(piece.kind in _BOUNDS for piece in pieces):
        return pieces
    (moved,) = found
    told = _has_number if moved.is_op(*_WITH_THEIR_NUMBER) else _is_verb
    if not told(moved, pieces, draft):
        return pieces
    hold(_WAYS[str(moved.value)], draft)
    return [piece for piece in pieces if piece is not moved]


def _weigh_how_far(pieces: Pieces, draft: Draft) -> None:
    """ "Which countries' views grew" asks for those that did, before it asks how far all of them went."""
    parts = any(piece.kind in (*_BOUNDS, *_UNITS) or piece.is_op(*_RANKS) for piece in pieces)
    verbs = [piece for piece in pieces if piece.is_op(*_HOW_FAR) and _names(piece, draft) & {*_WAYS}]
    asked = "which" in {one.value for one in pieces if one.kind == "op"} or any(
        (one.kind, one.value) == ("break", "relative") for one in pieces
    )
    draft.cost += WEIGHTS["claim_not_read"] * (asked and bool(verbs) and not parts)


def _tells_how_far(piece: Piece, draft: Draft) -> bool:
    return not _names(piece, draft).isdisjoint(_HOW_FAR)


def _names(piece: Piece, draft: Draft) -> set[str]:
    """Everything that the words may say."""
    return set(draft.pack.operators.get(norms(draft.text_of(piece.start, piece.end)), ()))


@needs("than")
def fold_more_than(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Which countries had more views in May than in April": those that rose from the one to the other."""
    opened = [piece for piece in pieces if piece.is_op(*_MORE)]
    closed = [at for at, piece in enumerate(pieces) if piece.is_op("than")]
    if len(opened) != 1 or len(closed) != 1 or draft.claim:
        return pieces
    start, than = opened[0].start, closed[0]
    behind = pieces[than + 1 : than + 2]
    if not behind or not _is_time(behind[0]) or pieces[than].start < start:
        return pieces
    if not any(piece.kind == "period" for piece in pieces[:than]):
        draft.flags.add(HELD)
    hold(_MORE[str(opened[0].value)], draft)
    return [piece for piece in pieces if piece is not opened[0] and piece is not pieces[than]]


def _is_time(piece: Piece) -> bool:
    before = piece.kind == "op" and str(piece.value).startswith("stride_before_")
    return before or piece.kind == "period" or piece.is_op("previous", "last_year")


def hold(way: Operator, draft: Draft) -> None:
    """Note that only groups that moved this way are asked for, and their change with them."""
    draft.flags.add("change")
    draft.moved = way


def limit_moved(draft: Draft, metrics: tuple[MetricTerm, ...]) -> None:
    """The groups whose one number changed that way."""
    if draft.moved is None:
        return
    if len(metrics) > 1 or draft.having or any(isinstance(one, EarlierBucket) for one in draft.comparisons):
        draft.fatal.append(Mark("claim_of_what"))
    for term in metrics[:1]:
        draft.having.append(Compare(field=f"change({term.key})", op=draft.moved, value=0))


def _is_verb(moved: Piece, pieces: Pieces, draft: Draft) -> bool:
    """Whether no noun stands right behind: "rose bouquets" are a kind of them."""
    return not any(piece.start == moved.end and piece.kind in _NOUNS for piece in pieces)


def _has_number(moved: Piece, pieces: Pieces, draft: Draft) -> bool:
    """ "Lost viewers", "Zuschauer verloren": what was lost stands right beside."""
    numbers = [piece for piece in pieces if piece.kind == "metric"]
    return any(
        draft.adjacent(moved.end, one.start) or draft.adjacent(one.end, moved.start) for one in numbers
    )
