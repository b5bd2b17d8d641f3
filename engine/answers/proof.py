"""How an answer was computed: what the numbers mean, what was left out, which dates, which data, how fast."""

from datetime import datetime

from engine.answers.conditions import where
from engine.answers.fiscal_words import speaks_fiscally
from engine.answers.grouping import overlapping
from engine.answers.measures import names_in, names_of, terms
from engine.answers.periods import day, moment, name_of
from engine.phrasing import english
from engine.types.answer import Answer
from engine.types.clock import Bounds
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.composition import ingredients
from semantic.definitions import Definitions
from semantic.metrics import Metric, MetricInput
from semantic.query import AggregateTerm, MetricRef

Fact = tuple[str, str]


def how_computed(answer: Answer, catalog: Catalog) -> tuple[Fact, ...]:
    """Label and text of every fact behind an answer; only what is known of it."""
    facts: list[Fact] = []
    if answer.plan is not None:
        catalog = catalog.with_terms(answer.plan.query.metrics)
        facts += _definitions(answer.plan, catalog)
        facts += _scope(answer.plan, catalog)
    left_out = answer.plan.notes if answer.plan is not None else ()
    facts += [("Left out by default" if note in left_out else "Note", note) for note in answer.notes]
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
    if filters:
        facts.append(("Filter", _capital(filters.removeprefix("where "))))
    if overlapping(plan, catalog):
        facts.append(("Groups", "They overlap: a row counts in each that it belongs to, in the total once"))
    return [*facts, *_calendar(plan)]


def _calendar(plan: Plan) -> list[Fact]:
    """By which clocks and weeks times are cut, where that is not to be expected, and what is cut short."""
    facts = []
    if not plan.time.is_utc:
        facts.append(("Time zone", plan.time.zone))
    if plan.time.week_start != "monday":
        facts.append(("Weeks begin on", plan.time.week_start.capitalize()))
    if plan.partial:
        grain = plan.partial[0][0].rpartition(":")[2].replace("_", " ")
        cut = english().joined([day(at) for _, at in plan.partial if at.time() == datetime.min.time()])
        begun = f", beginning {cut}" if cut else ""
        facts.append(("Not whole", f"A {grain}{begun}: not over yet, or cut by the period asked for"))
    return facts


def _definitions(plan: Plan, catalog: Catalog) -> list[Fact]:
    """What each number is, then what the metrics are that it is made of."""
    asked = terms(plan, catalog).values()
    made = [term for term in asked if isinstance(term, AggregateTerm)]
    names = [term.name for term in asked if isinstance(term, MetricRef)]
    for name in names:
        parts = ingredients(catalog.metrics[name])
        names += [part.name for part in parts if isinstance(part, MetricInput) and part.name not in names]
    metrics = [catalog.metrics[name] for name in dict.fromkeys(names) if not catalog.metrics[name].private]
    return [_aggregation(term, catalog) for term in made] + [_metric(one, catalog) for one in metrics]


def _aggregation(term: AggregateTerm, catalog: Catalog) -> Fact:
    text = Definitions(catalog).measure(catalog.measures(term)[0])
    return catalog.dimensions[term.field].label, f"{_capital(text)}."


def _metric(metric: Metric, catalog: Catalog) -> Fact:
    """Its meaning in the model's words, how it is computed, and from which rows."""
    formula = Definitions(catalog).metric(metric)
    only = where(metric.where, names_in(metric.where, catalog))
    filled = metric.fill_nulls_with
    texts = (
        metric.description,
        f"{formula}{', only ' if only else ''}{only}.",
        f"{filled:g} where there is nothing." if filled is not None else "",
    )
    return metric.label or metric.name.replace("_", " "), " ".join(text for text in texts if text)


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
