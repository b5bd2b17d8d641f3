"""A yes-or-no field with its answer said: "where replay is no", "completed is yes"."""

from collections.abc import Sequence

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.phrases import Phrase
from semantic.filters import Compare, Condition, Not, fields_of
from semantic.query import AggregateTerm, MetricRef, RowsTerm


def fold_truths(pieces: Pieces, draft: Draft) -> Pieces:
    """Replace each such pair by a filter."""
    kept: Pieces = []
    pieces = _without_bounds(pieces, draft)
    for at, piece in enumerate(pieces):
        if _describes(pieces, at, draft):
            condition: Condition = Compare(field=piece.value, op="=", value=draft.truths[piece.value])
            draft.filters.append((piece.start, piece.end, condition))
            continue
        before = kept[-1] if kept else None
        said = _said(piece, draft)
        field = _field(before, draft) if before is not None and said is not None else ""
        if before is None or not field or not _is_told(before, piece, draft):
            kept.append(piece)
            continue
        kept.pop()
        condition = Compare(field=field, op="=", value=draft.truths[field])
        draft.filters.append((before.start, piece.end, condition if said else Not(item=condition)))
    return kept


def check_answers(phrases: Sequence[Phrase], draft: Draft) -> None:
    """A mark for each yes-or-no field that was said and is neither a condition nor a split."""
    if draft.fatal or draft.those or not draft.metrics:
        return
    used = {name for _, _, condition in draft.filters for name in fields_of(condition)}
    used |= {group.name for group in draft.groups} | set(draft.splits)
    used |= {term.field for term in map(term_of, draft.metrics) if isinstance(term, AggregateTerm)}
    plain = all(isinstance(term_of(piece), MetricRef | AggregateTerm | RowsTerm) for piece in draft.metrics)
    for phrase in phrases if plain else ():
        if phrase.kind == "dimension" and phrase.target in draft.truths and phrase.target not in used:
            draft.fatal.append(Mark("unused", draft.text_of(phrase.start, phrase.end)))


def _without_bounds(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Under warranty": before a yes or no the word is a preposition, and no bound."""
    if not any(piece.is_op("under_field", "less") for piece in pieces):
        return pieces
    return [
        piece
        for at, piece in enumerate(pieces)
        if not (
            piece.is_op("under_field", "less") and _names_answer(pieces[at + 1 : at + 2], piece.end, draft)
        )
    ]


def _names_answer(follow: Pieces, end: int, draft: Draft) -> bool:
    """Whether a yes-or-no field, or its yes, stands right there."""
    if not follow or follow[0].start != end:
        return False
    name = follow[0].value[0].dimension if follow[0].kind == "value" else str(follow[0].value)
    return follow[0].kind in ("value", "dimension") and name in draft.truths


def _describes(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "How many covered stages": a yes-or-no field right before the noun of its own rows."""
    piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind != "dimension" or piece.value not in draft.truths or follow is None or not at:
        return False
    known = draft.catalog.dimensions[piece.value]
    own = rows_named(follow, draft) == known.bindings[0].dataset and not known.roles
    told = any(
        place in draft.copulas for place in range(pieces[at - 1].end, piece.start)
    )  # "are rush orders"
    return own and follow.start == piece.end and (told or pieces[at - 1].is_op("number_of"))


def _said(piece: Piece, draft: Draft) -> bool | None:
    """Whether the piece is the word for yes or that for no; None for any other."""
    if piece.kind not in ("value", "op"):
        return None
    text = draft.text_of(piece.start, piece.end).casefold()
    words = draft.pack.data["truth"]
    if len(text) < 2:
        return None
    return True if text in words["yes"] else False if text in words["no"] else None


def _field(piece: Piece, draft: Draft) -> str:
    """The yes-or-no field that is named, by itself or by its yes."""
    if piece.kind == "dimension":
        return str(piece.value) if piece.value in draft.truths else ""
    if piece.kind != "value" or len(piece.value) != 1:
        return ""
    ref = piece.value[0]
    return ref.dimension if draft.truths.get(ref.dimension) == ref.value else ""


def _is_told(before: Piece, piece: Piece, draft: Draft) -> bool:
    """Whether a copula stands between: "is no"; "replay no capacity" says something else."""
    between = range(before.end, piece.start)
    return bool(between) and all(at in draft.copulas for at in between)
