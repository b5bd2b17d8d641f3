""" "Projects that have no invoice": things in the plural with a clause behind are listed, not counted."""

from engine.language.grammar.counting.counts import says_number
from engine.language.grammar.counting.entities import is_own
from engine.language.grammar.pieces import Draft, Piece, Pieces
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.grammar.scope import are_several

_BEFORE = ("values", "condition")


def is_described(noun: Piece, rest: Pieces, draft: Draft) -> bool:
    """Whether the question is a noun in the plural, with a clause behind it that says which are meant.

    A noun alone, or with words before it only, may as well ask how many there are.
    """
    before = [one for one in rest[: rest.index(noun)] if not _is_truth(one, draft)]
    counted = any(one.is_op("number_of") for one in rest) or says_number(noun, draft)
    if counted or "asked_one" in draft.flags or any(one.kind not in _BEFORE for one in before):
        return False
    return (
        are_several(noun, draft)
        and _has_clause(_end(noun, rest), draft)
        and _are_own(rest, rows_named(noun, draft), draft)
    )


def _are_own(rest: Pieces, rows: str, draft: Draft) -> bool:
    """Whether each bound is on a number that the things have themselves, and not on one of finer rows."""
    bounds = [at for at, piece in enumerate(rest) if piece.kind == "threshold"]
    beside = [[rest[near] for near in (at - 1, at + 1) if 0 <= near < len(rest)] for at in bounds]
    return all(
        any(one.kind in ("measure", "dimension") and is_own(rows, str(one.value), draft) for one in near)
        for near in beside
    )


def _end(noun: Piece, rest: Pieces) -> int:
    """The end of the noun with the values right behind it: "projets livrés sans facture"."""
    end = noun.end
    for piece in rest[rest.index(noun) + 1 :]:
        beside = piece.kind == "values" and not piece.value.absent and piece.start == end
        end = piece.end if beside else end
    return end


def _has_clause(end: int, draft: Draft) -> bool:
    """Whether a relative pronoun, or a word of absence, stands right behind."""
    word, then = (draft.text_of(at, at + 1).casefold() for at in (end, end + 1))
    data = draft.pack.data
    if word == ",":
        return then in data["ignored"]["relative"] or then in draft.pack.thesaurus["clause_articles"]
    return word in data["ignored"]["relative"] or (_lacks(end, draft) and not draft.open)


def _lacks(end: int, draft: Draft) -> bool:
    """ "Without an invoice", "with no invoice": nobody would count what is to be looked after."""
    return any(
        "absent" in draft.pack.operators.get(tuple(draft.text_of(end, end + size).casefold().split()), ())
        for size in (1, 2, 3)
    )


def _is_truth(piece: Piece, draft: Draft) -> bool:
    return piece.kind == "dimension" and piece.value in draft.truths
