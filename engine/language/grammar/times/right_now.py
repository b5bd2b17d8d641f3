""" "GPU utilization right now": numbers of what happens in time are of no moment; the time is asked back."""

from collections.abc import Sequence

from engine.language.grammar.pieces import Draft
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from semantic.catalog import Catalog
from semantic.filters import fields_of
from semantic.measures import Measure
from semantic.query import MetricRef, MetricTerm

# What may stand behind "now" where it still ends the question.
_ENDING = ("politeness", "preposition", "trailing")


def note_now(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Note the words that say now: some anywhere, others at the end only ("now show me views")."""
    if draft.said.isdisjoint(draft.pack.now_words):
        return
    words = draft.pack.right_now
    last = max((one.end for one in phrases if one.kind != "ignored" or one.target not in _ENDING), default=0)
    for phrase in phrases:
        said = norms(draft.text_of(phrase.start, phrase.end)) if phrase.kind == "ignored" else ()
        if said and (said in words["anywhere"] or (said in words["last"] and phrase.end >= last > 1)):
            draft.now_said = draft.text_of(phrase.start, phrase.end)


def settle_now(draft: Draft, metrics: Sequence[MetricTerm]) -> None:
    """Forget "now" but where it is said of numbers over all time, and nothing says how things stand now."""
    timed = bool(draft.periods or draft.comparisons)
    if (
        timed
        or _says_state(draft, metrics)
        or not any(_is_over_time(term, draft.catalog) for term in metrics)
    ):
        draft.now_said = ""


def _says_state(draft: Draft, metrics: Sequence[MetricTerm]) -> bool:
    """Whether a condition is of the rows' own: "orders on hold right now". A country tells no state."""
    facts = {fact for term in metrics for fact in draft.catalog.facts(term)}
    fields = (fields_of(condition) for _, _, condition in draft.filters)
    return any(not names or any(_is_own(name, facts, draft.catalog) for name in names) for names in fields)


def _is_own(name: str, facts: set[str], catalog: Catalog) -> bool:
    known = catalog.dimensions.get(name)
    return known is None or (len(known.bindings) == 1 and known.bindings[0].dataset in facts)


def _is_over_time(term: MetricTerm, catalog: Catalog) -> bool:
    """Whether a number is of what happened at times, and no last count, age or number of things."""
    metric = catalog.metrics.get(term.name) if isinstance(term, MetricRef) else None
    measures = catalog.metric_measures(metric) if metric is not None else ()
    if measures and all(_is_reading(measure) for measure in measures):
        return False
    known = {one.to for one in catalog.model.relationships}
    homes = (catalog.datasets[name] for name in catalog.facts(term))
    return any(one.time and not one.name_field and one.name not in known for one in homes)


def _is_reading(measure: Measure) -> bool:
    return measure.additivity == "snapshot" or measure.non_additive_dimension is not None
