""" "The best drama": what is ranked is said only by a value of it."""

from engine.language.grammar.pieces import Draft, Group, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.model import Dataset


@needs(kinds=("values",))
def fold_described_things(pieces: Pieces, draft: Draft) -> Pieces:
    """Rank the things that have the value said right behind the ranking, where nothing else is ranked."""
    if len(draft.ranks) != 1 or draft.groups:
        return pieces
    rank = draft.ranks[0]
    end = max([piece.end for piece in pieces if piece.start == rank.start], default=rank.end)
    noun = next(
        (piece for piece in pieces if piece.kind == "values" and piece.start == max(end, rank.end)), None
    )
    name = _name_of(noun, draft) if noun is not None and not noun.value.negated else ""
    if noun is not None and name:
        plural = draft.pack.is_plural(draft.text_of(noun.start, noun.end))
        draft.groups.append(Group("dimension", name, said=False, start=noun.start, plural=plural))
        draft.cost += WEIGHTS["implied_group"]
    return pieces


def _name_of(noun: Piece, draft: Draft) -> str:
    """The name of the things that have the value; "" where they have none, or the value is one."""
    bindings = draft.catalog.dimensions[noun.value.dimension].bindings
    owners = [draft.catalog.datasets[one.dataset] for one in bindings]
    if len(owners) != 1 or owners[0].name_field in ("", bindings[0].field.name):
        return ""
    return named_field(owners[0])


def named_field(dataset: Dataset) -> str:
    """The field that says what the rows are called, as it is asked for; "" for none."""
    field = next((one for one in dataset.fields if one.name == dataset.name_field), None)
    return (field.dimension or f"{dataset.name}.{field.name}") if field else ""
