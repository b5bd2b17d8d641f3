"""What to group by: after "by", after "which", as an adjective of time, or just said."""

from engine.language.grammar.pieces import Draft, Group, Piece, Pieces

_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain")


def fold_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """Move everything to group by into the draft; what stays is for later steps."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op("by", "which") and _next_kind(pieces, at + 1) in _GROUPABLE:
            at = _take_list(pieces, at + 1, draft)
        elif piece.is_op("sort") or (piece.is_op("by") and _next_kind(pieces, at + 1) == "metric"):
            at = _take_sort(pieces, at, draft, kept)
        elif piece.kind == "grain":
            draft.groups.append(_group(piece, draft, said=True))
            at += 1
        elif piece.kind == "dimension" and _is_scope(pieces, at, draft):
            at += 1
        elif piece.kind in ("dimension", "unit"):
            draft.groups.append(_group(piece, draft, said=False))
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _is_scope(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Views of kids videos": a noun that values of its own dataset describe says what is meant, not how to split."""
    if draft.ranks or any(piece.kind == "threshold" for piece in pieces):
        return False
    beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
    homes = {binding.dataset for binding in draft.catalog.dimensions[pieces[at].value].bindings}
    return any(
        binding.dataset in homes
        for piece in beside
        if piece.kind == "values"
        for binding in draft.catalog.dimensions[piece.value.dimension].bindings
    )


def _next_kind(pieces: Pieces, at: int) -> str:
    while at < len(pieces) and pieces[at].is_op("by"):
        at += 1
    return pieces[at].kind if at < len(pieces) else ""


def _take_list(pieces: Pieces, at: int, draft: Draft) -> int:
    """Read "country, device and month" from `at`; connectors count only before another such word."""
    while at < len(pieces):
        step = at
        while step < len(pieces) and pieces[step].is_op("and", "by"):
            step += 1
        if step >= len(pieces) or pieces[step].kind not in _GROUPABLE:
            return at
        draft.groups.append(_group(pieces[step], draft, said=True))
        at = step + 1
    return at


def _take_sort(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> int:
    if _next_kind(pieces, at + 1) != "metric":
        kept.append(pieces[at])
        return at + 1
    if pieces[at].is_op("sort"):
        draft.flags.add("sort")
    draft.sort_by = pieces[at + 1].value
    draft.metrics.append(pieces[at + 1])
    return at + 2


def _group(piece: Piece, draft: Draft, said: bool) -> Group:
    kind = "time" if piece.kind in ("unit", "grain") else piece.kind
    text = draft.text_of(piece.start, piece.end)
    return Group(kind, piece.value, said, piece.start, plural=text.casefold().endswith("s"))
