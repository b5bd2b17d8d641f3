"""Things that are counted once each, whatever number of rows they have: viewers of views."""

from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from semantic.metrics import SimpleMetric

_SOME = "?"  # things that are no rows of a dataset known here


def entity_of(piece: Piece, draft: Draft) -> str:
    """The dataset of the things that a metric counts once each; "" for any other number.

    It is the one whose rows are told apart by the column that is counted.
    """
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.measure.agg != "count_distinct":
        return ""
    counted = (metric.measure.dataset, (metric.measure.expr,))
    ways = draft.catalog.model.relationships
    found = {way.to for way in ways if (way.source, way.from_columns) == counted}
    return found.pop() if len(found) == 1 else _SOME


def is_own(entity: str, dimension: str, draft: Draft) -> bool:
    """Whether each thing has one value of the dimension, and not one for each of its rows."""
    return entity != _SOME and bool(draft.catalog.routes(entity, dimension))


@needs(kinds=("values",))
def check_both(pieces: Pieces, draft: Draft) -> Pieces:
    """ "People who watched drama and comedy" watched both; of rows, each has one of the two."""
    entities = [entity for piece in pieces if (entity := entity_of(piece, draft))]
    for piece in pieces:
        both = piece.kind == "values" and piece.value.both and not piece.value.negated
        others = [one for one in entities if both and not is_own(one, piece.value.dimension, draft)]
        if others and not _is_split(piece.value.dimension, draft):
            draft.fatal.append(Mark("both"))
    return pieces


def _is_split(dimension: str, draft: Draft) -> bool:
    return dimension in draft.splits or any(group.name == dimension for group in draft.groups)
