"""The best or worst of the single days: "fewest orders on any one day", "best single day's watch time"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_RANKS = ("top", "bottom", "best", "worst")


@needs("any_one")
def fold_best_buckets(pieces: Pieces, draft: Draft) -> Pieces:
    """The ranking becomes the highest or lowest of the values that the number has for each such unit."""
    for at, piece in enumerate(pieces):
        unit = pieces[at + 1] if at + 1 < len(pieces) else None
        if not piece.is_op("any_one") or unit is None or unit.kind != "unit":
            continue
        found = _before(pieces, at, draft) or _behind(pieces, at, draft)
        if found is None:
            continue
        rank, number = found
        word = _aggregation(pieces[rank], pieces[number], draft)
        if not word:
            continue
        made = [
            replace(pieces[rank], kind="agg", value=word),
            pieces[number],
            replace(piece, value="per"),
            unit,
        ]
        first, last = min(rank, at), max(number, at + 1)
        return [*pieces[:first], *made, *pieces[last + 1 :]]
    return pieces


def _before(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int] | None:
    """ "Fewest orders on any one day"."""
    fits = at > 1 and pieces[at - 2].is_op(*_RANKS) and pieces[at - 1].kind == "metric"
    return (at - 2, at - 1) if fits and _touch(pieces, at - 2, at, draft) else None


def _behind(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int] | None:
    """ "Best single day's watch time"."""
    fits = (
        at > 0 and pieces[at - 1].is_op(*_RANKS) and at + 2 < len(pieces) and pieces[at + 2].kind == "metric"
    )
    return (at - 1, at + 2) if fits and _touch(pieces, at - 1, at + 2, draft) else None


def _touch(pieces: Pieces, first: int, last: int, draft: Draft) -> bool:
    """Whether nothing stands between the pieces but words without meaning."""
    return all(draft.adjacent(pieces[one].end, pieces[one + 1].start) for one in range(first, last))


def _aggregation(rank: Piece, number: Piece, draft: Draft) -> str:
    """Max or min; "" where the model does not say which end is the better one."""
    if rank.is_op("top", "bottom"):
        return "max" if rank.value == "top" else "min"
    wanted = draft.catalog.metrics[str(number.value)].desired_direction
    if wanted == "neutral":
        return ""
    return "max" if (wanted == "up") == rank.is_op("best") else "min"
