"""Shares of a part named at the word itself: "share of Premium in viewers", "mobile share of views"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces
from engine.language.tokens import norms


def named_part(pieces: Pieces, said: Pieces, number: Piece, draft: Draft) -> Pieces:
    """The value that is the part: of each group, where the question splits by something else.

    What else is said restricts the whole. A number before the word is asked for by itself as well, unless
    a verb tells the part: "of the viewers in each country, what share is Premium".
    """
    share = draft.said_at["share"]
    value = next((one for one in said if _is_part(one, pieces, number, draft)), None)
    if value is None or value.value.negated or value.value.absent:
        return []
    own = any(one.kind == "dimension" and one.value == value.value.dimension for one in pieces)
    verb = any(at in draft.copulas for at in range(share, value.start))
    if number.end <= share < value.start and not verb:
        draft.fatal.append(Mark("conditional_share"))
        return []
    return [] if own else [value]


def _is_part(said: Piece, pieces: Pieces, number: Piece, draft: Draft) -> bool:
    if said.kind != "values":
        return False
    share = draft.said_at["share"]
    if said.start < share:  # "mobile share of views"
        word = norms(draft.text_of(number.start - 1, number.start))
        by = "by" in draft.pack.operators.get(word, ())  # "stormy share by trip" has no whole
        return draft.adjacent(said.end, share) and number.start > share and not by
    first = next((one for one in pieces if one.start > share and one.kind != "break"), None)
    split = any(one.is_op(*SPLITTING) or one.kind == "grain" for one in pieces)
    return first is said and ((split and number.end <= share) or _is_in(said, pieces, number, draft))


def _is_in(said: Piece, pieces: Pieces, number: Piece, draft: Draft) -> bool:
    """ "Premium in unique viewers", "Premium among viewers": small words, and the number right behind."""
    follow = pieces[pieces.index(said) + 1 :][:1]
    between = range(said.end, number.start)
    return follow == [number] and bool(between) and draft.copulas.isdisjoint(between)
