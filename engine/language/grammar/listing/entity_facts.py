"""What one thing is: "what genre is Pickle Season", "when was The Long Thaw published"."""

from engine.language.grammar.pieces import Draft, Piece, Pieces, needs

_ATTRIBUTES = ("dimension", "measure", "timefield")


@needs(kinds=("value",))
def fold_entity_facts(pieces: Pieces, draft: Draft) -> Pieces:
    """The attributes asked for of a thing that is named are columns of its one row; anything else stays."""
    said = [piece for piece in pieces if piece.kind != "break" and not piece.is_op("and", "which", "when")]
    named = [piece for piece in said if piece.kind == "value"]
    asked = [piece for piece in said if piece.kind in _ATTRIBUTES]
    if len(named) != 1 or not asked or len(said) != len(asked) + 1:
        return pieces
    (name,) = named
    dataset = named_rows(name, draft)
    when = pieces[0].is_op("when")
    if not dataset or not all(_is_own(piece, dataset, when, draft) for piece in asked):
        return pieces
    if not (when or _is_said_of(asked, name, draft)):
        return pieces
    draft.flags |= {"listed", "attributes"}
    return [Piece("dataset", dataset, name.start, name.start), *asked, name]


def named_rows(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows are called by the value; "" where it is no name."""
    values = {(ref.dimension, ref.value) for ref in piece.value}
    if len(values) != 1:
        return ""
    known = draft.catalog.dimensions[piece.value[0].dimension]
    homes = [
        one for one in known.bindings if draft.catalog.datasets[one.dataset].name_field == one.field.name
    ]
    return homes[0].dataset if len(homes) == 1 and not known.roles else ""


def _is_own(piece: Piece, dataset: str, when: bool, draft: Draft) -> bool:
    """Whether it is another field of the rows; "when" asks for times only, and is asked for none but them."""
    known = draft.catalog.dimensions[str(piece.value)]
    own = any(one.dataset == dataset for one in known.bindings) and not known.roles
    name = draft.catalog.datasets[dataset].name_field
    sure = when or all(not phrase.reason.startswith("partial") for phrase in piece.phrases)
    return own and sure and known.field.name != name and when == (piece.kind == "timefield")


def _is_said_of(asked: Pieces, name: Piece, draft: Draft) -> bool:
    """ "What genre is it", "genre of it": a verb or a preposition stands between."""
    between = range(asked[-1].end, name.start)
    return asked[-1].end < name.start and any(at in draft.copulas | draft.prepositions for at in between)
