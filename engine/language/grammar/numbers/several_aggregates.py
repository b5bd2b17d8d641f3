"""Several words over one number: "highest and lowest fee by licence", "total and average price"."""

from engine.language.grammar.numbers.metrics import aggregation, modelled, term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import field_known
from semantic.metrics import SimpleMetric

_ENDS = ("top", "bottom", "superlative")
_AGGREGATES = ("sum", "average", "median", "max", "min", "stddev", "variance")
_NUMBERS = ("metric", "aggregate")
_BEFORE = ("break", "values", "period", "moment", "grain", "unit", "timefield", "condition")


@needs(*_ENDS, kinds=("agg",))
def fold_several_aggregates(pieces: Pieces, draft: Draft) -> Pieces:
    """One term for each of the words, where nothing stands before them that would be ranked by the number."""
    for at in range(len(pieces)):
        words, end = _run(pieces, at, draft)
        if not words or end >= len(pieces):
            continue
        number, joined = pieces[end], pieces[end - 1].is_op("and")
        field = _field(number, draft)
        if not field or joined != _has_word(number, draft) or len(words) + joined < 2:
            continue
        if not _is_free(pieces[:at]):
            draft.fatal.append(Mark("two_rankings"))  # "which boat had the highest and the lowest cost"
            return pieces
        return [*pieces[:at], *_terms(pieces[at : end + 1], words, field, draft), *pieces[end + 1 :]]
    return pieces


def _is_free(before: Pieces) -> bool:
    """Whether nothing stands before the words but what restricts or is split by, and joined numbers."""
    return all(_is_beside(before, at) for at in range(len(before)))


def _is_beside(before: Pieces, at: int) -> bool:
    piece = before[at]
    split = at > 0 and before[at - 1].is_op(*SPLITTING, "and")
    joined = at + 1 < len(before) and before[at + 1].is_op("and")
    free = piece.kind in _BEFORE or piece.is_op(*SPLITTING, "and", "number_of")
    return free or (piece.kind == "dimension" and split) or (piece.kind in _NUMBERS and joined)


def _terms(said: Pieces, words: dict[int, str], field: str, draft: Draft) -> Pieces:
    """The pieces said, each word with the number that it is over; the last takes the number's own."""
    number, made = said[-1], []
    for piece in said[:-1]:
        agg = words.get(piece.start)
        term = modelled(aggregation(agg, field), draft) if agg else None
        made.append(Piece("aggregate", term, piece.start, piece.end, piece.phrases) if agg else piece)
    if made[-1].is_op("and"):
        return [*made, Piece("aggregate", term_of(number), number.start, number.end, number.phrases)]
    last = made.pop()
    return [*made, Piece("aggregate", last.value, last.start, number.end, (*last.phrases, *number.phrases))]


def _run(pieces: Pieces, at: int, draft: Draft) -> tuple[dict[int, str], int]:
    """The aggregations by where their words stand, joined by "and" or commas, and where the run ends."""
    words: dict[int, str] = {}
    end = at
    while end < len(pieces) and (agg := _aggregation(pieces[end], draft)):
        if words and pieces[end].start == pieces[end - 1].end and not pieces[end - 1].is_op("and"):
            break  # "the lowest median age": one of the other
        words[pieces[end].start] = agg
        end += 1
        while end < len(pieces) and pieces[end].is_op("and"):
            end += 1
    return words, end


def _aggregation(piece: Piece, draft: Draft) -> str:
    """The aggregation that a word may stand for; "" for none."""
    if piece.kind == "agg":
        return piece.value if piece.value in _AGGREGATES else ""
    if not piece.is_op(*_ENDS):
        return ""
    said = draft.text_of(piece.start, piece.end).casefold()
    return next((end for end in ("max", "min") if said in draft.pack.data["aggregates"][end]), "")


def _has_word(number: Piece, draft: Draft) -> bool:
    """Whether the words of a metric begin with an aggregation of its own: "average and total cost"."""
    first = draft.text_of(number.start, number.start + 1).casefold()
    return number.kind in ("metric", "aggregate") and any(
        first in draft.pack.data["aggregates"][agg] for agg in _AGGREGATES
    )


def _field(number: Piece, draft: Draft) -> str:
    """The field that a number is of: the measure itself, or what a metric adds up or averages."""
    if number.kind == "measure":
        return str(number.value)
    metric = draft.catalog.metrics.get(str(number.value)) if number.kind == "metric" else None
    if not isinstance(metric, SimpleMetric) or metric.measure.agg not in ("sum", "average"):
        return ""
    return field_of(metric, draft)


def field_of(metric: SimpleMetric, draft: Draft) -> str:
    """The field that a metric is over, by its dimension; "" where only some rows count."""
    if metric.where is not None:
        return ""
    return field_known(metric.measure.dataset, metric.measure.expr, draft)
