"""The last or the largest of each of several things, which no query tells: it is refused by name."""

from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import norms

_ENDS = ("latest", "earliest")
_SIZES = ("top", "bottom")
_NOUNS = ("metric", "dimension", "dataset")


@needs(*_ENDS)
def check_last_of_each(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Lifts whose last inspection failed": not the last inspection of all that failed."""
    said = [one for one in pieces if not (one.kind == "break" and one.value == "relative")]
    owner = _rows(said[0], draft) if said else ""
    last = said[1:3]
    if owner and len(last) == 2 and last[0].is_op(*_ENDS) and not _is_listed(draft):
        rows = _rows(last[1], draft)
        if rows and rows != owner and draft.catalog.network.related(owner, rows):
            draft.fatal.append(Mark("top_per_group", draft.text_of(last[0].start, last[0].end)))
    return pieces


@needs(*_SIZES)
def check_largest_of_each(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Largest project per client": no client is the largest by how many projects it has."""
    for rank, noun, split, thing in zip(pieces, pieces[1:], pieces[2:], pieces[3:], strict=False):
        sized = rank.is_op(*_SIZES) and rank.end == noun.start and split.is_op(*SPLITTING)
        sized = sized and bool(_rows(thing, draft))  # "by budget" says how large
        said = draft.text_of(noun.start, noun.end).casefold()
        if sized and _is_size(rank, draft) and _rows(noun, draft) and draft.pack.singular(said) == said:
            draft.fatal.append(Mark("top_per_group", draft.text_of(rank.start, rank.end)))
    return pieces


def _is_size(rank: Piece, draft: Draft) -> bool:
    """ "Largest", and neither "most" nor "top"."""
    said = norms(draft.text_of(rank.start, rank.end))
    return said in map(norms, draft.pack.thesaurus["sizes"])


def _is_listed(draft: Draft) -> bool:
    return bool(draft.flags & {"listing", "listed"})


def _rows(piece: Piece, draft: Draft) -> str:
    """The rows that a noun, or the verb of a time, is of."""
    if piece.kind == "timefield" and isinstance(piece.value, str):
        return draft.catalog.dimensions[piece.value].bindings[0].dataset
    return rows_named(piece, draft) if piece.kind in _NOUNS else ""
