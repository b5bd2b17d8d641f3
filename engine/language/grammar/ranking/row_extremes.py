"""The most of a number over rows: "the biggest discount on a single line"."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.metrics import aggregation
from engine.language.grammar.pieces import Draft, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import some_said

_MOST = {"top": "max", "bottom": "min", "max": "max", "min": "min"}
_NUMBERS = ("metric", "aggregate", "measure", "agg")


def fold_row_extremes(pieces: Pieces, draft: Draft) -> Pieces:
    """The noun of the rows themselves behind such a number says whose it is."""
    found = [at for at in range(len(pieces) - 1) if _is_extreme(pieces, at, draft)]
    if len(found) != 1 or draft.ranks or draft.groups:
        return pieces
    at = found[0]
    rows = draft.catalog.dimensions[pieces[at + 1].value].bindings[0].dataset
    nouns = [one for one, piece in enumerate(pieces) if is_bare_count(piece, draft)]
    others = [one for one, piece in enumerate(pieces) if piece.kind in _NUMBERS and one not in (at, at + 1)]
    if len(nouns) != 1 or others != nouns or rows_named(pieces[nouns[0]], draft) != rows:
        return pieces
    noun = pieces[nouns[0]]
    said = draft.text_of(noun.start, noun.end).casefold()
    if draft.pack.singular(said) != said:
        return pieces
    return _of_any(pieces, at, nouns[0], draft) if nouns[0] > at else pieces


def _is_extreme(pieces: Pieces, at: int, draft: Draft) -> bool:
    word, number = pieces[at], pieces[at + 1]
    most = word.is_op("top", "bottom") or (word.kind == "agg" and word.value in _MOST)
    return most and number.kind == "measure" and draft.adjacent(word.end, number.start)


def _of_any(pieces: Pieces, at: int, noun: int, draft: Draft) -> Pieces:
    """ "The highest rating an episode ever got": over all of them."""
    before = pieces[noun - 1]
    single = before.is_op("any_one") and before.end == pieces[noun].start
    split = any(one.is_op("by", "each", "per") for one in pieces)
    if split or not (single or some_said(pieces[noun].start, draft)):
        return pieces
    drop = {
        noun,
        at,
        *((noun - 1,) if single else ()),
        *((0,) if pieces[0].is_op("which") and at == 1 else ()),
    }
    word = _MOST[str(pieces[at].value)]
    phrases = (*pieces[at].phrases, *pieces[at + 1].phrases)
    value = aggregation(word, str(pieces[at + 1].value))
    made = Piece("aggregate", value, pieces[at].start, pieces[at + 1].end, phrases)
    return [made if one == at + 1 else piece for one, piece in enumerate(pieces) if one not in drop]
