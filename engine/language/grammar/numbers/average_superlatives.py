"""Classes by the average of an attribute: "which breed is the heaviest on average"."""

from dataclasses import replace

from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import attribute_of
from engine.language.tokens import fold

_NUMBERS = ("metric", "measure", "aggregate")
_FLAVOURS = ("top", "bottom")


@needs(kinds=("agg",))
def fold_average_superlatives(pieces: Pieces, draft: Draft) -> Pieces:
    """The adjective's own attribute is what is averaged, of the rows that have one and can be split so."""
    named = [piece for piece in pieces if piece.kind == "dimension"]
    if len(named) != 1 or any(piece.kind in _NUMBERS for piece in pieces):
        return pieces
    for at, piece in enumerate(pieces[:-1]):
        agg = pieces[at + 1]
        said = fold(draft.text_of(piece.start, piece.end))
        averaged = (agg.kind, agg.value) == ("agg", "average") and draft.adjacent(piece.end, agg.start)
        if not (piece.is_op("superlative", *_FLAVOURS) and said in draft.pack.superlatives and averaged):
            continue
        found = _attribute(said, named[0], draft)
        if found is None:
            draft.fatal.append(Mark("unused", said))
            return pieces
        field, most = found
        term = modelled(aggregation("average", field), draft)
        ranked = replace(piece, kind="op", value=_FLAVOURS[not most])
        return [*pieces[:at], ranked, replace(agg, kind="aggregate", value=term), *pieces[at + 2 :]]
    return pieces


def _attribute(said: str, named: Piece, draft: Draft) -> tuple[str, bool] | None:
    """The attribute of the rows nearest to what is asked for; None for none, or several as near."""
    found: dict[int, list[tuple[str, bool]]] = {}
    for dataset in draft.catalog.model.datasets:
        routes = draft.catalog.routes(dataset.name, str(named.value))
        attribute = attribute_of(dataset, said, draft) if routes else None
        if attribute is not None:
            found.setdefault(min(len(route.joins) for route in routes), []).append(attribute)
    nearest = found[min(found)] if found else []
    return nearest[0] if len(nearest) == 1 else None
