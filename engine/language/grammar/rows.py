"""Numbers of rows that no metric of the model counts: "number of videos", "how many payments by gateway"."""

from dataclasses import replace

from engine.language.grammar.pieces import SPLITTING, Draft, Piece, Pieces
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.query import MetricRef, MetricTerm, RowsTerm

_COUNTS = ("count", "count_distinct", "sum_boolean", "approx_count_distinct")


def fold_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """A word of counting and the noun of a dataset's rows are their number; values may stand between."""
    enrolled = [piece for piece in pieces if piece.is_op("enrolled")]
    pieces = _ranked(pieces, draft)
    folded = _fold([piece for piece in pieces if piece not in enrolled], draft)
    rows = [piece.value.dataset for piece in folded if _is_rows(piece)]
    if not enrolled or len(set(rows)) != 1:
        return folded if not enrolled else [*folded, *enrolled]  # of nothing else: it stays unused
    draft.cost += WEIGHTS["enrolled"] * len(enrolled)
    settle_enrolled(rows[0], draft)
    return folded


def _ranked(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The 3 days with the most payments": how many there are ranks, where no number is said."""
    if any(piece.kind in ("metric", "aggregate", "measure", "agg") for piece in pieces):
        return pieces
    for at, noun in enumerate(pieces):
        ranked = noun.kind == "dataset" and any(rank.end == noun.start for rank in draft.ranks)
        things = any(piece.kind in ("dimension", "unit", "grain") for piece in pieces[:at])
        guessed = any(phrase.reason.startswith("partial") for phrase in noun.phrases)
        plural = draft.pack.is_plural(draft.text_of(noun.start, noun.end))
        if ranked and things and plural and not guessed:
            draft.cost += WEIGHTS["rows_counted"]
            counted = replace(noun, kind="aggregate", value=rows_of(noun.value, draft))
            return [*pieces[:at], counted, *pieces[at + 1 :]]
    return pieces


def _fold(pieces: Pieces, draft: Draft) -> Pieces:
    """The pieces with numbers of rows in them."""
    for at in reversed([place for place, piece in enumerate(pieces) if piece.is_op("number_of")]):
        place = next((one for one in range(at + 1, len(pieces)) if pieces[one].kind != "values"), len(pieces))
        noun = pieces[place] if place < len(pieces) else pieces[at]
        if noun.kind == "metric":
            draft.cost += WEIGHTS["number_of_amount"] * _is_amount_of_rows(noun, draft)
        if noun.kind != "dataset" or noun.phrases[0].reason.startswith("partial"):
            continue
        draft.cost += WEIGHTS["rows_counted"]
        draft.flags.add("counted")
        phrases = (*pieces[at].phrases, *noun.phrases)
        counted = Piece("aggregate", rows_of(noun.value, draft), noun.start, noun.end, phrases)
        pieces = [*pieces[:at], *pieces[at + 1 : place], counted, *pieces[place + 1 :]]
    return pieces


def rows_of(dataset: str, draft: Draft) -> MetricTerm:
    """The number of a dataset's rows: the metric of the model that is just that, if there is one."""
    plain = Measure(agg="count", dataset=dataset)
    for metric in askable_metrics(draft.catalog):
        if isinstance(metric, SimpleMetric) and metric.measure == plain and metric.where is None:
            return MetricRef(name=metric.name)
    return RowsTerm(dataset=dataset)


def fold_dated_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Released in each quarter of 2025": quarters of the release, and those of 2025."""
    for at, piece in enumerate(pieces):
        group, unit = [*pieces[at + 1 : at + 3], piece, piece][:2]
        if piece.kind != "timefield" or not group.is_op(*SPLITTING) or unit.kind != "unit":
            continue
        if not draft.adjacent(piece.end, group.start):
            continue
        if any(one.kind == "period" for one in pieces) and not draft.period_field:
            draft.period_field = piece.value
        moved = replace(piece, start=unit.end, end=unit.end)
        return [*pieces[:at], group, unit, moved, *pieces[at + 3 :]]
    return pieces


def settle_enrolled(dataset: str, draft: Draft) -> None:
    """ "Viewers signed up in May": what is entered once has no other time than that of its entry."""
    known = draft.catalog.datasets[dataset]
    times = [one for one in known.fields if one.role == "time"]
    if known.time or len(times) != 1 or not draft.periods or draft.period_field:
        return
    draft.period_field = times[0].dimension or f"{dataset}.{times[0].name}"


def _is_rows(piece: Piece) -> bool:
    return piece.kind == "aggregate" and isinstance(piece.value, RowsTerm)


def _is_amount_of_rows(piece: Piece, draft: Draft) -> bool:
    """ "Number of payments": where the word is also the noun of rows, no sum of money is meant."""
    metric = draft.catalog.metrics[piece.value]
    measures = draft.catalog.metric_measures(metric)
    if isinstance(metric, SimpleMetric) and metric.measure.agg in _COUNTS:
        return False
    said = draft.text_of(piece.start, piece.end).casefold()
    datasets = (draft.catalog.datasets[measure.dataset] for measure in measures)
    return any(said in (one.nouns.casefold(), one.noun.casefold(), one.label.casefold()) for one in datasets)
