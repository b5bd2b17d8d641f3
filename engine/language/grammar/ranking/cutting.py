"""How much of a ranking is shown: how many, from which place, what part, within what, and the rest."""

from dataclasses import dataclass

from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, needs
from semantic.filters import Compare, Condition, In, Literalish

_WITHIN = ("each", "per")


@dataclass(frozen=True)
class Cut:
    """The fields of a query that cut its rows."""

    limit: int | None = None
    offset: int | None = None
    percent: float | None = None
    rest: bool = False


@needs("rest", "rest_of", "as_one")
def fold_rest(pieces: Pieces, draft: Draft) -> Pieces:
    """ "And the rest as other", "all other countries together", "Malta against the rest": one more row."""
    things = [piece.value for piece in pieces if piece.kind == "dimension"]
    kept: Pieces = []
    again = False  # whether the next piece names once more what is ranked
    for piece in pieces:
        if again:
            again = False
            continue
        again = piece.is_op("rest_of") and (
            _names_again(pieces, piece, things) or _is_against(pieces, piece, draft)
        )
        if piece.is_op("rest") or again:
            draft.flags.add("rest")
            draft.said_at["rest"] = piece.start
            if kept and kept[-1].is_op("and", "compare") and draft.adjacent(kept[-1].end, piece.start):
                draft.said_at["rest"] = kept.pop().start
            elif _opens_comparison(kept):
                del kept[0]  # "compare Malta with the rest"
        elif not (piece.is_op("as_one") and "rest" in draft.flags):
            kept.append(piece)
    return kept


def _names_again(pieces: Pieces, other: Piece, things: list[str]) -> bool:
    """ "Top 5 countries and all other countries": the noun behind is the one before."""
    follow = next((piece for piece in pieces if piece.start >= other.end), None)
    return follow is not None and follow.kind == "dimension" and things.count(follow.value) > 1


def _is_against(pieces: Pieces, other: Piece, draft: Draft) -> bool:
    """ "Malta against other countries": the noun behind is the dimension of the value before."""
    at = pieces.index(other)
    before, follow = pieces[max(0, at - 2) : at], next(iter(pieces[at + 1 :]), None)
    if follow is None or len(before) < 2 or not before[1].is_op("compare") or before[0].kind != "value":
        return False
    dimensions = {one.dimension for one in before[0].value}
    named = follow.value if follow.kind == "dimension" else next(iter(called_by_rows(follow, draft)), "")
    return draft.adjacent(before[1].end, other.start) and named in dimensions


def called_by_rows(piece: Piece, draft: Draft) -> list[str]:
    """The dimensions that rows of a dataset are called by, where the piece is its noun."""
    if piece.kind != "dataset":
        return []
    known = draft.catalog.datasets[piece.value]
    return [
        name
        for name, one in draft.catalog.dimensions.items()
        if any((bound.dataset, bound.field.name) == (known.name, known.name_field) for bound in one.bindings)
    ]


def _opens_comparison(kept: Pieces) -> bool:
    return len(kept) > 1 and kept[0].is_op("compare") and kept[-1].kind == "value"


def take_named(draft: Draft) -> tuple[str, tuple[Literalish, ...]] | None:
    """The values right before the rest, where nothing is ranked: they have a row each. Their filter is taken
    away. None where there are none, or where something else is split by."""
    if "rest" not in draft.flags or draft.ranks or draft.splits:
        return None
    at = draft.said_at.get("rest", -1)
    for one in draft.filters:
        _, end, condition = one
        between = range(end, at)
        beside = end <= at and all(place in draft.ignored | draft.joints for place in between)
        if beside and listed(condition) and all(group.name == condition.field for group in draft.groups):
            draft.filters.remove(one)
            draft.flags.add("named")
            return condition.field, listed(condition)
    return None


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
    if "named" in draft.flags and not draft.flags & {"sort", "best_to_worst", "worst_to_best"}:
        return
    if "rest" in draft.flags and (cut.limit is None or cut.offset or cut.percent or within(draft)):
        draft.fatal.append(Mark("rest_of_what"))
    if cut.percent and "share" in draft.flags:
        draft.fatal.append(Mark("share_of_top"))


def _is_time_split(group: Group) -> bool:
    """ "Most watched title by month" is one for each month."""
    return group.word == "by" and group.kind in ("time", "timefield")


def listed(condition: Condition) -> tuple[Literalish, ...]:
    """The values that a filter lets in; () for any other condition."""
    if isinstance(condition, In):
        return condition.values
    return (condition.value,) if isinstance(condition, Compare) and condition.op == "=" else ()
