"""How two numbers go together: "correlation between plays and watch time by day".

What gives the pairs of values must be said: an adjective of time ("daily"), the one thing that the question
splits by, or "paired by". Of two fields of one table each row is a pair.
"""

from engine.language.grammar.counting.inner import key_dimension
from engine.language.grammar.numbers.metrics import modelled, term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.query import AggregateTerm, CorrelationTerm, MetricRef

_NUMBERS = ("metric", "aggregate", "measure")
_PAIRING = ("dimension", "unit", "grain")
_BETWEEN = ("and", "compare")
_PLAIN = (MetricRef, AggregateTerm)


@needs("correlation")
def fold_correlations(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace both numbers, and what pairs their values, with one term; a mark where either is unclear."""
    if not any(piece.is_op("correlation") for piece in pieces):
        return pieces
    kept = _rows_named([piece for piece in pieces if not piece.is_op("correlation")], draft)
    places = _numbers(kept, draft)
    if len(places) != 2 or not _is_plain_pair(kept, *places):
        draft.fatal.append(Mark("correlation_of_what"))
        return []
    first, second = (kept[at] for at in places)
    between = [at for at in range(places[0] + 1, places[1]) if kept[at].kind != "grain"]
    kept = [piece for at, piece in enumerate(kept) if at not in between]
    rows = _key_of_rows(first, second, draft)
    by, grain, rest = ((rows,), None, kept) if rows else _paired(kept, second, draft)
    rest = [piece for piece in rest if piece is not first and piece is not second]
    of, other = (_plain(piece, by, draft) for piece in (first, second))
    if of is None or other is None or of == other or not (by or grain):
        draft.fatal.append(_unclear(first if of is None else second, of, other))
        return []
    term = CorrelationTerm.model_validate({"of": of, "other": other, "by": by, "grain": grain})
    draft.cost += WEIGHTS["nested"]
    made = Piece("aggregate", term, first.start, second.end, (*first.phrases, *second.phrases))
    return [made, *rest]


def _rows_named(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Paired by rows of songs": by the key of that table."""
    found: Pieces = []
    for piece in pieces:
        key = key_dimension(piece.value, draft) if piece.kind == "dataset" else ""
        if found and found[-1].is_op("rows_of") and key:
            found[-1] = Piece("dimension", key, found[-1].start, piece.end, piece.phrases)
        else:
            found.append(piece)
    return found


def _numbers(pieces: Pieces, draft: Draft) -> list[int]:
    """Where the two numbers stand; a numeric field is one where too few others are said."""
    found = [at for at, piece in enumerate(pieces) if piece.kind in _NUMBERS]
    if len(found) < 2:
        found += [
            at
            for at, piece in enumerate(pieces)
            if _is_numeric(piece, draft) and not (at and pieces[at - 1].is_op(*SPLITTING, "paired"))
        ]
    return sorted(found)


def _is_numeric(piece: Piece, draft: Draft) -> bool:
    if piece.kind != "dimension":
        return False
    field = draft.catalog.dimensions[piece.value].field
    return field.role == "dimension" and field.type in ("integer", "number") and not field.buckets


def _is_plain_pair(pieces: Pieces, first: int, second: int) -> bool:
    """Whether nothing is said of one of the two alone, as in "drama plays and completions"."""
    between = pieces[first + 1 : second]
    joined = all(piece.kind in ("break", "grain") or piece.is_op(*_BETWEEN) for piece in between)
    beside = pieces[first - 1] if first else None
    own = beside is not None and beside.kind in ("values", "condition", "limit", "agg", "threshold")
    return joined and not own


def _key_of_rows(first: Piece, second: Piece, draft: Draft) -> str:
    """The key of the table that both are fields of; "" if they are not, or it has none."""
    if any(piece.kind not in ("measure", "dimension") for piece in (first, second)):
        return ""
    tables = {draft.catalog.dimensions[piece.value].bindings[0].dataset for piece in (first, second)}
    return key_dimension(tables.pop(), draft) if len(tables) == 1 else ""


def _plain(piece: Piece, by: tuple[str, ...], draft: Draft) -> MetricRef | AggregateTerm | None:
    """The number itself; of a field its value in each row, where the pairs are rows of its table."""
    if piece.kind in ("metric", "aggregate"):
        term = term_of(piece)
    elif len(by) == 1 and _is_row_of(by[0], piece, draft):
        term = modelled(AggregateTerm(agg="average", field=piece.value), draft)
    else:
        return None
    return term if isinstance(term, _PLAIN) else None


def _unclear(piece: Piece, of: object, other: object) -> Mark:
    """Why there is no term: a field without its aggregation, one number twice, or no pairs."""
    if of is None or other is None:
        return Mark("which_aggregate", piece.value if isinstance(piece.value, str) else "")
    return Mark("correlation_of_what" if of == other else "correlation_over")


def _is_row_of(by: str, piece: Piece, draft: Draft) -> bool:
    """Whether the pairs are the rows of the field's table, told apart by its key or its name."""
    dataset = draft.catalog.datasets[draft.catalog.dimensions[piece.value].bindings[0].dataset]
    named = any(
        one.dataset == dataset.name and one.field.name == dataset.name_field
        for one in draft.catalog.dimensions[by].bindings
    )
    return named or by == key_dimension(dataset.name, draft)


def _paired(pieces: Pieces, second: Piece, draft: Draft) -> tuple[tuple[str, ...], str | None, Pieces]:
    """The dimensions and the grain that pairs are told apart by, and the pieces without them."""
    said = [at for at, piece in enumerate(pieces) if piece.is_op("paired")]
    if said:
        end = _end_of_list(pieces, said[0] + 1, draft)
        return _as_pairs(pieces[said[0] + 1 : end], [*pieces[: said[0]], *pieces[end:]])
    grains = [piece for piece in pieces if piece.kind == "grain"]
    if grains:
        return _as_pairs(grains, [piece for piece in pieces if piece.kind != "grain"])
    lists = [at for at, piece in enumerate(pieces) if piece.is_op("by", "per")]
    if len(lists) == 1:
        end = _end_of_list(pieces, lists[0] + 1, draft)
        if end == lists[0] + 2:
            return _as_pairs(pieces[lists[0] + 1 : end], [*pieces[: lists[0]], *pieces[end:]])
        return (), None, pieces
    return ((), None, pieces) if lists else _unsaid(pieces, second, draft)


def _unsaid(pieces: Pieces, second: Piece, draft: Draft) -> tuple[tuple[str, ...], str | None, Pieces]:
    """ "From title to title", "over categories": the one thing behind the numbers, with a preposition."""
    behind = [piece for piece in pieces if piece.start >= second.end and piece.kind in ("dimension", "unit")]
    placed = all(piece.start - 1 in draft.prepositions for piece in behind)
    if not behind or not placed or any(piece.is_op(*SPLITTING) for piece in pieces):
        return (), None, pieces
    return _as_pairs(behind, [piece for piece in pieces if piece not in behind])


def _end_of_list(pieces: Pieces, at: int, draft: Draft) -> int:
    """Where a list such as "country and day" ends; it goes on only where "and" and nothing else joins."""
    end = at
    while end < len(pieces) and pieces[end].kind in _PAIRING:
        end += 1
        follow = end + 1 < len(pieces) and pieces[end].is_op("and") and pieces[end + 1].kind in _PAIRING
        if not follow or not draft.adjacent(pieces[end].end, pieces[end + 1].start):
            break
        end += 1
    return end


def _as_pairs(said: Pieces, rest: Pieces) -> tuple[tuple[str, ...], str | None, Pieces]:
    """What is said as dimensions and a grain; nothing where two different grains are."""
    by = tuple(dict.fromkeys(piece.value for piece in said if piece.kind == "dimension"))
    grains = {piece.value for piece in said if piece.kind in ("unit", "grain")}
    if len(grains) > 1:
        return (), None, rest
    return by, grains.pop() if grains else None, rest
