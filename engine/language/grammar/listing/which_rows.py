""" "Which shops have a café", "machines out of service, just the names": rows are listed by their names."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.listing.described_lists import is_described
from engine.language.grammar.listing.records import called
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import beside_threshold
from semantic.askable import called_by, listed_fields
from semantic.filters import Not, Related

_NUMBERS = ("metric", "aggregate", "agg", "grain", "unit", "part", "dimension", "timefield", "bucket")
_CONDITIONS = ("values", "limit", "condition", "threshold")


def fold_which_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """The noun behind "which", with nothing but conditions behind it, becomes the rows and their names."""
    asked = [at for at, piece in enumerate(pieces) if piece.is_op("which")]
    if draft.ranks or draft.groups or draft.splits or draft.flags & {"listed", "counted"}:
        return pieces
    pieces = _with_kind(pieces, asked, draft)
    rest = [piece for at, piece in enumerate(pieces) if at not in asked]
    nouns = [piece for piece in rest if is_bare_count(piece, draft) or piece.kind == "dataset"]
    if len(asked) > 1 or len(nouns) != 1:
        return pieces
    described = not asked and is_described(nouns[0], rest, draft)
    if not described and not _is_asked(nouns[0], asked, pieces, draft):
        return pieces
    rows = rows_named(nouns[0], draft)
    named = called(draft.catalog, rows) if called_by(draft.catalog.datasets[rows]) else []
    if not _is_restricted(rest, draft, described) or not _only_conditions(rest, nouns[0], draft):
        return pieces
    if described and not named:
        return pieces  # rows without a name are counted as ever
    if not named and ("names" in draft.flags or not _has_records(rows, draft)):
        draft.fatal.append(Mark("listing"))  # which they are is asked, and never how many
        return pieces
    draft.flags |= {"listed", "attributes"} if named else {"listed"}
    if named:
        draft.groups.append(Group("dimension", named[0], True, nouns[0].start))
    return [replace(piece, kind="dataset", value=rows) if piece is nouns[0] else piece for piece in rest]


def _with_kind(pieces: Pieces, asked: list[int], draft: Draft) -> Pieces:
    """ "Which chairlifts have heated seats": the kind in the plural stands for the things of it."""
    kind = pieces[1] if asked == [0] and len(pieces) > 2 and pieces[1].kind == "values" else None
    plain = all(one.kind in ("values", "break") or _is_truth(one, draft) for one in pieces[1:])
    if kind is None or kind.value.negated or not plain:
        return pieces
    known = draft.catalog.dimensions[kind.value.dimension]
    home = draft.catalog.datasets[known.bindings[0].dataset]
    plural = draft.pack.is_plural(draft.text_of(kind.start, kind.end))
    if known.roles or len(known.bindings) > 1 or not home.name_field or not plural:
        return pieces
    return [pieces[0], Piece("dataset", home.name, kind.start, kind.start), *pieces[1:]]


def _has_records(rows: str, draft: Draft) -> bool:
    """ "Which complaints are still open": rows without a name that have a key are listed whole."""
    dataset = draft.catalog.datasets[rows]
    return len(dataset.primary_key) == 1 and bool(listed_fields(draft.catalog, rows))


def _is_asked(noun: Piece, asked: list[int], pieces: Pieces, draft: Draft) -> bool:
    """Whether "which" opens the question right before the noun, or their names are wished for.

    Not every language shows that several are meant: "welche Becken".
    """
    if "names" in draft.flags:
        return True
    before = pieces[: pieces.index(noun)]
    described = all(one.is_op("which") or one.kind in _CONDITIONS or _is_truth(one, draft) for one in before)
    beside = not any(at in draft.copulas for at in range(noun.start))  # "what did renewals bring in" is money
    opened = noun.start == 1 and "asked_which" in draft.flags
    return opened or (asked == [0] and described and beside)


def _is_restricted(rest: Pieces, draft: Draft, described: bool) -> bool:
    """Whether some condition is said; those on rows of other tables make lists of their own."""
    inner = [one.item if isinstance(one, Not) else one for _, _, one in draft.filters]
    if any(isinstance(one, Related) for one in inner) and not described:
        return False
    if draft.filters or draft.periods:
        return True
    return any(piece.kind in _CONDITIONS or _is_truth(piece, draft) for piece in rest)


def _only_conditions(rest: Pieces, noun: Piece, draft: Draft) -> bool:
    """Whether nothing else is asked for: a number beside a threshold or a yes or no is a condition."""
    return not any(
        piece is not noun
        and piece.kind in _NUMBERS
        and not _is_truth(piece, draft)
        and not beside_threshold(rest, at, draft)
        for at, piece in enumerate(rest)
    )


def _is_truth(piece: Piece, draft: Draft) -> bool:
    return piece.kind == "dimension" and piece.value in draft.truths
