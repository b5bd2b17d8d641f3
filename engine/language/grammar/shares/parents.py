"""Shares within a group: "each title's share of its genre's views", "by title within each category"."""

from engine.language.grammar.pieces import Draft, Group, Pieces, needs

_PARENTS = ("dimension", "unit", "grain", "part")
_OTHERS = (*_PARENTS, "timefield")


@needs("share")
def fold_parents(pieces: Pieces, draft: Draft) -> Pieces:
    """The group that the parts add up in, where there is another one that says what the parts are."""
    shares = [at for at, piece in enumerate(pieces) if piece.is_op("share")]
    if len(shares) != 1:
        return pieces
    pieces = _of_number(pieces, draft)
    shares = [at for at, piece in enumerate(pieces) if piece.is_op("share")]
    found = _after_word(pieces, draft) or _each_beside(pieces) or _owner(pieces, shares[0], draft)
    if found is None:
        return pieces
    start, at = found
    others = [one for place, one in enumerate(pieces) if one.kind in _OTHERS and place != at]
    if not any(one.value != pieces[at].value for one in others):
        return pieces
    said = [pieces[at]]
    while at + 2 < len(pieces) and pieces[at + 1].is_op("and") and _is_again(pieces, at + 2):
        at += 2
        said.append(pieces[at])
    for piece in said:
        kind = "time" if piece.kind in ("unit", "grain") else piece.kind
        draft.share_per.append(Group(kind, piece.value, True, piece.start, word="within"))
    draft.groups += draft.share_per
    draft.ignored |= frozenset(range(pieces[start].start, pieces[at].end))
    return [*pieces[:start], *pieces[at + 1 :]]


def _of_number(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Browser share within each device, by visits": the one number is shared, and nothing is sorted."""
    numbers = [at for at, piece in enumerate(pieces) if piece.kind in ("metric", "aggregate")]
    if len(numbers) != 1 or not numbers[0] or not pieces[numbers[0] - 1].is_op("by"):
        return pieces
    draft.flags.add("counted")
    return [*pieces[: numbers[0] - 1], *pieces[numbers[0] :]]


def _is_again(pieces: Pieces, at: int) -> bool:
    """ "By country and device and month within device and month": a group said before."""
    return any(one.kind in _PARENTS and one.value == pieces[at].value for one in pieces[:at])


def _after_word(pieces: Pieces, draft: Draft) -> tuple[int, int] | None:
    """ "Within its region", "within each region": the word and what follows."""
    inside = draft.pack.data["operators"]["within"]
    words = [
        at
        for at, piece in enumerate(pieces)
        if piece.is_op("within")
        or (piece.is_op("each") and draft.text_of(piece.start, piece.end).casefold() in inside)
    ]
    return _taken(pieces, words[0]) if len(words) == 1 else None


def _each_beside(pieces: Pieces) -> tuple[int, int] | None:
    """ "By title in each category": each of one, where the others are said to be split by."""
    each = [at for at, piece in enumerate(pieces) if piece.is_op("each") and not _has_share(pieces, at)]
    split = any(piece.is_op("by") and _is_parent(pieces, at + 1) for at, piece in enumerate(pieces))
    return _taken(pieces, each[0]) if split and len(each) == 1 else None


def _has_share(pieces: Pieces, at: int) -> bool:
    """ "Each device's share": those whose share it is, and not what it is a share of."""
    return at + 2 < len(pieces) and pieces[at + 2].is_op("share")


def _owner(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int] | None:
    """ "Each device's share of the month": what follows the share itself, by a word such as "its"."""
    if not any(piece.is_op("each") for piece in pieces[:at]) or not _is_parent(pieces, at + 1):
        return None
    gap = range(pieces[at].end, pieces[at + 1].start)
    pronouns = draft.pack.data["ignored"]["pronoun"]  # "that region's demand"
    linked = bool(gap) and all(
        spot in draft.ignored or draft.text_of(spot, spot + 1).casefold() in pronouns for spot in gap
    )
    return (at + 1, at + 1) if linked else None


def _taken(pieces: Pieces, at: int) -> tuple[int, int] | None:
    return (at, at + 1) if _is_parent(pieces, at + 1) else None


def _is_parent(pieces: Pieces, at: int) -> bool:
    return at < len(pieces) and pieces[at].kind in _PARENTS
