"""How many rows belong to what is counted: "how many customers have more than 2 accounts"."""

from engine.language.grammar.conditions.absence import subject_of
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, Threshold, needs
from engine.language.grammar.scope import named_dataset
from semantic.filters import Condition, MetricIs, Not, Operator
from semantic.metrics import SimpleMetric

# Fewer than so many are also none at all, which no row says: it is the opposite of as many or more.
_OPPOSITE: dict[Operator, Operator] = {"<": ">=", "<=": ">"}


@needs(kinds=("threshold",))
def fold_related_counts(pieces: Pieces, draft: Draft) -> Pieces:
    """A threshold on rows that belong to the counted ones becomes a condition of the counted ones."""
    for at, piece in enumerate(pieces):
        if piece.kind != "threshold" or not _is_counting(pieces, at, draft):
            continue
        found = _limited(pieces, at, draft)
        if found is None:
            continue
        start, end, metric, rows = found
        subject = _subject(pieces[:start], draft)
        key = key_of(subject, draft)
        if not subject or subject == rows or not key or not draft.catalog.network.below(subject, rows):
            continue
        condition = _condition(piece.value, str(metric.value), key)
        if condition is None or len(draft.catalog.routes(rows, key)) != 1:
            continue
        if any(one.kind == "period" for one in pieces) or _says_more(pieces[end:]):
            draft.fatal.append(Mark("count_of_filtered_groups"))  # of which of the two?
            continue
        draft.filters.append((pieces[start].start, pieces[end - 1].end, condition))
        return [*pieces[:start], *pieces[end:]]
    return pieces


def _is_counting(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether a word of counting stands before it or at the very end, and nothing that splits."""
    asked = [*pieces[:at], *pieces[-1:]]
    counted = any(piece.is_op("number_of") for piece in asked) or "counted" in draft.flags
    counted = counted or _listed(pieces, draft) is not None
    return counted and not any(piece.is_op("by", "each", "per", "top", "bottom", "share") for piece in pieces)


def _limited(pieces: Pieces, at: int, draft: Draft) -> tuple[int, int, Piece, str] | None:
    """The number of rows right behind the threshold, or right before it in "related accounts more than 2"."""
    for place, start, end in ((at + 1, at, at + 2), (at - 1, at - 1, at + 1)):
        piece = pieces[place] if 0 <= place < len(pieces) else None
        near = piece and draft.adjacent(pieces[start].end, pieces[end - 1].start)
        rows = counted_rows(piece, draft) if piece and near else ""
        if piece and rows and (place > at or (start and pieces[start - 1].is_op("related"))):
            return start - (place < at), end, piece, rows
    return None


def counted_rows(piece: Piece, draft: Draft) -> str:
    """The dataset whose rows a metric counts, all of them; "" for any other number."""
    metric = draft.catalog.metrics.get(str(piece.value)) if is_bare_count(piece, draft) else None
    return metric.measure.dataset if isinstance(metric, SimpleMetric) and metric.where is None else ""


def _listed(pieces: Pieces, draft: Draft) -> Piece | None:
    """The things that are listed: "list of company name of the client", "list the clients"."""
    listed = draft.flags & {"attributes", "listing"}
    things = [piece for piece in pieces if piece.kind == "dataset"] if listed else []
    return things[0] if len(things) == 1 else None


def _subject(pieces: Pieces, draft: Draft) -> str:
    """The dataset of what is counted, said by its number of rows, or of what is listed."""
    listed = _listed(pieces, draft)
    if listed is not None:
        return str(listed.value)
    metrics = [piece for piece in pieces if piece.kind == "metric"]
    others = [piece for piece in pieces if piece.kind in ("aggregate", "measure", "dataset")]
    names = [piece for piece in pieces if piece.kind == "dimension" and named_dataset(piece, draft)]
    if len(metrics) != 1 or others or names or not counted_rows(metrics[0], draft):
        return ""
    return subject_of(pieces, draft)


def key_of(subject: str, draft: Draft) -> str:
    """The dimension that tells the counted rows apart; "" where several columns do."""
    dataset = draft.catalog.datasets.get(subject)
    if dataset is None or len(dataset.primary_key) != 1:
        return ""
    field = next((one for one in dataset.fields if one.sql.strip('"') == dataset.primary_key[0]), None)
    name = (field.dimension or f"{subject}.{field.name}") if field else ""
    return name if name in draft.catalog.dimensions else ""


def _condition(found: Threshold, metric: str, key: str) -> Condition | None:
    """The condition; None for a range, for a unit and for what is no number of things."""
    if found.high is not None or found.unit or found.percent or found.value != int(found.value):
        return None
    if found.op in ("=", "!=") and found.value == 0:
        return None
    opposite = _OPPOSITE.get(found.op)
    held = MetricIs(metric=metric, by=key, op=opposite or found.op, value=int(found.value))
    return Not(item=held) if opposite else held


def _says_more(pieces: Pieces) -> bool:
    """Whether something said behind it may describe those rows as well: "accounts in Leeds"."""
    return any(piece.kind in ("values", "period", "dimension", "moment") for piece in pieces)
