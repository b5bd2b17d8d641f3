"""How an answer was computed: what the numbers mean, what was left out, which dates, which data, how fast."""

from datetime import datetime

from engine.answers.conditions import where
from engine.answers.fiscal_words import speaks_fiscally
from engine.answers.measures import names_of, terms
from engine.answers.periods import moment, name_of
from engine.types.answer import Answer
from engine.types.clock import Bounds
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.metrics import Measure, Metric, RatioMetric
from semantic.query import AggregateTerm, MetricTerm

Fact = tuple[str, str]

_AGGREGATIONS = {
    "sum": "sum of {} in {}",
    "count": "number of rows in {1}",
    "count_distinct": "number of different {} in {}",
    "min": "lowest {} in {}",
    "max": "highest {} in {}",
    "average": "average of {} in {}",
    "median": "median of {} in {}",
    "age": "time from the latest {} in {} until now",
}


def how_computed(answer: Answer, catalog: Catalog) -> tuple[Fact, ...]:
    """Label and text of every fact behind an answer; only what is known of it."""
    facts: list[Fact] = []
    if answer.plan is not None:
        facts += [_definition(term, catalog) for term in terms(answer.plan, catalog).values()]
        facts += _scope(answer.plan, catalog)
    facts += [("Left out by default", note) for note in answer.notes]
    if answer.as_of:
        facts.append(("Data as of", _moment(answer.as_of)))
    facts.append(("Clock", _moment(answer.now)))
    if answer.table is not None:
        more = ", cut off at the limit" if answer.table.truncated else ""
        facts.append(("Rows", f"{len(answer.table.rows):,}{more}"))
    if answer.ms:
        facts.append(("Time taken", _timing(answer.ms)))
    if answer.query is not None:
        facts.append(("Query", answer.query.hash[:16]))
    return tuple(facts)


def _scope(plan: Plan, catalog: Catalog) -> list[Fact]:
    facts = [("Period", _period(plan.bounds, plan))]
    if plan.compare_bounds is not None:
        facts.append(("Compared with", _period(plan.compare_bounds, plan)))
    filters = where(plan.query.where, names_of(plan, catalog))
    return [*facts, ("Filter", _capital(filters.removeprefix("where ")))] if filters else facts


def _definition(term: MetricTerm, catalog: Catalog) -> Fact:
    if isinstance(term, AggregateTerm):
        known = catalog.dimensions[term.field]
        return known.label, _capital(_measure(catalog.measures(term)[0], catalog, known.label))
    metric = catalog.metrics[term.name]
    text = " ".join(part for part in (metric.description, f"{_capital(_formula(metric, catalog))}.") if part)
    return metric.label or metric.name.replace("_", " "), text


def _formula(metric: Metric, catalog: Catalog) -> str:
    """What is computed; for a ratio numerator and denominator, each summed before they are divided."""
    measures = catalog.metric_measures(metric)
    if not isinstance(metric, RatioMetric):
        return _measure(measures[0], catalog)
    sides = [_measure(measure, catalog) for measure in measures]
    return f"{sides[0]}, divided by {sides[1]}"


def _measure(measure: Measure, catalog: Catalog, label: str = "") -> str:
    dataset = catalog.datasets[measure.dataset]
    where = f" where {measure.filter}" if measure.filter else ""
    name = dataset.label or dataset.name.replace("_", " ")
    return _AGGREGATIONS[measure.agg].format(label or measure.expr, name) + where


def _period(bounds: Bounds | None, plan: Plan) -> str:
    """In words, and as the exact half-open bounds."""
    if bounds is None or (bounds.start is None and bounds.end is None):
        return "all data"
    edges = []
    if bounds.start is not None:
        edges.append(f"from {moment(bounds.start)}")
    if bounds.end is not None:
        edges.append(f"up to, not including, {moment(bounds.end)}")
    name = name_of(bounds, plan.time if speaks_fiscally(plan.query) else None)
    zone = "UTC" if plan.time.is_utc else f"in the time of {plan.time.zone}"
    return f"{_capital(name)}: {' '.join(edges)} {zone}"


def _moment(iso: str) -> str:
    return f"{moment(datetime.fromisoformat(iso))} UTC"


def _timing(ms: dict[str, float]) -> str:
    stages = ", ".join(f"{stage} {value:.0f}" for stage, value in ms.items())
    return f"{sum(ms.values()):.0f} ms ({stages})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
