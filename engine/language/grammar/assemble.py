"""From the parts of a draft to one LogicalQuery, or the reason why there is none."""

from itertools import pairwise

from engine.language.grammar.metrics import term_of
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Rank
from engine.language.weights import WEIGHTS
from semantic.filters import And, Condition
from semantic.metrics import Direction, SimpleMetric
from semantic.periods import CalendarPeriod, Grain, NamedPeriod, Period, ToDatePeriod, TrailingPeriod
from semantic.query import (
    AggregateTerm,
    Calculation,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    Order,
    TimeScope,
    TimeTerm,
)

_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365}
_DEFAULT_LIMIT = 10


def assemble(draft: Draft, splits: tuple[str, ...]) -> LogicalQuery | None:
    """The query of a draft; None with a fatal mark where parts are missing or cannot stand together."""
    metrics = _metrics(draft)
    groups = _groups(draft, splits)
    _check_parts(draft, metrics, groups)
    if draft.fatal:
        return None
    order, limit = _order(draft, metrics, groups)
    calculations = _calculations(draft, metrics)
    if draft.fatal:
        return None
    return LogicalQuery(
        metrics=metrics,
        group_by=groups,
        where=_all([condition for _, _, condition in draft.filters]),
        having=_all(draft.having),
        time=TimeScope(period=draft.periods[0]) if draft.periods else None,
        compare_to=draft.comparisons[0] if draft.comparisons else None,
        calculations=calculations,
        order=order,
        limit=limit,
    ).canonical()


def _all(conditions: list[Condition]) -> Condition | None:
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return And(items=tuple(conditions))


def _metrics(draft: Draft) -> tuple[MetricTerm, ...]:
    pieces = sorted(draft.metrics, key=lambda piece: piece.start)
    terms = tuple(dict.fromkeys(term_of(piece) for piece in pieces))
    for before, after in pairwise(pieces):
        joined = _joined(before, after, draft)
        if not joined and term_of(before) != term_of(after):
            bare = _is_bare_count(before, draft) or _is_bare_count(after, draft)
            draft.cost += WEIGHTS["unjoined_metrics"] + WEIGHTS["bare_count_beside"] * bare
    if any(isinstance(term, AggregateTerm) and term.agg in ("max", "min") for term in terms):
        draft.cost += WEIGHTS["rank_of_split"] * any(group.asked for group in draft.groups)
    _check_scope(draft, terms)
    return terms


def _joined(before: Piece, after: Piece, draft: Draft) -> bool:
    """Whether nothing but a connector stands between."""
    between = range(before.end, after.start)
    return any(at in draft.connectors for at in between) and all(
        at in draft.connectors or at in draft.ignored for at in between
    )


def _is_bare_count(piece: Piece, draft: Draft) -> bool:
    """A count of rows said by its noun alone: "the code trace" may name where, it need not count traces."""
    bare = piece.kind == "metric" and piece.phrases and not piece.phrases[0].reason.startswith("label")
    metric = draft.catalog.metrics.get(str(piece.value)) if bare else None
    return isinstance(metric, SimpleMetric) and metric.measure.agg == "count" and not metric.measure.expr


def _check_scope(draft: Draft, terms: tuple[MetricTerm, ...]) -> None:
    """Datasets named as the scope: each is used, and every number comes from one of them."""
    facts = [draft.catalog.facts(term) for term in terms]
    used = {name for names in facts for name in names}
    for name in draft.datasets:
        inside = name in used and all(set(names) & set(draft.datasets) for names in facts)
        if not inside:
            draft.fatal.append(Mark("dataset_not_used", name))


def _groups(draft: Draft, splits: tuple[str, ...]) -> tuple[GroupTerm, ...]:
    terms: list[GroupTerm] = []
    for group in sorted(draft.groups, key=lambda found: found.start):
        terms.append(_group_term(group))
        draft.cost += 0.0 if group.said or draft.ranks else WEIGHTS["implied_group"]
    if "over_time" in draft.flags and not any(isinstance(term, TimeTerm) for term in terms):
        terms.insert(0, TimeTerm(grain=_grain_for(draft.periods[0] if draft.periods else None)))
    terms.extend(DimensionTerm(name=name) for name in splits)
    return tuple(dict.fromkeys(terms))


def _group_term(group: Group) -> GroupTerm:
    if group.kind == "time":
        return TimeTerm(grain=group.name)
    if group.kind == "timefield":
        return TimeTerm(grain="day", dimension=group.name)
    return DimensionTerm(name=group.name)


def _grain_for(period: Period | None) -> Grain:
    """A grain that gives a readable number of points over the period."""
    if isinstance(period, CalendarPeriod | TrailingPeriod):
        days = _DAYS[period.unit] * period.count
    elif isinstance(period, ToDatePeriod):
        days = _DAYS[period.unit]
    elif isinstance(period, NamedPeriod):
        days = _DAYS[_named_unit(period)]
    else:
        return "month"
    return "hour" if days <= 2 else "day" if days <= 62 else "week" if days <= 200 else "month"


def _named_unit(period: NamedPeriod) -> str:
    """The length of a period called by its name."""
    units = ("day", "week", "month", "quarter", "half")
    return next((unit for unit in units if getattr(period, unit) is not None), "year")


def _check_parts(draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]) -> None:
    if not metrics:
        draft.fatal.append(Mark("no_metric"))
    if len(draft.ranks) > 1:
        draft.fatal.append(Mark("two_rankings"))
    if draft.ranks and not groups:
        draft.fatal.append(Mark("rank_without_dimension"))
    if (
        draft.ranks
        and sum(not group.said for group in draft.groups)
        and any(group.said for group in draft.groups)
    ):
        draft.fatal.append(Mark("top_per_group"))
    if any(group.kind == "time" and not group.said for group in draft.groups) and not (
        draft.ranks or draft.having
    ):
        draft.fatal.append(Mark("unit_alone"))
    if "counts_dimension" in draft.flags and (len(metrics) > 1 or draft.having):
        draft.fatal.append(Mark("count_of_filtered_groups"))
    if len(metrics) == 1 and _is_listing(draft):
        draft.fatal.append(Mark("listing"))
    if draft.having and not groups:
        draft.fatal.append(Mark("threshold_without_dimension"))
    if "compare" in draft.flags and not draft.comparisons:
        draft.fatal.append(Mark("unused", "compare"))
    if "only" in draft.flags and not (draft.filters or draft.periods or draft.having):
        draft.fatal.append(Mark("unused", "only"))


def _is_listing(draft: Draft) -> bool:
    """ "Titles of advanced courses": rows by a bare noun and an attribute, with no word that counts or splits."""
    bare = all(_is_bare_count(piece, draft) for piece in draft.metrics) and "counted" not in draft.flags
    said = any(group.said for group in draft.groups)
    loose = ("scope" in draft.flags and not said) or any(not group.said for group in draft.groups)
    return bare and loose and not draft.ranks and not draft.having


def _order(
    draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]
) -> tuple[tuple[Order, ...], int | None]:
    if not draft.ranks:
        if draft.sort_by is not None and "sort" not in draft.flags:
            draft.fatal.append(Mark("unused", "by"))
        by = MetricRef(name=draft.sort_by).key if draft.sort_by else metrics[0].key
        sorts = draft.flags & {"sort", "ascending", "descending"}
        return ((Order(by=by, descending="ascending" not in draft.flags),) if sorts else ()), None
    rank = draft.ranks[0]
    if all(group.said and not group.asked for group in draft.groups):
        draft.cost += WEIGHTS["rank_of_split"]
    target = _ranked_metric(draft, rank, metrics)
    return (Order(by=target.key, descending=_descending(draft, rank, target)),), _limit(draft, rank)


def _ranked_metric(draft: Draft, rank: Rank, metrics: tuple[MetricTerm, ...]) -> MetricTerm:
    """The metric after "by", else the one said right after the superlative, else the first."""
    if draft.sort_by is not None:
        return MetricRef(name=draft.sort_by)
    after: list[Piece] = [piece for piece in draft.metrics if piece.start >= rank.end]
    return term_of(min(after, key=lambda piece: piece.start)) if after else metrics[0]


def _descending(draft: Draft, rank: Rank, target: MetricTerm) -> bool:
    if rank.flavour in ("top", "bottom"):
        return rank.flavour == "top"
    direction: Direction = "neutral"
    if not isinstance(target, AggregateTerm):
        direction = draft.catalog.metrics[target.name].desired_direction
    if direction == "neutral":
        draft.fatal.append(Mark("no_good_direction", target.key))
    return (direction == "up") == (rank.flavour == "best")


def _limit(draft: Draft, rank: Rank) -> int | None:
    """The number said; one for a single thing asked for; ten for "top titles"; all for "which titles"."""
    if rank.count is not None:
        return rank.count
    plural = any(group.plural for group in draft.groups)
    if not plural:
        return 1
    draft.cost += WEIGHTS["implied_limit"]
    before = min(group.start for group in draft.groups) >= rank.end
    return _DEFAULT_LIMIT if before else None


def _calculations(draft: Draft, metrics: tuple[MetricTerm, ...]) -> tuple[Calculation, ...]:
    found: list[Calculation] = []
    for kind in ("share", "change", "growth"):
        if kind in draft.flags:
            if kind == "share" and (len(metrics) > 1 or draft.comparisons):
                draft.fatal.append(Mark("share_of_several"))
            found.extend(Calculation(kind=kind, of=metric.key) for metric in metrics)
    return tuple(found)
