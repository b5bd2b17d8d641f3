"""Things told by a class of theirs behind "each": "visits per dentist" are by practice, of the dentists."""

from itertools import pairwise

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs
from engine.language.grammar.ranking.described_things import named_field
from engine.language.grammar.ranking.superlatives import rows_named
from engine.language.tokens import norms
from semantic.model import Dataset

_NOUNS = ("dimension", "dataset", "metric", "measure", "value")


@needs(kinds=("value",))
def fold_each_value(pieces: Pieces, draft: Draft) -> Pieces:
    """Put the name of the things before the value that says which of them each is meant.

    A value with a capital is a name, where nouns have none: "orders per Instagram" is nothing of each.
    """
    for at, (each, value) in enumerate(pairwise(pieces)):
        told = each.is_op("each", "per") and value.kind == "value" and draft.adjacent(each.end, value.start)
        if told and _is_noun(value, pieces[at + 2 : at + 3], draft):
            name = _name_of(value, pieces, draft)
            if name:
                thing = Piece("dimension", name, value.start, value.start)
                return [*pieces[: at + 1], thing, *pieces[at + 1 :]]
    return pieces


def _is_noun(value: Piece, behind: Pieces, draft: Draft) -> bool:
    """Whether a value stands for things, and does not tell which of those named right behind it."""
    said = draft.text_of(value.start, value.end)
    named = any(one.start == value.end and one.kind in _NOUNS for one in behind)
    return said.isalpha() and not named and (said.islower() or draft.pack.data["restate"]["capitals"])


def _name_of(value: Piece, pieces: Pieces, draft: Draft) -> str:
    """The name of the things that the value is a class of; "" where they have none, or it is their name.

    Things that are named themselves are not told by a class of theirs once more.
    """
    names = {ref.dimension for ref in value.value}
    known = draft.catalog.dimensions[names.pop()] if len(names) == 1 else None
    if known is None or len(known.bindings) != 1 or known.roles or known.field.type == "boolean":
        return ""
    home = draft.catalog.datasets[known.bindings[0].dataset]
    named = any(rows_named(one, draft) == home.name for one in pieces)
    if named or home.name_field in ("", known.field.name) or _is_called(value, home, draft):
        return ""
    return named_field(home)


def _is_called(value: Piece, home: Dataset, draft: Draft) -> bool:
    """ "Per designer" where the rows have a key of that name: the things are called so."""
    said = norms(draft.text_of(value.start, value.end))
    names = (home.noun, home.label, *draft.catalog.dimensions[named_field(home)].synonyms)
    return any(said == norms(name) for name in names)
