"""Numbers with a comparison word: "more than 10k", "between 1 and 5 %", "5 or more"."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs
from engine.language.numerals import Number
from engine.language.tokens import fold
from semantic.filters import Operator

BOUNDS: dict[str, Operator] = {"more": ">", "less": "<", "at_least": ">=", "at_most": "<=", "equal": "="}
_AFTER: dict[str, Operator] = {"or_more": ">=", "or_less": "<=", "more_after": ">", "less_after": "<"}


@needs(kinds=("number", "threshold"))
def fold_thresholds(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each comparison and its number, unit included, by one threshold piece."""
    folded: Pieces = []
    at = 0 if any(piece.kind == "number" for piece in pieces) else len(pieces)
    folded.extend(pieces[:at])
    while at < len(pieces):
        found = _between(pieces, at, draft) or _before(pieces, at, draft) or _after(pieces, at, draft)
        if found is None:
            folded.append(pieces[at])
            at += 1
        else:
            folded.append(found[0])
            at = found[1]
    for at in range(1, len(folded) - 1):
        if _limits_no_number(folded, at, draft):
            draft.fatal.append(Mark("unused", draft.text_of(folded[at].start, folded[at].end)))
    return folded


def _limits_no_number(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Where the length class is less than 5": classes have no bounds, nor is another number meant."""
    opened, piece, bound = pieces[at - 1 : at + 2]
    follow = pieces[at + 2].kind if at + 2 < len(pieces) else ""
    if (
        (opened.kind, opened.value) != ("break", "clause")
        or piece.kind != "dimension"
        or bound.kind != "threshold"
    ):
        return False
    is_number = draft.catalog.dimensions[piece.value].type in ("integer", "number")
    return not is_number and piece.end == bound.start and follow not in ("metric", "measure", "aggregate")


def _number(pieces: Pieces, at: int) -> Number | None:
    if at < len(pieces) and pieces[at].kind == "number":
        found: Number = pieces[at].value
        return found
    return None


def _before(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece, int] | None:
    op = BOUNDS.get(str(pieces[at].value)) if pieces[at].kind == "op" else None
    number = _number(pieces, at + 1)
    if op is None or number is None:
        return None
    unit, end = _unit(pieces, at + 2, draft)
    return _piece(pieces, at, end, Threshold(op, number.value, None, unit, number.percent)), end


def _after(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece, int] | None:
    number = _number(pieces, at)
    unit, end = _unit(pieces, at + 1, draft)
    if number is None or end >= len(pieces) or pieces[end].kind != "op":
        return None
    op = _AFTER.get(str(pieces[end].value))
    if op is None:
        return None
    return _piece(pieces, at, end + 1, Threshold(op, number.value, None, unit, number.percent)), end + 1


def _between(pieces: Pieces, at: int, draft: Draft) -> tuple[Piece, int] | None:
    opened = pieces[at].is_op("between")
    low, low_end = _number(pieces, at + opened), _unit(pieces, at + opened + 1, draft)[1]
    high = _number(pieces, low_end + 1)
    joined = low_end < len(pieces) and pieces[low_end].is_op("between_inner", *(("and",) if opened else ()))
    if low is None or high is None or not joined:
        return None
    unit, end = _unit(pieces, low_end + 2, draft)
    first = low.value / 100 if high.percent and not low.percent else low.value
    return _piece(pieces, at, end, Threshold(">=", first, high.value, unit, high.percent)), end


def _unit(pieces: Pieces, at: int, draft: Draft) -> tuple[str, int]:
    """The unit word at `at`, if one stands there, and the index after it.

    A word that can be a unit is one when it follows a compared number, whatever else it could mean.
    """
    if at < len(pieces) and _follows(pieces[at - 1], pieces[at], draft) and not _is_number(pieces, at, draft):
        text = fold(draft.text_of(pieces[at].start, pieces[at].end))
        if pieces[at].kind == "quantity" or any(text in words for words in draft.quantities.values()):
            return text, at + 1
    return "", at


def _is_number(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Any model under 15 fps": the unit is also the name of a number in it, and no other is said."""
    piece = pieces[at]
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    others = [one for one in pieces if one.kind in ("metric", "measure", "aggregate", "agg")]
    said = fold(draft.text_of(piece.start, piece.end))
    return metric is not None and metric.unit == said and others == [piece]


def _follows(number: Piece, piece: Piece, draft: Draft) -> bool:
    """Whether the piece stands right behind the number: "2 million seconds", "2 millones de segundos"."""
    between = draft.text_of(number.end, piece.start)
    linked = between == "." or between.casefold() in draft.pack.data["of"]  # "1,2 Mio. Sekunden"
    return not between or (linked and number.end - number.start > 1)


def _piece(pieces: Pieces, start: int, end: int, value: Threshold) -> Piece:
    phrases = tuple(phrase for piece in pieces[start:end] for phrase in piece.phrases)
    return Piece("threshold", value, pieces[start].start, pieces[end - 1].end, phrases)
