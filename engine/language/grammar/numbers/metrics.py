"""Metrics, aggregations made on the spot, and thresholds on them."""

from dataclasses import replace
from functools import lru_cache

from engine.language.grammar.counting.counts import is_bare_count, says_number
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.numbers.amounts import named_by_noun, own_amount
from engine.language.grammar.numbers.siblings import sibling
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.grammar.scope import named_dataset, names_things
from engine.language.weights import WEIGHTS
from semantic.askable import askable_metrics
from semantic.filters import Compare
from semantic.measures import Measure
from semantic.metrics import DerivedMetric, NestedMetric, RatioMetric, SimpleMetric
from semantic.query import AggregateTerm, MetricRef, MetricTerm


@needs("number_of", kinds=("agg",))
def fold_counts(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many titles": counting the values of a dimension. Before a metric the words just fit."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        counting = pieces[at].is_op("number_of") or (pieces[at].kind, pieces[at].value) == (
            "agg",
            "count_distinct",
        )
        follow = pieces[at + 1] if at + 1 < len(pieces) else None
        whole = pieces[at].kind == "agg"  # "different graphics cards", where the field is called so
        if counting and not whole and follow and follow.kind == "dimension" and follow.value in draft.truths:
            kept.append(_those_of(pieces[at], pieces[at + 1], draft))
            at += 2
        elif counting and at + 1 < len(pieces) and _names_values(pieces[at + 1], draft, whole):
            draft.cost += WEIGHTS["count_of_dimension"]
            amount = _is_amount_asked(pieces[at], pieces[at + 1], draft)
            draft.flags.update(() if amount else ("counts_dimension",))
            term = AggregateTerm(agg="sum" if amount else "count_distinct", field=pieces[at + 1].value)
            kept.append(_joined("aggregate", term, pieces[at : at + 2]))
            at += 2
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def _those_of(word: Piece, piece: Piece, draft: Draft) -> Piece:
    """ "How many patients smoke": those whose answer is yes, and never how many answers there are."""
    known = draft.catalog.dimensions[str(piece.value)]
    dataset = draft.catalog.datasets[known.bindings[0].dataset]
    noun = draft.pack.singular(draft.text_of(piece.start, piece.start + 1).casefold())
    counts = draft.pack.singular(dataset.noun.casefold()) == noun and piece.end - piece.start > 1
    if not counts or known.roles or word.value != "number_of":
        draft.fatal.append(Mark("unused", draft.text_of(word.start, word.end)))
        return piece
    condition = Compare(field=str(piece.value), op="=", value=draft.truths[str(piece.value)])
    draft.filters.append((piece.start + 1, piece.end, condition))
    draft.flags.add("counted")
    return _joined("aggregate", rows_of(dataset.name, draft), [word, piece])


def _is_amount_asked(word: Piece, piece: Piece, draft: Draft) -> bool:
    """ "How much memory": of a number with a unit the total is asked for, of others it is not clear what."""
    field = draft.catalog.dimensions[piece.value].field
    said = draft.text_of(word.start, word.end).casefold()
    if said not in draft.pack.data["how_much"]:
        return False
    if field.type not in ("integer", "number"):
        _check_names(word, piece, draft)
        return False
    if not field.unit:
        draft.fatal.append(Mark("which_aggregate", piece.value))
    return True


def _check_names(word: Piece, piece: Piece, draft: Draft) -> None:
    """ "Quantity of parts", "how much did we spend on parts": no number of names, where rows have amounts."""
    home = draft.catalog.datasets[draft.catalog.dimensions[piece.value].bindings[0].dataset]
    several = draft.pack.is_plural(draft.text_of(piece.start, piece.end))
    if any(one.is_stored_amount for one in home.fields) or not (several and word.end == piece.start):
        draft.fatal.append(Mark("no_metric"))


def _names_values(piece: Piece, draft: Draft, whole: bool) -> bool:
    """Whether the words name a dimension's values: "titles" do, but "bikes" are no values of bike type."""
    if piece.kind != "dimension":
        return False
    said, label = draft.text_of(piece.start, piece.end), draft.catalog.dimensions[piece.value].label
    pack = draft.pack
    called = (
        _called(label, draft) if not named_dataset(piece, draft) else []
    )  # patients are rows, guests are not
    named = pack.singular(said.casefold()) in map(pack.singular, called) or names_things(piece, draft)
    whole = whole and " " in said and all(one.reason in ("label", "synonym") for one in piece.phrases)
    return named or whole or pack.singular(pack.head(said)) == pack.singular(pack.head(label))


def _called(label: str, draft: Draft) -> list[str]:
    """ "Guest" for what is called "Guest name": names stand for who or what has them."""
    words = label.casefold().split()
    return [" ".join(words[:-1])] if len(words) > 1 and words[-1] in draft.pack.data["naming"] else []


@needs(kinds=("agg", "measure"))
def join_aggregates(pieces: Pieces, draft: Draft) -> Pieces:
    """An aggregation word right before its field: one term, before "by" and "sorted by" are read."""
    kept: Pieces = []
    for piece in pieces:
        if piece.kind == "measure" and kept and kept[-1].is_op("number_of"):
            kept.pop()  # "the number of docks", "the largest number of tokens": the field is that number
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.kind == "agg"
            and (_is_measured(piece, before.value, draft) or _may_be_aggregated(before, piece, draft))
        ):
            term = modelled(aggregation(before.value, piece.value), draft)
            kept[-1] = _joined("aggregate", term, [before, piece])
        else:
            kept.append(piece)
    return kept


def _may_be_aggregated(word: Piece, piece: Piece, draft: Draft) -> bool:
    """A measure by any word; of times, and of numbers to split by such as years, the first or last."""
    if piece.kind == "measure":
        return True
    ordered = piece.kind == "timefield" or (
        piece.kind == "dimension" and draft.catalog.dimensions[piece.value].type in ("integer", "number")
    )
    return ordered and word.value in ("min", "max") and draft.adjacent(word.end, piece.start)


def fold_aggregates(pieces: Pieces, draft: Draft) -> Pieces:
    """An aggregation word and its field become one term; before a metric it must fit that metric."""
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece, follow = pieces[at], _next_thing(pieces, at + 1)
        if piece.kind == "agg" and follow is not None and follow.kind == "measure":
            term = aggregation(piece.value, follow.value)
            place = pieces.index(follow)
            kept.extend(pieces[at + 1 : place])
            kept.append(_joined("aggregate", modelled(term, draft), [piece, follow]))
            at = place + 1
        elif piece.kind == "agg" and follow is not None and (amount := _amount_of(piece, follow, draft)):
            place = pieces.index(follow)
            kept.extend(pieces[at + 1 : place])
            kept.append(_joined("aggregate", amount, [piece, follow]))
            at = place + 1
        elif piece.kind == "agg" and follow is not None and follow.kind in ("metric", "agg"):
            draft.flags |= {"counted"} if piece.value == "count_distinct" else set()
            lost = follow.kind == "agg" and piece.value not in ("sum", follow.value)
            other = sibling(piece, follow, draft) if follow.kind == "metric" else ""
            if other and not _fits(piece, follow, draft):
                place = pieces.index(follow)
                pieces = [*pieces[:place], replace(follow, value=other), *pieces[place + 1 :]]
            elif lost or (follow.kind == "metric" and not _fits(piece, follow, draft)):
                draft.fatal.append(Mark("aggregate_of_metric", draft.text_of(piece.start, piece.end)))
            at += 1
        elif piece.is_op("rate") and any(_is_rate(pieces, beside, draft) for beside in (at - 1, at + 1)):
            at += 1
        elif (
            piece.is_op("number_of")
            and at
            and pieces[at - 1].kind == "metric"
            and piece.start == pieces[at - 1].end
        ) or (piece.is_op("number_of") and follow is not None and follow.kind in ("metric", "aggregate")):
            draft.flags.add("counted")
            _check_counted(piece, follow, draft)
            at += 1
        elif _is_asked_last(pieces, at, draft) and any(is_bare_count(one, draft) for one in pieces):
            draft.flags |= {"counted", "counted_last"}  # "defects with the cause supplier, how many"
            at += 1
        else:
            kept.append(piece)
            at += 1
    return kept


def _check_counted(piece: Piece, follow: Piece | None, draft: Draft) -> None:
    """ "How many books are on loan" counts books, and no loans of each."""
    other = any(group.start == piece.end and not group.said for group in draft.groups)
    if other and follow is not None and follow.start - 1 in draft.prepositions:
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))


def _is_asked_last(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Defects with the cause supplier, how many"; what a preposition stands before is no such question."""
    last = pieces[at].is_op("number_of") and _next_thing(pieces, at + 1) is None
    return last and pieces[at].start - 1 not in draft.prepositions


_OF_NUMBERS = ("average", "median", "stddev", "variance", "percentile")


def _is_measured(piece: Piece, word: str, draft: Draft) -> bool:
    """Whether a word such as "median" is said of the field: of a measure, or of another number."""
    if piece.kind != "dimension":
        return piece.kind == "measure"
    field = draft.catalog.dimensions[piece.value].field
    able = field.role == "dimension" and field.type in ("integer", "number") and not field.buckets
    able = able and not _is_key(piece.value, draft)
    of_numbers = (*_OF_NUMBERS, "sum") if field.unit else _OF_NUMBERS  # years and places do not add up
    return able and word.partition(" ")[0] in of_numbers


def _is_key(name: str, draft: Draft) -> bool:
    """Whether it only tells rows apart: an average of the numbers of orders says nothing."""
    known = draft.catalog.dimensions[name]
    homes = (draft.catalog.datasets[one.dataset] for one in known.bindings)
    return any(home.primary_key == (known.field.name,) for home in homes)


def aggregation(word: str, field: str) -> AggregateTerm:
    """The aggregation of a field that a word such as "median" or "percentile 0.9" stands for."""
    agg, _, share = word.partition(" ")
    parts = {"agg": agg, "field": field, "percentile": float(share) if share else None}
    return AggregateTerm.model_validate(parts)


def _amount_of(piece: Piece, follow: Piece, draft: Draft) -> MetricTerm | None:
    """ "Average salary" where each row is a salary: an aggregation of the one measure that its table has."""
    said = draft.text_of(follow.start, follow.end)
    if piece.value == "count_distinct" or draft.who_is or not is_bare_count(follow, draft):
        return None
    if draft.pack.is_plural(said):
        return _total_meant(piece, follow, draft)
    (counted,) = draft.catalog.metric_measures(draft.catalog.metrics[follow.value])
    dataset = draft.catalog.datasets[counted.dataset]
    name = own_amount(dataset, draft)
    alone = sum(field.is_stored_amount for field in dataset.fields) == 1
    if not name or not (alone or name == named_by_noun(dataset, draft)):
        return None
    draft.cost += WEIGHTS["amount_of_rows"]
    return modelled(aggregation(piece.value, name), draft)


def _total_meant(piece: Piece, follow: Piece, draft: Draft) -> MetricTerm | None:
    """ "Total fines": how many there are, or what they come to; both are honest where a row has an amount."""
    if piece.value != "sum" or says_number(follow, draft):
        return None
    (counted,) = draft.catalog.metric_measures(draft.catalog.metrics[follow.value])
    amount = own_amount(draft.catalog.datasets[counted.dataset], draft)
    if not amount:
        return None
    draft.open = True
    return modelled(aggregation("sum", amount), draft) if draft.wide else None


def _next_thing(pieces: Pieces, at: int) -> Piece | None:
    """The next piece that is no filter: "how many critical checks" counts checks."""
    return next((piece for piece in pieces[at:] if piece.kind not in ("values", "dataset")), None)


def _is_rate(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the metric at `at` is a rate, so that the word may stand beside it: "rate of early exits"."""
    metric = pieces[at] if 0 <= at < len(pieces) and pieces[at].kind == "metric" else None
    return metric is not None and draft.catalog.metrics[metric.value].unit == "%"


def _fits(piece: Piece, follow: Piece, draft: Draft) -> bool:
    """A sum fits what adds up, an average what already is one, "distinct" what counts distinct.

    The total of one thing is no number of things: "total salary" does not count salaries.
    """
    aggregation, metric = str(piece.value), draft.catalog.metrics[follow.value]
    said = draft.text_of(follow.start, follow.end)
    if is_bare_count(follow, draft) and aggregation == "sum" and not draft.pack.is_plural(said):
        return False
    if is_bare_count(follow, draft) and aggregation == "count_distinct":
        return _has_key(follow, draft)
    if isinstance(metric, RatioMetric | DerivedMetric) and metric.additivity != "additive":
        return aggregation == "average"
    if aggregation == "sum":
        return metric.additivity in ("additive", "distinct")
    if not isinstance(metric, SimpleMetric | NestedMetric):
        return False
    percentile = metric.measure.percentile if isinstance(metric, SimpleMetric) else metric.percentile
    return aggregation in (_aggregation_of(metric), f"percentile {percentile}")


def _has_key(follow: Piece, draft: Draft) -> bool:
    """ "How many different patients": rows that a key tells apart are different ones."""
    (counted,) = draft.catalog.metric_measures(draft.catalog.metrics[follow.value])
    return bool(draft.catalog.datasets[counted.dataset].primary_key)


def _aggregation_of(metric: SimpleMetric | NestedMetric) -> str:
    if isinstance(metric, NestedMetric):
        return metric.agg
    return "median" if metric.measure.percentile == 0.5 else metric.measure.agg


def modelled(term: AggregateTerm, draft: Draft) -> MetricTerm:
    """The metric of the model that is this very aggregation, if there is one."""
    measure = draft.catalog.measures(term)[0]
    for metric in askable_metrics(draft.catalog):
        if isinstance(metric, SimpleMetric) and _is_same(metric.measure, measure):
            return MetricRef(name=metric.name)
    return term


def _is_same(one: Measure, other: Measure) -> bool:
    """Equality that looks first at what tells most measures apart: comparing whole models is slow."""
    return one.agg == other.agg and one.dataset == other.dataset and one == other


@needs(kinds=("measure",))
def fold_bare_measures(pieces: Pieces, draft: Draft) -> Pieces:
    """A field said without an aggregation is its total, where the model has one."""
    kept: Pieces = []
    for at, piece in enumerate(pieces):
        beside = [pieces[near] for near in (at - 1, at + 1) if 0 <= near < len(pieces)]
        if piece.kind != "measure" or any(_compares(piece, other, draft) for other in beside):
            kept.append(piece)
            continue
        term = modelled(AggregateTerm(agg="sum", field=piece.value), draft)
        own = None if isinstance(term, MetricRef) else _value_of_each(piece, draft)
        if isinstance(term, MetricRef) or own is not None:
            kept.append(Piece("aggregate", own or term, piece.start, piece.end, piece.phrases))
        else:
            draft.fatal.append(Mark("which_aggregate", piece.value))
    return kept


def _value_of_each(piece: Piece, draft: Draft) -> MetricTerm | None:
    """ "Price of each product": split by the things themselves each has one, which is its own."""
    names = {group.name for group in draft.groups if group.kind == "dimension"}
    if len(names) != 1 or len(draft.groups) != 1 or draft.splits:
        return None
    (own, *others) = draft.catalog.dimensions[str(piece.value)].bindings
    (thing, *_) = draft.catalog.dimensions[names.pop()].bindings
    home = draft.catalog.datasets[thing.dataset]
    told = thing.field.name in (home.name_field, *home.primary_key)
    if others or own.dataset != home.name or not told:
        return None
    return modelled(AggregateTerm(agg="max", field=piece.value), draft)


def _compares(piece: Piece, other: Piece, draft: Draft) -> bool:
    if other.kind != "threshold":
        return False
    first, second = sorted((piece, other), key=lambda found: found.start)
    return draft.adjacent(first.end, second.start)


def term_of(piece: Piece) -> MetricTerm:
    """The metric term of a metric or aggregate piece."""
    if piece.kind == "metric":
        return _named(piece.value)
    term: MetricTerm = piece.value
    return term


@lru_cache(maxsize=1024)
def _named(metric: str) -> MetricRef:
    """The term of a metric, which every reading of a question asks for again and again."""
    return MetricRef(name=metric)


def _joined(kind: str, value: MetricTerm, pieces: Pieces) -> Piece:
    phrases = tuple(phrase for piece in pieces for phrase in piece.phrases)
    return Piece(kind, value, pieces[0].start, pieces[-1].end, phrases)
