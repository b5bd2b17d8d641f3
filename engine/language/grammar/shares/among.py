"""Shares whose whole is said behind: "share of part-time staff among those without an end date"."""

from engine.language.grammar.pieces import EVERYTHING, Draft, Mark, Piece, Pieces
from engine.language.tokens import norms


def told_among(said: Pieces, numbers: Pieces, draft: Draft) -> Pieces:
    """What the share is of: all that is said before the word; what stands behind restricts the whole.

    Nothing where no such word is said, or only values stand behind it, which are read as everywhere.
    """
    place = _place(draft)
    first = draft.said_at["share"]
    before = [one for one in said if first <= one.start < place]
    filtered = [one for one in draft.filters if first <= one[0] < place]
    behind = [one for one in draft.filters if one[0] > place]
    if place < 0 or not behind or draft.those:
        return []
    if len(numbers) != 1 or len(before) + len(filtered) != 1:
        draft.fatal.append(Mark("conditional_share"))
        return []
    draft.filters[:] = [one for one in draft.filters if one not in filtered]
    return [*before, *(Piece("condition", one, start, end, ()) for start, end, one in filtered)]


def _place(draft: Draft) -> int:
    """Where the word stands behind the share; -1 for nowhere."""
    words = norms(draft.text_of(0, EVERYTHING))
    places = (at for at, word in enumerate(words) if word in draft.pack.thesaurus["among"])
    return next((at for at in places if at > draft.said_at["share"]), -1)
