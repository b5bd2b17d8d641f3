"""An average "per" something: one for each of them, or a total over their number."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import Draft, Group, Piece
from engine.language.tokens import norms
from semantic.askable import askable_metrics
from semantic.catalog import Binding
from semantic.measures import Measure
from semantic.metrics import SimpleMetric
from semantic.query import MetricTerm


def averaged_per(draft: Draft, metrics: tuple[MetricTerm, ...]) -> list[str]:
    """ "Average clicks per student" is no average of rows by student: it is a total over their number.

    "Average talk time per queue" is one for each queue: see `_is_for_each`.
    """
    averaged = [term for term in metrics if any(_adds_up(one, draft) for one in draft.catalog.measures(term))]
    return [
        _label(group, draft)
        for group in draft.groups
        if averaged and group.word == "per" and _is_entity(group, draft) and not _is_for_each(group, draft)
    ]


def _is_for_each(group: Group, draft: Draft) -> bool:
    """Whether things tell apart what the rows say of themselves, one by one: a talk time, and no clicks.

    Persons have something all in all ("weight per member"), but how long theirs lasts, and money is
    told so ("cost per van").
    """
    (binding, *others) = draft.catalog.dimensions[group.name].bindings
    home = draft.catalog.datasets[binding.dataset]
    person = draft.pack.singular(draft.pack.head((home.noun or home.label).casefold()))
    somebody = person in draft.pack.thesaurus["persons"]
    if others or home.name_field != binding.field.name:
        return False
    averages = [
        piece for piece in draft.metrics if not is_bare_count(piece, draft)
    ]  # a count only limits them
    return bool(averages) and all(_is_of_one(piece, draft, somebody=somebody) for piece in averages)


def _is_of_one(piece: Piece, draft: Draft, *, somebody: bool) -> bool:
    """Whether the words are a noun of one row's number: no "clicks", no "hours", no "revenue"."""
    words = norms(draft.text_of(piece.start, piece.end))
    singular = bool(words) and draft.pack.singular(words[-1]) == words[-1]
    if somebody and set(draft.pack.thesaurus["lasting"]).isdisjoint(words):
        return False
    return singular and draft.pack.money_nouns.isdisjoint(words)


def _adds_up(measure: Measure, draft: Draft) -> bool:
    """Whether an average is of what has a total too, and of no things: nobody adds up prices."""
    if draft.catalog.datasets[measure.dataset].name_field:
        return False
    totals = (one.measure for one in draft.catalog.metrics.values() if isinstance(one, SimpleMetric))
    of = (measure.dataset, measure.expr)
    return measure.agg == "average" and any(
        (one.agg, one.dataset, one.expr) == ("sum", *of) for one in totals
    )


def _is_entity(group: Group, draft: Draft) -> bool:
    """Whether the group names things that are counted: the name of a dataset's rows, or a key."""
    if group.kind != "dimension":
        return False
    bindings = draft.catalog.dimensions[group.name].bindings
    named = any(draft.catalog.datasets[one.dataset].name_field == one.field.name for one in bindings)
    return named or len(bindings) > 1 or any(_counts(one, draft) for one in bindings)


def _counts(binding: Binding, draft: Draft) -> bool:
    """Whether the model has a number of different values of the field."""
    measures = [
        metric.measure for metric in askable_metrics(draft.catalog) if isinstance(metric, SimpleMetric)
    ]
    return any(
        (one.agg, one.dataset, one.expr) == ("count_distinct", binding.dataset, binding.field.sql)
        for one in measures
    )


def _label(group: Group, draft: Draft) -> str:
    return draft.catalog.dimensions[group.name].label.lower()
