"""How much of a ranking is shown: how many, from which place, what part, within what, and the rest."""

from dataclasses import dataclass

from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces

_WITHIN = ("each", "per")


@dataclass(frozen=True)
class Cut:
    """The fields of a query that cut its rows."""

    limit: int | None = None
    offset: int | None = None
    percent: float | None = None
    rest: bool = False


def fold_rest(pieces: Pieces, draft: Draft) -> Pieces:
    """ "And the rest as other", "all other countries together": one more row."""
    things = [piece.value for piece in pieces if piece.kind == "dimension"]
    kept: Pieces = []
    again = False  # whether the next piece names once more what is ranked
    for piece in pieces:
        if again:
            again = False
            continue
        again = piece.is_op("rest_of") and _names_again(pieces, piece, things)
        if piece.is_op("rest") or again:
            draft.flags.add("rest")
            if kept and kept[-1].is_op("and") and kept[-1].end == piece.start:
                kept.pop()
        elif not (piece.is_op("as_one") and "rest" in draft.flags):
            kept.append(piece)
    return kept


def _names_again(pieces: Pieces, other: Piece, things: list[str]) -> bool:
    """ "Top 5 countries and all other countries": the noun behind is the one before."""
    follow = next((piece for piece in pieces if piece.start >= other.end), None)
    return follow is not None and follow.kind == "dimension" and things.count(follow.value) > 1


def within(draft: Draft) -> list[Group]:
    """The groups within each of which is ranked: "the top 3 titles in each country"; none if all are."""
    if not draft.ranks:
        return []
    each = [group for group in draft.groups if group.word == "each"]  # "por" may mean "by" as well
    each = each or [group for group in draft.groups if group.word in _WITHIN]
    if not each and not all(group.said for group in draft.groups):
        each = [group for group in draft.groups if _is_time_split(group)]
    names = {(group.kind, group.name) for group in each}
    others = [group for group in draft.groups if (group.kind, group.name) not in names]
    return each if others and not draft.splits else []


def ranked(draft: Draft) -> list[Group]:
    """The groups that are ranked."""
    names = {(group.kind, group.name) for group in within(draft)}
    return [group for group in draft.groups if (group.kind, group.name) not in names]


def check_cut(draft: Draft, cut: Cut) -> None:
    """The rest of a ranking needs a ranking of one thing with an end."""
    if "rest" in draft.flags and (cut.limit is None or cut.offset or cut.percent or within(draft)):
        draft.fatal.append(Mark("rest_of_what"))
    if cut.percent and "share" in draft.flags:
        draft.fatal.append(Mark("share_of_top"))


def _is_time_split(group: Group) -> bool:
    """ "Most watched title by month" is one for each month."""
    return group.word == "by" and group.kind in ("time", "timefield")
