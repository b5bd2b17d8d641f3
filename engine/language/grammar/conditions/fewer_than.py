""" "Customers with fewer than 5 orders": those without any order have fewer as well, which no row says."""

from engine.language.grammar.counting.counted_things import is_counted, owner_of, rows_behind
from engine.language.grammar.counting.related_counts import key_of
from engine.language.grammar.listing.records import Listing, called
from engine.language.grammar.pieces import Draft, Group, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from semantic.askable import called_by
from semantic.filters import MetricIs, Not, Operator
from semantic.periods import Period

# What none of those that fit has: as many or more.
_OPPOSITE: dict[Operator, Operator] = {"<": ">=", "<=": ">", "=": ">"}
_SAID_BEFORE = ("break", "values")


@needs(kinds=("threshold",))
def fold_fewer_than(pieces: Pieces, draft: Draft) -> Pieces:
    """The things are listed by name, and the bound is a condition that those without a row fit too."""
    for at in range(1, len(pieces) - 1):
        rows, number = rows_behind(pieces, at, draft)
        spot = owner_of(pieces[:at], (rows, number), draft) if rows else None
        held = _OPPOSITE.get(pieces[at].value.op) if spot is not None else None
        if spot is None or held is None or not _is_whole(pieces, at) or is_counted(pieces, draft):
            continue
        owner = rows_named(pieces[spot], draft)
        said = [one for one in pieces[:at] if one is not pieces[spot] and not one.is_op("which")]
        periods = [one for one in pieces[at + 2 :] if one.kind != "break"]
        if not _is_plain(said, periods) or not _is_told_apart(owner, rows, draft):
            continue
        time = periods[0].value if periods else None
        condition = _none_of(number, held, pieces[at], key_of(owner, draft), time)
        draft.filters.append((pieces[at].start, pieces[-1].end, condition))
        _list(owner, pieces[spot], draft)
        return said
    return pieces


def _is_whole(pieces: Pieces, at: int) -> bool:
    """Whether the bound is a plain number of things; of exactly so many only nought is none."""
    bound = pieces[at].value
    plain = bound.high is None and not bound.percent and bound.value == int(bound.value)
    return plain and (bound.op != "=" or bound.value == 0)


def _is_plain(said: Pieces, periods: Pieces) -> bool:
    """Whether nothing is said but of which things, and in which one period."""
    timed = len(periods) < 2 and all(one.kind == "period" for one in periods)
    return timed and all(one.kind in _SAID_BEFORE for one in said)


def _is_told_apart(owner: str, rows: str, draft: Draft) -> bool:
    """Whether the things have names and one key, and each row belongs to one of them in one way."""
    key = key_of(owner, draft)
    named = bool(called_by(draft.catalog.datasets[owner]))
    return bool(key) and named and len(draft.catalog.routes(rows, key)) == 1


def _none_of(number: str, held: Operator, bound: Piece, key: str, time: Period | None) -> Not:
    return Not(item=MetricIs(metric=number, by=key, op=held, value=int(bound.value.value), time=time))


def _list(owner: str, noun: Piece, draft: Draft) -> None:
    """Who they are is asked, by their name."""
    draft.flags |= {"listed", "attributes"}
    draft.listing = Listing(owner)
    draft.groups.append(Group("dimension", called(draft.catalog, owner)[0], True, noun.start))
