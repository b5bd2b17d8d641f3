"""Things asked for by their kind: "which mechanic did the most repairs" where mechanic is a job title."""

from engine.language.grammar.pieces import Draft, Group, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import key_of

_RANKS = ("top", "bottom", "superlative", "best", "worst", "most", "fewest")


@needs("which")
def fold_which_kind(pieces: Pieces, draft: Draft) -> Pieces:
    """The names of the things are asked for, and the kind restricts them, where one of them ranks first."""
    if len(pieces) < 2 or not pieces[0].is_op("which") or pieces[0].start or draft.groups:
        return pieces
    kind, rest = pieces[1], pieces[2:]
    ranked = any(one.is_op(*_RANKS) or (one.kind == "agg" and one.value in ("min", "max")) for one in rest)
    name = _name(kind, draft) if kind.start == pieces[0].end and ranked else ""
    if not name or any(one.kind == "dimension" for one in rest):
        return pieces
    draft.groups.append(Group("dimension", name, said=True, start=0, word="which"))
    draft.flags.add("asked_which")
    return pieces[1:]


def _name(kind: Piece, draft: Draft) -> str:
    """The dimension of the names of the things that have a value said in the singular; "" for none."""
    if kind.kind != "values" or kind.value.negated or len(kind.value.values) != 1:
        return ""
    known = draft.catalog.dimensions[kind.value.dimension]
    if draft.pack.is_plural(draft.text_of(kind.start, kind.end)) or known.roles or len(known.bindings) > 1:
        return ""
    home = draft.catalog.datasets[known.bindings[0].dataset]
    field = home.field(home.name_field) if home.name_field else None
    return key_of(home, field) if field is not None and field is not known.field else ""
