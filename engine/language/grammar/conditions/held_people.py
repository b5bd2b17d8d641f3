"""People behind a bound on what things hold: "halls that seat more than 150 people"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from semantic.query import GroupTerm

_NOUNS = ("metric", "dataset", "dimension")


@needs(kinds=("threshold",))
def drop_held_people(pieces: Pieces, draft: Draft) -> Pieces:
    """Leave the people out right behind a bound on a number said before it: they are its unit."""
    for before, bound, behind in zip(pieces, pieces[1:], pieces[2:], strict=False):
        held = before.kind == "measure" and bound.kind == "threshold" and behind.kind in _NOUNS
        if held and _are_people(behind, draft) and bound.end == behind.start:
            return [one for one in pieces if one is not behind]
    return pieces


def _are_people(piece: Piece, draft: Draft) -> bool:
    return draft.text_of(piece.start, piece.end).casefold() in draft.pack.thesaurus["peers"]


def things_lost(draft: Draft, groups: tuple[GroupTerm, ...]) -> bool:
    """Whether "which halls" opens a question and neither word is one that anything is told of."""
    which, noun = (draft.text_of(at, at + 1).casefold() for at in (0, 1))
    if groups or draft.listing is not None or "which" not in draft.pack.operators.get((which,), ()):
        return False
    said = draft.pack.singular(noun)
    things = any(one.name_field and one.noun.casefold() == said for one in draft.catalog.datasets.values())
    return things and said != noun
