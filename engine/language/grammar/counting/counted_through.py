"""Things counted through what they took part in: "how many vessels arrived", "customers per product"."""

from itertools import pairwise

from engine.language.grammar.counting.related_counts import key_of
from engine.language.grammar.pieces import Draft, Mark, Piece, Pieces, needs
from engine.language.weights import WEIGHTS
from semantic.filters import And, Compare, Condition, fields_of
from semantic.metrics import SimpleMetric
from semantic.periods import NamedPeriod, Period, SpanPeriod
from semantic.query import Bound, DimensionTerm, GroupTerm, MetricRef, MetricTerm, NestedTerm, TimeTerm

_NOT_BUILT = ("birth", "born", "death")  # years of people, who are not "from 2020"


def counted_through(
    draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]
) -> tuple[MetricTerm, ...]:
    """The number of different things among the only rows that have the time and the groups asked for.

    Nothing else is done with such a number: no share, no comparison, no bound.
    """
    (counted,) = metrics if len(metrics) == 1 else (None,)
    things = _counted(counted.name, draft) if isinstance(counted, MetricRef) else ""
    key = key_of(things, draft) if things else ""
    if not key or draft.having or draft.comparisons or draft.flags & {"share", "change", "growth", "rate"}:
        return metrics
    if not draft.period_field:
        _limit_by_year(things, draft)
    names = [term.name for term in groups if isinstance(term, DimensionTerm)]
    far = [name for name in names if not draft.catalog.routes(things, name)]
    far += [draft.period_field] if _is_elsewhere(things, draft) else []
    if not far or any(not isinstance(term, DimensionTerm | TimeTerm) for term in groups):
        return metrics
    rows = _rows(things, key, [*names, *_limiting(draft)], draft)
    number = _number_of(rows, draft) if rows else ""
    timed = bool(draft.periods) or any(isinstance(term, TimeTerm) for term in groups)
    if not number or (timed and not draft.period_field and not draft.catalog.datasets[rows].time):
        return metrics
    draft.cost += WEIGHTS["finer_dataset"] + WEIGHTS["nested"]
    draft.fatal = [mark for mark in draft.fatal if mark != Mark("dataset_not_used", rows)]
    if "happenings" in draft.flags:
        return (MetricRef(name=number),)  # course completions are as many as were completed
    if draft.period_field in far and not _are_different(things, draft):
        draft.open = True
        return (MetricRef(name=number),) if draft.wide else (_through(number, key),)
    return (_through(number, key),)


def _are_different(things: str, draft: Draft) -> bool:
    """Whether each is one however often it did so: people, and what is said to be different.

    "How many cars were dropped off" may be how often as well.
    """
    known = draft.catalog.datasets[things]
    persons = set(draft.pack.thesaurus["persons"])
    said = {draft.pack.singular(word) for word in f"{known.noun} {known.label}".casefold().split()}
    words = draft.text_of(0, 100).casefold().split()
    counted = draft.pack.aggregates.items()
    different = {word for text, names in counted if "count_distinct" in names for word in text}
    return bool(said & persons) or bool(different & set(words) - {"number", "of", "how", "many"})


@needs(kinds=("threshold",))
def fold_through(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Number of vessels with number of port calls more than 0": how such a number is restated."""
    for at, piece in enumerate(pieces):
        rest = [one for one in pieces[at + 1 :] if (one.kind, one.value) != ("break", "clause")][:2]
        if piece.kind != "metric" or [one.kind for one in rest] != ["metric", "threshold"]:
            continue
        number, bound = rest
        things, rows = _counted(str(piece.value), draft), _counted(str(number.value), draft)
        key = key_of(things, draft) if things and rows and things != rows else ""
        if (
            key
            and (bound.value.op, bound.value.value) == (">", 0)
            and len(draft.catalog.routes(rows, key)) == 1
        ):
            counting = [one for one in pieces[:at] if one.is_op("number_of")][-1:]
            gone = [*counting, *pieces[at + 1 : pieces.index(bound) + 1]]
            phrases = tuple(phrase for one in (*counting, piece, number, bound) for phrase in one.phrases)
            term = _through(str(number.value), key)
            made = Piece("aggregate", term, piece.start, bound.end, phrases)
            kept = [made if one is piece else one for one in pieces]
            return [one for one in kept if all(one is not other for other in gone)]
    return pieces


def _through(number: str, key: str) -> NestedTerm:
    return NestedTerm(agg="count", of=MetricRef(name=number), by=(key,), bound=Bound(op=">", value=0))


def _counted(name: str, draft: Draft) -> str:
    """The dataset whose rows a metric counts, all of them; "" for any other number."""
    metric = draft.catalog.metrics[name]
    if not isinstance(metric, SimpleMetric) or metric.where is not None or metric.measure.filter:
        return ""
    return metric.measure.dataset if (metric.measure.agg, metric.measure.expr) == ("count", "") else ""


def _is_elsewhere(things: str, draft: Draft) -> bool:
    """Whether the time that is said is one of other rows, and not of what may be said of the things too."""
    known = draft.catalog.dimensions.get(draft.period_field) if draft.periods else None
    if known is None or draft.catalog.routes(things, draft.period_field):
        return False
    said = {draft.pack.stem(word) for word in known.label.casefold().split()}
    own = {draft.pack.stem(word) for word in draft.pack.thesaurus["lifecycles"]}
    return not said & own


def _limiting(draft: Draft) -> list[str]:
    named = [name for _, _, condition in draft.filters for name in fields_of(condition)]
    return [*named, *([draft.period_field] if draft.period_field else [])]


def _rows(things: str, key: str, names: list[str], draft: Draft) -> str:
    """The rows that belong to one of the things and have all that is named: those said, else the nearest.

    "" where several do that are not parts of them: customers of a salon may be so by visits or by vouchers.
    """
    found: dict[str, int] = {}
    for dataset in draft.catalog.model.datasets:
        ways = [draft.catalog.routes(dataset.name, name) for name in (key, *names)]
        able = all(len(way) == 1 and not way[0].spreads for way in ways)
        home = draft.catalog.dimensions.get(draft.period_field)
        own = home is None or any(one.dataset == dataset.name for one in home.bindings)
        if dataset.name != things and able and own and not dataset.private:
            found[dataset.name] = sum(len(way[0].joins) for way in ways)
    said = [name for name in found if Mark("dataset_not_used", name) in draft.fatal]
    least = min(found.values(), default=0)
    nearest = said or [name for name, far in found.items() if far == least]
    if len(nearest) != 1:
        return ""
    others = [name for name in found if name not in nearest and not said]
    return nearest[0] if all(_is_part(name, nearest[0], draft) for name in others) else ""


def _is_part(rows: str, whole: str, draft: Draft) -> bool:
    """Whether rows lead to others: order lines tell no more of who ordered than the orders do."""
    key = key_of(whole, draft)
    return bool(key) and bool(draft.catalog.routes(rows, key))


def _number_of(rows: str, draft: Draft) -> str:
    """The metric that counts the rows."""
    return next((one.name for one in draft.catalog.askable if _counted(one.name, draft) == rows), "")


def _limit_by_year(things: str, draft: Draft) -> None:
    """ "Vehicles from 2020 or later", where they have no time but the year they were built in."""
    dataset = draft.catalog.datasets[things]
    if dataset.time or len(draft.periods) != 1:
        return
    years = [
        f"{things}.{one.name}"
        for one in dataset.fields
        if one.role == "dimension" and one.type == "integer" and is_year(one.label, draft)
    ]
    spans = isinstance(draft.periods[0], SpanPeriod) or _is_from(draft)
    condition = year_limit(years[0], draft.periods[0]) if len(years) == 1 and spans else None
    if condition is not None and years[0] in draft.catalog.dimensions:
        draft.filters.append((0, 0, condition))
        draft.periods = []


def _is_from(draft: Draft) -> bool:
    """Whether one word says from when the things are: "from 2021"."""
    words = draft.text_of(0, 100).casefold().split()
    starts = draft.pack.thesaurus["from_year"]
    return any(one in starts and two.isdigit() for one, two in pairwise(words))


def is_year(label: str, draft: Draft) -> bool:
    words = label.casefold().split()
    said = any("year" in draft.pack.units.get((word,), ()) for word in words)
    return (said or "year" in words) and not set(words) & set(_NOT_BUILT)


def year_limit(field: str, period: Period) -> Condition | None:
    """The years of a whole number that are in a period of years."""
    if not isinstance(period, SpanPeriod):
        year = _year(period)
        return Compare(field=field, op="=", value=year) if year else None
    ends = (
        (">=" if period.start_inclusive else ">", period.start),
        ("<=" if period.end_inclusive else "<", period.end),
    )
    limits = tuple(
        Compare.model_validate({"field": field, "op": op, "value": _year(end)})
        for op, end in ends
        if end is not None
    )
    if not limits or not all(limit.value for limit in limits):
        return None
    return limits[0] if len(limits) == 1 else And(items=limits)


def _year(period: Period) -> int:
    """The year that a period is; 0 where it is another."""
    whole = isinstance(period, NamedPeriod) and period == NamedPeriod(year=period.year)
    return period.year or 0 if isinstance(period, NamedPeriod) and whole else 0
