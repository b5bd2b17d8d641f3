"""Things that have some row of others: "clients with a cancelled charter", "boats that had a repair"."""

from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.conditions.lacking import named_field
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.related_counts import counted_rows, key_of
from engine.language.grammar.listing.records import Listing
from engine.language.grammar.pieces import SPLITTING, Draft, Group, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import is_one

_ELSE = ("top", "bottom", "best", "worst", "sort", "superlative", "share", "absent", "not", "or")
_ASKED = ("which", "number_of", "only")


def some_of(pieces: Pieces, draft: Draft) -> tuple[int, int, str, Pieces] | None:
    """Where the words for the rows begin and their noun stands, the key of the things, and what stays before.

    None where no things are asked for, where "a" is no word before the noun, and where more is said than
    kinds of these rows and a period.
    """
    if not says_any("having", draft):
        return None
    if any(piece.kind == "threshold" or piece.is_op(*_ELSE, *SPLITTING) for piece in pieces):
        return None
    at = next((at for at in range(1, len(pieces)) if _is_some(pieces, at, draft)), 0)
    start = _start(pieces, at, draft)
    before = [piece for piece in pieces[:start] if piece.kind != "break"]
    if not at or not before or any(not piece.is_op(*_ASKED) for piece in before[:-1]):
        return None
    thing, rows = before[-1], counted_rows(pieces[at], draft)
    dataset = rows_named(thing, draft)
    key = key_of(dataset, draft) if dataset else ""
    others = [piece for piece in pieces[at + 1 :] if piece.kind not in ("value", "period", "break")]
    if not key or not rows or rows == dataset or others or len(draft.catalog.routes(rows, key)) != 1:
        return None
    counting = any(piece.is_op("number_of") for piece in before)
    if counting or (thing.kind == "metric" and not draft.flags & {"listing"}):
        return (start, at, key, before) if counting and is_bare_count(thing, draft) else None
    told = any(piece.kind in ("value", "period") for piece in pieces)
    return _listed(start, at, key, dataset, thing, draft) if told else None


def _listed(
    start: int, at: int, key: str, dataset: str, thing: Piece, draft: Draft
) -> tuple[int, int, str, Pieces] | None:
    """The names of the things as records; None where they have none."""
    name = named_field(dataset, draft)
    if not name:
        return None
    draft.listing = Listing(dataset)
    draft.flags.add("attributes")
    draft.groups.append(Group("dimension", name, True, thing.start))
    return start, at, key, []


def _is_some(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a noun in the singular stands behind "a", and that behind a word of having."""
    first = pieces[_start(pieces, at, draft)].start
    has = draft.text_of(first - 2, first - 1).casefold() in draft.pack.thesaurus["having"]
    return has and is_bare_count(pieces[at], draft) and is_one(pieces[at], draft, first)


def _start(pieces: Pieces, at: int, draft: Draft) -> int:
    """Where the kinds of the rows begin that stand right before their noun: "a cancelled charter"."""
    while at > 0 and pieces[at - 1].kind == "value" and draft.adjacent(pieces[at - 1].end, pieces[at].start):
        at -= 1
    return at
