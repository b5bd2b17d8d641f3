"""Shares of those that fit: "what share of views come from mobile", "the share of orders that were late"."""

from engine.language.grammar.leftovers import condition_of
from engine.language.grammar.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, ValueSet
from semantic.filters import And, Condition
from semantic.query import AggregateTerm, MetricRef, MetricTerm, RatioTerm

_NUMBERS = ("metric", "aggregate")


def fold_those(pieces: Pieces, draft: Draft) -> Pieces:
    """The one number that is shared, over itself under the condition; a mark where more is said of it."""
    if "share" not in draft.flags or draft.splits:
        return _unshared(pieces, draft)
    pieces = _with_truths(pieces, draft)
    numbers = [piece for piece in pieces if piece.kind in _NUMBERS]
    if len(numbers) == 2 and numbers[0].end <= draft.said_at["share"] < numbers[1].start:
        return _of_all(pieces, draft, numbers[0], numbers[1])
    said = [piece for piece in pieces if piece.kind in ("values", "limit", "condition")]
    those = draft.those or _alone(pieces, said)
    if not those:
        return pieces
    end = draft.said_at.get("clause", float("inf"))  # "where category is Drama" is said of all of it
    behind = [piece for piece in said if those[0].start < piece.start < end and piece not in those]
    acting = any(_acts(piece, draft) for piece in those)
    strange = any(piece.kind == "limit" for piece in said)
    if len(numbers) != 1 or behind or acting or strange:
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    return _divided(pieces, draft, numbers[0], numbers[0], those)


def _unshared(pieces: Pieces, draft: Draft) -> Pieces:
    if draft.those:
        draft.fatal.append(Mark("conditional_share"))
    return pieces


def _with_truths(pieces: Pieces, draft: Draft) -> Pieces:
    """ "What share of sessions were completed": a yes-or-no field behind the verb is a condition."""
    found: Pieces = []
    for piece in pieces:
        behind = bool(found) and found[-1].kind in (*_NUMBERS, "values")
        verb = behind and any(at in draft.copulas for at in range(found[-1].end, piece.start))
        if verb and piece.kind == "dimension" and piece.value in draft.truths:
            fits = ValueSet(piece.value, (draft.truths[piece.value],))
            piece = Piece("values", fits, piece.start, piece.end, piece.phrases)
            draft.those.append(piece)
        found.append(piece)
    return found


def _acts(piece: Piece, draft: Draft) -> bool:
    """ "Does search bring": who does something is not told by the name alone."""
    follow = draft.text_of(piece.end, piece.end + 1).casefold()
    return "verb" in draft.pack.ignored.get((follow,), ())


def _alone(pieces: Pieces, said: Pieces) -> Pieces:
    """ "Share of premium viewers": without a split, the one condition is what it is of."""
    plain = all(piece.kind in (*_NUMBERS, "values", "period") for piece in pieces)
    return said if plain and len(said) == 1 and not getattr(said[0].value, "negated", False) else []


def _of_all(pieces: Pieces, draft: Draft, first: Piece, second: Piece) -> Pieces:
    """ "Critical alerts as a percentage of all alerts", "rejected rows as a percentage of ingested rows"."""
    said = [piece for piece in pieces if piece.kind in ("values", "limit", "condition")]
    before = [piece for piece in said if piece.kind == "values" and piece.end <= draft.said_at["share"]]
    same = term_of(first) == term_of(second)
    if len(before) != len(said) or len(said) != same or _unit(first, draft) != _unit(second, draft):
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    return _divided(pieces, draft, first, second, said)


def _divided(pieces: Pieces, draft: Draft, first: Piece, second: Piece, those: Pieces) -> Pieces:
    """One number in the place of both, the conditions taken out."""
    top, bottom = term_of(first), term_of(second)
    if not (_adds_up(top, draft) and _adds_up(bottom, draft)):
        draft.fatal.append(Mark("conditional_share"))
        return pieces
    draft.flags.discard("share")
    conditions: list[Condition] = [
        piece.value if piece.kind == "condition" else condition_of(piece.value) for piece in those
    ]
    where = And(items=tuple(conditions)) if len(conditions) > 1 else conditions[0] if conditions else None
    share = RatioTerm.model_validate({"top": top, "bottom": bottom, "where": where})
    phrases = tuple(phrase for piece in dict.fromkeys((first, second)) for phrase in piece.phrases)
    made = Piece("aggregate", share, first.start, second.end, phrases)
    draft.ignored |= frozenset(at for piece in those for at in range(piece.start, piece.end))
    gone = (second, *those) if first is not second else tuple(those)
    kept = [piece for piece in pieces if not any(piece is one for one in gone)]
    return [made if piece is first else piece for piece in kept]


def _adds_up(term: MetricTerm, draft: Draft) -> bool:
    if isinstance(term, AggregateTerm):
        return draft.catalog.measures(term)[0].additivity in ("additive", "distinct")
    return isinstance(term, MetricRef) and draft.catalog.metrics[term.name].additivity in (
        "additive",
        "distinct",
    )


def _unit(piece: Piece, draft: Draft) -> str:
    term = term_of(piece)
    return draft.catalog.metrics[term.name].unit if isinstance(term, MetricRef) else ""
