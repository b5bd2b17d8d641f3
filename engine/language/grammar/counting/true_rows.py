""" "The most entrapments", "entrapments per building": what a row may be is counted where it is."""

from dataclasses import replace

from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.filters import Compare

_RANKS = ("top", "bottom")
_NUMBERS = ("metric", "aggregate", "measure", "agg")
_SPLITTING = ("by", "per", "each")
_ENDING = 2  # letters of a plural


@needs(kinds=("dimension",))
def fold_true_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """A yes or no said as a noun of several, where a number is asked for, is how many rows it is true of."""
    for at, piece in enumerate(pieces):
        if not _is_noun(piece, draft) or not _is_number_asked(pieces, at):
            continue
        draft.cost += WEIGHTS["rows_counted"]
        condition = Compare(field=piece.value, op="=", value=draft.truths[piece.value])
        draft.filters.append((piece.start, piece.end, condition))
        home = draft.catalog.dimensions[piece.value].bindings[0].dataset
        counted = replace(piece, kind="aggregate", value=rows_of(home, draft))
        before = pieces[:at]
        if before and before[-1].is_op("number_of"):
            draft.flags.add("counted")
            before = before[:-1]
        return [*before, counted, *pieces[at + 1 :]]
    return pieces


def _is_noun(piece: Piece, draft: Draft) -> bool:
    """Whether a yes or no of the rows of one table is said in the plural, by its whole name."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "dimension" else None
    if known is None or piece.value not in draft.truths or known.roles or len(known.bindings) != 1:
        return False
    whole = all(one.rule in ("label", "synonym") for one in piece.phrases)
    return whole and _is_several(draft.text_of(piece.start, piece.end).casefold(), known.label, draft)


def _is_several(said: str, label: str, draft: Draft) -> bool:
    """Whether the name is said in the plural of the language, or of the model's own."""
    named = label.casefold()
    if draft.pack.is_plural(named):
        return False
    own = said.startswith(named) and 0 < len(said) - len(named) <= _ENDING
    return own or (draft.pack.is_plural(said) and draft.pack.singular(said) == draft.pack.singular(named))


def _is_number_asked(pieces: Pieces, at: int) -> bool:
    """Whether the most of them rank, or they open the question and are split, or their number is asked."""
    before = pieces[at - 1] if at else None
    others = [one for one in pieces[at + 1 :] if one.kind in _NUMBERS]
    if before is not None:
        ranked = before.is_op(*_RANKS) and before.end <= pieces[at].start
        return (ranked or before.is_op("number_of")) and not others
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    return behind is not None and (behind.is_op(*_SPLITTING) or behind.kind == "period") and not others
