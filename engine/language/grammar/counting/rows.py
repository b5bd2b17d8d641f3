"""Numbers of rows that no metric of the model counts: "number of videos", "how many payments by gateway"."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import SPLITTING, Draft, Mark, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.fields import Field
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.model import Dataset
from semantic.query import MetricRef, MetricTerm, RowsTerm

_LISTED = {"listing", "listed", "latest", "earliest"}
_NUMBERS = ("metric", "aggregate", "measure", "agg", "dataset")
_COUNTS = ("count", "count_distinct", "sum_boolean", "approx_count_distinct")


def fold_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """A word of counting and the noun of a dataset's rows are their number; values may stand between."""
    pieces = _without_new(pieces, draft)
    enrolled = [piece for piece in pieces if piece.is_op("enrolled")]
    pieces = _value_nouns(_in_classes(_ranked(pieces, draft), draft), draft)
    folded = _fold([piece for piece in pieces if piece not in enrolled], draft)
    rows = [piece.value.dataset for piece in folded if _is_rows(piece)]
    if not enrolled or len(set(rows)) != 1:
        return folded if not enrolled else [*folded, *enrolled]  # of nothing else: it stays unused
    draft.cost += WEIGHTS["enrolled"] * len(enrolled)
    settle_enrolled(rows[0], draft)
    return folded


def _without_new(pieces: Pieces, draft: Draft) -> Pieces:
    """ "New members per month": those whose own time lies in it; without a time, who is new?"""
    if not any(piece.is_op("newly") for piece in pieces):
        return pieces
    counted = [piece for piece in pieces if is_bare_count(piece, draft)]
    numbers = ("metric", "aggregate", "measure", "agg")
    others = any(piece.kind in numbers for piece in pieces if piece not in counted)
    timed = bool(draft.periods) or any(piece.kind in ("period", "unit", "grain") for piece in pieces)
    if len(counted) != 1 or others or not timed:
        return pieces
    (measure,) = draft.catalog.metric_measures(draft.catalog.metrics[counted[0].value])
    if not draft.catalog.datasets[measure.dataset].time:
        return pieces
    new = next((one for one in pieces if one.is_op("newly") and one.end == counted[0].start), None)
    if new is None:
        return pieces
    joined = [replace(one, end=new.end) if _counts_up_to(one, new) else one for one in pieces]
    return [piece for piece in joined if piece is not new]


def _counts_up_to(piece: Piece, new: Piece) -> bool:
    """ "How many new members": the words of counting reach over it to the noun."""
    return piece.is_op("number_of") and piece.end == new.start


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


def _in_classes(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Videos by length in 10-minute steps": where no number is said, how many there are in each class."""
    nouns = [piece for piece in pieces if piece.kind == "dataset"]
    numbers = ("metric", "aggregate", "agg")
    said = any(piece.kind in numbers or piece.is_op("number_of") for piece in pieces)
    if (
        said
        or len(nouns) != 1
        or not any(piece.kind == "bucket" for piece in pieces)
        or draft.flags & _LISTED
    ):
        return pieces
    draft.cost += WEIGHTS["rows_counted"]
    counted = replace(nouns[0], kind="aggregate", value=rows_of(nouns[0].value, draft))
    return [counted if piece is nouns[0] else piece for piece in pieces]


def _value_nouns(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many wooden houses were built": a kind of thing in the plural stands for its rows."""
    if any(piece.kind in _NUMBERS and not _is_bound(pieces, at) for at, piece in enumerate(pieces)):
        return pieces
    if len(pieces) > 1 and pieces[-1].is_op("number_of") and kind_of(pieces[0], draft):
        pieces = [pieces[-1], *pieces[:-1]]  # "houses built before 1960, how many"
    for at, piece in enumerate(pieces[:-1]):
        last = at + 1
        while last + 1 < len(pieces) and _describe(pieces[last : last + 2]):
            last += 1
        noun = pieces[last]
        home = kind_of(noun, draft) if piece.is_op("number_of") else ""
        if not home:
            continue
        if any(one.kind == "values" and not _is_had(home, one.value.dimension, draft) for one in pieces):
            draft.fatal.append(Mark("unused", draft.text_of(noun.start, noun.end)))
        if any(one.kind == "dimension" and _is_name(home, one, draft) for one in pieces):
            draft.fatal.append(Mark("unused", draft.text_of(noun.start, noun.end)))  # "drinks by vendor"
        draft.cost += WEIGHTS["rows_counted"]
        draft.flags.add("counted")
        made = replace(noun, kind="aggregate", value=rows_of(home, draft), start=noun.end)
        return [*pieces[:at], *pieces[at + 1 : last + 1], made, *pieces[last + 1 :]]
    return pieces


def _is_name(home: str, piece: Piece, draft: Draft) -> bool:
    """Whether a piece is what the rows themselves are called: each of them is one by its name."""
    known = draft.catalog.dimensions[piece.value]
    named = draft.catalog.datasets[home].name_field
    return not known.roles and any((one.dataset, one.field.name) == (home, named) for one in known.bindings)


def _describe(pair: Pieces) -> bool:
    """ "Scrapped servers": values right before a kind of thing, with nothing between."""
    return (
        all(one.kind == "values" and not one.value.negated for one in pair) and pair[0].end == pair[1].start
    )


def kind_of(noun: Piece, draft: Draft) -> str:
    """The dataset whose rows are what a value in the plural says; "" where it names something else.

    Nor where those rows are kinds of things themselves, as species are of animals: which are meant is open.
    """
    if noun.kind != "values" or noun.value.negated:
        return ""
    known = draft.catalog.dimensions[noun.value.dimension]
    if (
        not draft.pack.is_plural(draft.text_of(noun.start, noun.end))
        or known.roles
        or len(known.bindings) > 1
    ):
        return ""
    home = draft.catalog.datasets[known.bindings[0].dataset]
    ways = draft.catalog.model.relationships
    named = (way.source for way in ways if way.to == home.name and way.source != home.name)
    kinds = home.name_field and any(draft.catalog.datasets[name].name_field for name in named)
    return "" if kinds or home.name_field == known.bindings[0].field.name else home.name


def _is_had(home: str, dimension: str, draft: Draft) -> bool:
    """Whether each row of the dataset has one value of the dimension."""
    return bool(draft.catalog.routes(home, dimension))


def _is_bound(pieces: Pieces, at: int) -> bool:
    """ "At least 4 bedrooms": a number of the things that limits them, and is not asked for."""
    beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
    return pieces[at].kind == "measure" and any(one.kind == "threshold" for one in beside)


def _fold(pieces: Pieces, draft: Draft) -> Pieces:
    """The pieces with numbers of rows in them."""
    for at in reversed([place for place, piece in enumerate(pieces) if piece.is_op("number_of")]):
        place = next((one for one in range(at + 1, len(pieces)) if pieces[one].kind != "values"), len(pieces))
        noun = pieces[place] if place < len(pieces) else pieces[at]
        if noun.kind == "dataset" or is_bare_count(noun, draft):
            _check_amount(pieces[at], noun, draft)
        if noun.kind == "metric":
            draft.cost += WEIGHTS["number_of_amount"] * _is_amount_of_rows(noun, draft)
            if _counts_nothing(noun, draft):
                draft.fatal.append(Mark("unused", draft.text_of(pieces[at].start, pieces[at].end)))
        if noun.kind != "dataset" or noun.phrases[0].reason.startswith("partial"):
            continue
        draft.cost += WEIGHTS["rows_counted"]
        draft.flags.add("counted")
        phrases = (*pieces[at].phrases, *noun.phrases)
        number = _summed(noun.value, draft) or rows_of(noun.value, draft)
        counted = Piece("aggregate", number, noun.start, noun.end, phrases)
        pieces = [*pieces[:at], *pieces[at + 1 : place], counted, *pieces[place + 1 :]]
    return pieces


def _counts_nothing(noun: Piece, draft: Draft) -> bool:
    """ "How many engaged viewers" is no score, though the words are a part of its name."""
    guessed = any(phrase.reason.startswith("partial") for phrase in noun.phrases)
    return guessed and draft.catalog.metrics[noun.value].additivity not in ("additive", "distinct")


def _check_amount(word: Piece, noun: Piece, draft: Draft) -> None:
    """ "How much did we invoice" asks for an amount, and for no number of invoices."""
    said, noun_said = (draft.text_of(one.start, one.end).casefold() for one in (word, noun))
    if said not in draft.pack.data["how_much"]:
        return
    if not (draft.pack.is_plural(noun_said) and word.end == noun.start):
        draft.fatal.append(Mark("no_metric"))


def rows_of(dataset: str, draft: Draft) -> MetricTerm:
    """The number of a dataset's rows: the metric of the model that is just that, if there is one."""
    plain = Measure(agg="count", dataset=dataset)
    for metric in askable_metrics(draft.catalog):
        if isinstance(metric, SimpleMetric) and metric.measure == plain and metric.where is None:
            return MetricRef(name=metric.name)
    return RowsTerm(dataset=dataset)


def _summed(dataset: str, draft: Draft) -> MetricTerm | None:
    """The total of what each row is so many of: the views of a page on a day, where these are page views."""
    home = draft.catalog.datasets[dataset]
    exprs = {field.sql for field in home.fields if field.is_stored_amount and _is_so_many(field, home)}
    for metric in askable_metrics(draft.catalog) if exprs else ():
        if not isinstance(metric, SimpleMetric) or metric.where is not None:
            continue
        measure = metric.measure
        if (measure.dataset, measure.agg) == (dataset, "sum") and measure.expr in exprs:
            return MetricRef(name=metric.name)
    return None


def _is_so_many(field: Field, home: Dataset) -> bool:
    return field.type == "integer" and field.label.casefold() == home.nouns.casefold().split()[-1]


@needs(kinds=("timefield",))
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
    if isinstance(metric, SimpleMetric) and metric.measure.agg in _COUNTS:
        return False
    homes = {measure.dataset for measure in draft.catalog.metric_measures(metric)}
    if MetricRef(name=metric.name) in [_summed(home, draft) for home in homes]:
        return False
    said = draft.text_of(piece.start, piece.end).casefold()
    summed = isinstance(metric, SimpleMetric) and metric.measure.agg == "sum"
    datasets = (draft.catalog.datasets[name] for name in (draft.catalog.datasets if summed else homes))
    return any(said in (one.nouns.casefold(), one.noun.casefold(), one.label.casefold()) for one in datasets)
