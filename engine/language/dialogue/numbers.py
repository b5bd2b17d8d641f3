"""Numbers of a question that goes on: in the place of those before, or beside them."""

from engine.language.dialogue.edit import Edit
from semantic.query import Calculation, LogicalQuery, MetricTerm, Order

_INSTEAD = {"instead", "instead_of"}
Metrics = tuple[MetricTerm, ...]


def take_metrics(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """A new number takes the place of the old one; "also" adds it; after several both may be meant.

    One that is only sorted by comes beside it, where it is not said to be instead of it.
    """
    own = edit.metrics
    if not own or set(own) == set(query.metrics):
        return [query]
    both = query.model_copy(update={"metrics": tuple(dict.fromkeys((*query.metrics, *own)))})
    if _is_one_of_several(query, edit):
        return [both]
    if (edit.is_sorted and not edit.moves & _INSTEAD) or "add" in edit.moves:
        return [both]
    if len(query.metrics) > 1 and not edit.moves & {*_INSTEAD, "refer", "same"}:
        return [measured(query, own), both]
    return [measured(query, own)]


def _is_one_of_several(query: LogicalQuery, edit: Edit) -> bool:
    """ "Viewers instead of views" behind views and watch time, of which views are taken away already."""
    old = {str(phrase.target) for phrase in edit.dropped if phrase.kind == "metric"}
    return "instead_of" in edit.moves and bool(old) and not old & {term.key for term in query.metrics}


def measured(query: LogicalQuery, metrics: Metrics) -> LogicalQuery:
    """The query with these numbers; what was said of an old one is said of the one in its place."""
    gone = [term.key for term in query.metrics if term not in metrics]
    new = [term.key for term in metrics if term not in query.metrics]
    place = {gone[0]: new[0]} if len(gone) == len(new) == 1 else {}
    calculations = tuple(
        _moved(one, place) for one in query.calculations if one.of in place or one.of not in gone
    )
    order = tuple(Order(by=_key(one.by, place), descending=one.descending) for one in query.order)
    known = {term.key for term in (*metrics, *query.group_by)} | {one.key for one in calculations}
    order = tuple(one for one in order if one.by in known)
    limit = query.limit if order else None
    update = {"metrics": metrics, "calculations": calculations, "order": order, "limit": limit}
    return query.model_copy(update=update)


def _moved(calculation: Calculation, place: dict[str, str]) -> Calculation:
    return Calculation(kind=calculation.kind, of=place.get(calculation.of, calculation.of))


def _key(key: str, place: dict[str, str]) -> str:
    """The key with the new number: "views", "share(views)"."""
    kind, _, of = key.partition("(")
    inner = of.removesuffix(")")
    return f"{kind}({place[inner]})" if of and inner in place and key not in place else place.get(key, key)
