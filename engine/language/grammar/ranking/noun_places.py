"""A place alone before a noun that a number puts in order: "second country by views"."""

from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, Rank, needs

_RANKS = ("top", "bottom", "best", "worst", "place", "rank")


@needs("by", kinds=("ordinal",))
def fold_noun_places(pieces: Pieces, draft: Draft) -> Pieces:
    """Move such a place into the draft, where nothing else of the question ranks."""
    said = [piece for piece in pieces if piece.kind != "break"]
    if draft.ranks or len(said) < 3 or any(piece.is_op(*_RANKS) for piece in said):
        return pieces
    place, noun = said[:2]
    if noun.kind != "dimension" or not draft.adjacent(place.end, noun.start) or not _is_measured(said, draft):
        return pieces
    if place.kind == "ordinal":
        draft.ranks.append(Rank("top", 1, place.start, place.end, int(place.value) - 1))
        return [piece for piece in pieces if piece is not place]
    if place.is_op("by") and draft.text_of(place.start, place.end).casefold() in draft.pack.places:
        draft.fatal.append(
            Mark("unused", draft.text_of(place.start, place.end))
        )  # "segundo" is "second" here
    return pieces


def _is_measured(said: list[Piece], draft: Draft) -> bool:
    """Whether a number follows the noun behind "by", "in terms of" or a preposition."""
    at = 2
    while at < len(said) - 1 and said[at].is_op("sort", *SPLITTING):
        at += 1
    if said[at].kind not in ("metric", "measure"):
        return False
    if at > 2:
        return True
    between = set(range(said[1].end, said[at].start))
    return bool(between & draft.prepositions) and between <= draft.ignored
