"""What else could stand in the place of a part: queries near the one at hand, the likeliest first."""

from collections.abc import Callable, Iterator

from engine.language.dialogue.conjuncts import filtered
from engine.language.dialogue.groups import grouped
from engine.language.dialogue.numbers import measured
from engine.replies.editing.periods import other_periods
from engine.replies.editing.places import Place
from engine.session import Session
from semantic.askable import askable_metrics
from semantic.filters import Compare
from semantic.periods import EarlierBucket, LastYear, PreviousPeriod
from semantic.query import Calculation, DimensionTerm, LogicalQuery, MetricRef, Order, TimeTerm

Others = Iterator[LogicalQuery]
_GRAINS = ("day", "week", "month", "quarter", "year")
_CALCULATIONS = ("share", "change", "growth", "target")


def others(place: Place, session: Session) -> Others:
    """Queries with another part of the kind in its place; which of them can be answered is not looked at."""
    find = _BY_KIND.get(place.kind)
    return find(place, session) if find else iter(())


def _metrics(place: Place, session: Session) -> Others:
    """Numbers from the same rows first, then the others that the groups can split."""
    catalog, query = session.catalog, place.query
    facts = set(catalog.facts(place.part))
    names = [metric.name for metric in askable_metrics(catalog)]
    names.sort(key=lambda name: not facts & set(catalog.facts(MetricRef(name=name))))
    for term in (MetricRef(name=name) for name in names):
        if term not in query.metrics and _takes(term, query, session):
            yield measured(query, place.instead(term))


def _takes(term: MetricRef, query: LogicalQuery, session: Session) -> bool:
    groups = (group.name for group in query.group_by if isinstance(group, DimensionTerm))
    return all(session.catalog.reaches(term, name) for name in groups)


def _groups(place: Place, session: Session) -> Others:
    query, term = place.query, place.part
    if isinstance(term, TimeTerm):
        for grain in _GRAINS:
            yield grouped(query, place.instead(term.model_copy(update={"grain": grain})))
    for name in splits(query, session):
        yield grouped(query, place.instead(DimensionTerm(name=name)))


def splits(query: LogicalQuery, session: Session) -> Iterator[str]:
    """The dimensions that all numbers of a query can be split by and that it is not split by."""
    asked = {getattr(term, "name", "") for term in query.group_by}
    known = session.catalog.reachable(query.metrics[0]) if query.metrics else ()
    for dimension in known:
        able = all(session.catalog.reaches(term, dimension.name) for term in query.metrics[1:])
        if dimension.field.role == "dimension" and dimension.name not in asked and able:
            yield dimension.name


def _filters(place: Place, session: Session) -> Others:
    """Of what is true or false the opposite; values are chosen from a list."""
    condition = place.part
    if isinstance(condition, Compare) and isinstance(condition.value, bool):
        opposite = condition.model_copy(update={"value": not condition.value})
        yield filtered(place.query, place.instead(opposite))


def _comparisons(place: Place, session: Session) -> Others:
    if not isinstance(place.query.compare_to, EarlierBucket):
        for other in (PreviousPeriod(), LastYear()):
            yield place.query.model_copy(update={"compare_to": other})


def _calculations(place: Place, session: Session) -> Others:
    for kind in _CALCULATIONS:
        other = Calculation(kind=kind, of=place.part.of)
        order = tuple(
            one.model_copy(update={"by": other.key}) if one.by == place.part.key else one
            for one in place.query.order
        )
        yield place.query.model_copy(update={"calculations": place.instead(other), "order": order})


def _rankings(place: Place, session: Session) -> Others:
    """The other end."""
    query = place.query
    turned = tuple(Order(by=one.by, descending=not one.descending) for one in query.order)
    if len(turned) == 1 and not query.records:
        yield query.model_copy(update={"order": turned})


def _periods(place: Place, session: Session) -> Others:
    scope = place.query.time
    for period in other_periods(scope.period if scope else None):
        yield place.query.model_copy(update={"time": scope and scope.model_copy(update={"period": period})})


_BY_KIND: dict[str, Callable[[Place, Session], Others]] = {
    "metric": _metrics,
    "group": _groups,
    "filter": _filters,
    "period": _periods,
    "comparison": _comparisons,
    "calculation": _calculations,
    "ranking": _rankings,
}
