"""Shares of those that have something: "what share of the loans led to a fine"."""

from engine.language.grammar.counting.related_counts import counted_rows, key_of
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.filters import MetricIs
from semantic.query import MetricRef

_SPLIT = ("by", "each", "per")


@needs("share")
def fold_shared_doers(pieces: Pieces, draft: Draft) -> Pieces:
    """One of the rows that belong to the counted ones becomes a condition, which the share is of."""
    at = next((at for at, piece in enumerate(pieces) if piece.is_op("share")), -1)
    if at < 0 or at + 2 >= len(pieces) or any(one.kind in ("period", "moment") for one in pieces):
        return pieces
    rows = counted_rows(pieces[at + 1], draft)
    key = key_of(rows, draft) if rows else ""
    start = at + 2 + (pieces[at + 2].kind == "break")
    end, below = _thing(pieces, start, draft)
    number = rows_of(below, draft) if below else None
    if not (key and isinstance(number, MetricRef) and _belongs(below, rows, key, draft)):
        return pieces
    behind = [one for one in pieces[end:] if not one.is_op("and")]  # ", by region"
    if behind and not behind[0].is_op(*_SPLIT):
        return pieces
    some = MetricIs(metric=number.name, by=key, op=">", value=0)
    phrases = tuple(phrase for piece in pieces[start:end] for phrase in piece.phrases)
    made = Piece("condition", some, pieces[start].start, pieces[end - 1].end, phrases)
    draft.those.append(made)
    return [*pieces[: at + 2], made, *pieces[end:]]


def _thing(pieces: Pieces, at: int, draft: Draft) -> tuple[int, str]:
    """ "A fine", "at least one delay": the rows and the end of the words; "" for anything else."""
    piece = pieces[at] if at < len(pieces) else None
    if piece is not None and piece.kind == "threshold":
        found = piece.value
        one = (found.op, found.value) in ((">=", 1), (">", 0)) and not found.unit and found.high is None
        noun = pieces[at + 1] if one and at + 1 < len(pieces) else None
        near = noun is not None and draft.adjacent(piece.end, noun.start)
        return (at + 2, rows_named(noun, draft)) if noun is not None and near else (at, "")
    said = draft.text_of(piece.start - 1, piece.start).casefold() if piece else ""
    single = piece is not None and not draft.pack.is_plural(draft.text_of(piece.start, piece.end))
    if piece is None or said not in draft.articles or not single:
        return at, ""
    return at + 1, rows_named(piece, draft)


def _belongs(below: str, rows: str, key: str, draft: Draft) -> bool:
    related = below != rows and bool(draft.catalog.network.related(rows, below))
    return related and len(draft.catalog.routes(below, key)) == 1
