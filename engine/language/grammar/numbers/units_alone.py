"""A unit in the place of a number: "kilos of rump" are no payload of the vans that brought it."""

from collections.abc import Iterator

from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Piece
from semantic.filters import fields_of


def units_alone(draft: Draft) -> Iterator[str]:
    """The words of each number that is only told by its unit, of rows without what narrows them."""
    narrowed = {name for _, _, condition in draft.filters for name in fields_of(condition)}
    names = narrowed & draft.catalog.dimensions.keys()
    for piece in draft.metrics:
        if not _is_unit(piece, draft):
            continue
        facts = draft.catalog.facts(term_of(piece))
        if any(not draft.catalog.routes(fact, name) for fact in facts for name in names):
            yield draft.text_of(piece.start, piece.end)


def _is_unit(piece: Piece, draft: Draft) -> bool:
    said = draft.text_of(piece.start, piece.end).casefold()
    guessed = any(one.reason.startswith(("partial", "open")) for one in piece.phrases)
    return guessed and any(said in words for words in draft.quantities.values())
