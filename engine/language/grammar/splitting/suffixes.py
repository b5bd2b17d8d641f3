"""What some languages say behind what it is about is put in front: "country-wise", "duration average"."""

from dataclasses import replace

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import fold

_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain", "part")
_NUMBERS = ("metric", "measure")
# The operator in front, and what it may be about.
_TURNED = {
    "by_after": ("by", _GROUPABLE),
    "each_after": ("each", _GROUPABLE),
    "per_after": ("per", _GROUPABLE),
    "not_after": ("not", ("value",)),
    "not_close_after": ("not", ("value",)),
    "number_after": ("number_of", ("dimension", *_NUMBERS)),
    "only_after": ("only", ("value",)),
    "top_after": ("top", _NUMBERS),
    "bottom_after": ("bottom", _NUMBERS),
}
_RANKS = ("top_after", "bottom_after")
_SPREADS = ("stddev", "variance", "median", "percentile")


def drop_explained(pieces: Pieces, draft: Draft) -> Pieces:
    """Leave out what stands in brackets once more: "by time of day (hour of the day)"."""
    if "(" not in draft.said:
        return pieces
    return [piece for at, piece in enumerate(pieces) if not at or not _is_same(pieces[at - 1], piece, draft)]


def _is_same(before: Piece, piece: Piece, draft: Draft) -> bool:
    same = (before.kind, before.value) == (piece.kind, piece.value) and piece.kind in _GROUPABLE
    return same and draft.text_of(before.end, piece.start) == "("


@needs(*_TURNED, "most_before", kinds=("agg",))
def turn_suffixes(pieces: Pieces, draft: Draft) -> Pieces:
    """Each such operator before the list that it follows; one that follows nothing fitting stays.

    Superlatives and aggregations are said of the one thing right before them, and may also stand in front.
    """
    turned: Pieces = []
    for piece in _parted(pieces, draft):
        name, kinds = _TURNED.get(str(piece.value), ("", ())) if piece.kind == "op" else ("", ())
        if name == "not" and _is_negated(turned, kinds):
            draft.ignored |= frozenset(range(piece.start, piece.end))
            continue
        if piece.is_op(*_RANKS) or piece.kind == "agg":
            start = len(turned) - _is_behind(turned, piece, kinds, draft)
        else:
            start = len(turned) if piece.is_op("not_close_after") else _list_start(turned, kinds)
        if start == len(turned):
            turned.append(replace(piece, value=name) if piece.is_op(*_RANKS) else piece)
        else:
            at = turned[start].start
            turned.insert(start, replace(piece, value=name or piece.value, start=at, end=at))
            draft.ignored |= frozenset(range(piece.start, piece.end))
    return turned


def _is_negated(pieces: Pieces, kinds: tuple[str, ...]) -> bool:
    """Whether the list that ends the pieces has its "not" in front already, and this one only closes it."""
    start = _list_start(pieces, kinds)
    return 0 < start < len(pieces) and pieces[start - 1].is_op("not")


def _parted(pieces: Pieces, draft: Draft) -> Pieces:
    """A superlative in two parts, "most" before its number and "many" behind it, made one in front."""
    found = list(pieces)
    for at, piece in enumerate(found):
        if not piece.is_op("most_before"):
            continue
        for far in range(at + 1, len(found)):
            if found[far].is_op("most_after", "least_after"):
                name = "top" if found[far].is_op("most_after") else "bottom"
                draft.ignored |= frozenset(range(found[far].start, found[far].end))
                found[at] = replace(piece, value=name)
                del found[far]
                break
            if found[far].kind not in (*_NUMBERS, "agg"):
                break
    return found


def _is_behind(pieces: Pieces, piece: Piece, kinds: tuple[str, ...], draft: Draft) -> bool:
    """Whether it is said of the piece that it touches: "duración media", not "y media de duración"."""
    if not draft.pack.head_first or not pieces or pieces[-1].end != piece.start:
        return False
    opens = fold(draft.text_of(piece.end - 1, piece.end)) in draft.pack.data["of"]
    counted = piece.kind == "agg" and piece.value == "count_distinct"
    able = kinds or (*_NUMBERS, *(("dimension",) if counted else ()))
    return pieces[-1].kind in able and not opens


def _list_start(pieces: Pieces, kinds: tuple[str, ...]) -> int:
    """Where the list of such things begins that ends the pieces; their number where there is none."""
    start = len(pieces)
    while start and pieces[start - 1].kind in kinds:
        start -= 1
        if start >= 2 and pieces[start - 1].is_op("and", "or") and pieces[start - 2].kind in kinds:
            start -= 1
    return start


@needs(kinds=("agg",))
def turn_aggregates(pieces: Pieces, draft: Draft) -> Pieces:
    """ "What does a booking cost on average": a word of aggregation behind its number goes in front of it."""
    turned: Pieces = []
    pieces = _of_its_rows(pieces, draft)
    for at, piece in enumerate(pieces):
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        place = len(turned) - 1
        alone = (
            follow is None
            or follow.kind in ("break", "value")
            or (follow.kind == "op" and not follow.is_op("number_of"))
        )
        fits = piece.kind == "agg" and alone and place >= 0 and turned[place].kind in _NUMBERS
        if fits and draft.adjacent(turned[place].end, piece.start):
            start = turned[place].start
            turned.insert(place, replace(piece, start=start, end=start))
            draft.ignored |= frozenset(range(piece.start, piece.end))
        else:
            turned.append(piece)
    return _from_the_end(turned, draft)


def _from_the_end(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How do lengths scatter in each category? Standard deviation please": said last, of the one number."""
    numbers = [at for at, piece in enumerate(pieces) if piece.kind in _NUMBERS]
    last = pieces[-1] if pieces else None
    if last is None or last.kind != "agg" or str(last.value).partition(" ")[0] not in _SPREADS:
        return pieces
    if len(numbers) != 1 or sum(piece.kind == "agg" for piece in pieces) > 1:
        return pieces
    (at,) = numbers
    start = pieces[at].start
    draft.ignored |= frozenset(range(last.start, last.end))
    return [*pieces[:at], replace(last, start=start, end=start), *pieces[at:-1]]


def _of_its_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """ "What fee do tests have on average": said behind the rows that have the one field asked for."""
    words = [at for at, piece in enumerate(pieces) if piece.kind == "agg"]
    fields = [at for at, piece in enumerate(pieces) if piece.kind == "measure"]
    if len(words) != 1 or len(fields) != 1 or pieces[words[0]].value != "average" or fields[0] > words[0]:
        return pieces
    (word,), (field,) = words, fields
    home = draft.catalog.dimensions[pieces[field].value].bindings[0].dataset
    rows = [piece for piece in pieces if piece.kind in ("metric", "dataset")]
    behind = pieces[field + 1 : word]
    if not rows or any(piece not in behind or rows_named(piece, draft) != home for piece in rows):
        return pieces
    start, end = pieces[field].start, pieces[word].end
    draft.ignored |= frozenset(range(pieces[word].start, end))
    turned = replace(pieces[word], start=start, end=start)
    asked = field and pieces[field - 1].is_op("which")  # "what fee": the field itself is asked for
    return [
        *pieces[: field - asked],
        turned,
        *(piece for piece in pieces[field:] if piece not in (*rows, pieces[word])),
    ]
