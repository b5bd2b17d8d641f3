"""What the catalog knows about the numbers of a plan, by the key of the metric term."""

from collections.abc import Iterator

from engine.answers.conditions import Named
from engine.answers.grouping import overlapping, value_labels
from engine.phrasing import Phrasing, english
from engine.types.plan import Plan
from semantic.catalog import Catalog, CatalogDimension
from semantic.filters import And, Condition, MetricIs, Not, Or, Related, fields_of
from semantic.metrics import Additivity
from semantic.query import AggregateTerm, DimensionTerm, MetricRef, MetricTerm
from semantic.time_parts import parts_in


def additivity_of(plan: Plan, catalog: Catalog) -> dict[str, Additivity]:
    """Whether values of groups may be added up; where groups overlap, nothing may."""
    known = {key: _additivity(term, catalog) for key, term in terms(plan, catalog).items()}
    if overlapping(plan, catalog):
        return {key: "distinct" if found == "additive" else found for key, found in known.items()}
    return known


def formats_of(plan: Plan, catalog: Catalog) -> dict[str, str]:
    """Display formats: that of the metric, or of the field it is made from."""
    return {key: _display_format(term, catalog) for key, term in terms(plan, catalog).items()}


def names_of(plan: Plan, catalog: Catalog, words: Phrasing | None = None) -> dict[str, Named]:
    """Labels and units of the fields that rows are filtered by, and of the parts of times."""
    found = names_in(plan.query.where, catalog, words)
    if plan.query.records:
        dataset = catalog.datasets[plan.query.records]
        found[dataset.name] = Named(dataset.label or dataset.nouns or dataset.name.replace("_", " "))
    if plan.query.claim is not None:
        split = [term.name for term in plan.query.group_by if isinstance(term, DimensionTerm)]
        found |= {name: Named(catalog.dimensions[name].label) for name in split}
    return found


def names_in(
    condition: Condition | None, catalog: Catalog, words: Phrasing | None = None
) -> dict[str, Named]:
    """The same for a condition, with the metrics and datasets of the questions inside it."""
    known = (catalog.dimensions[name] for name in fields_of(condition) if name in catalog.dimensions)
    found = {one.name: _of_dimension(one) for one in known}
    words = words or english()
    found |= {
        part.key: Named(words.word(f"parts.{part.part}"), part=part) for part in parts_in(condition, catalog)
    }
    for inner in _inner(condition):
        found |= names_in(inner.where, catalog, words)
        if isinstance(inner, Related):
            dataset = catalog.datasets[inner.dataset]
            found[dataset.name] = Named(dataset.nouns or dataset.label or dataset.name.replace("_", " "))
        else:
            metric = catalog.metrics[inner.metric]
            found[metric.name] = Named(
                metric.label or metric.name.replace("_", " "), metric.unit, display=metric.display_format
            )
    return found


def _of_dimension(one: CatalogDimension) -> Named:
    time = one.type in ("date", "timestamp")
    return Named(one.label, one.field.unit, values=value_labels(one), is_time=time)


def _inner(condition: Condition | None) -> Iterator[MetricIs | Related]:
    if isinstance(condition, MetricIs | Related):
        yield condition
    elif isinstance(condition, And | Or):
        yield from (one for item in condition.items for one in _inner(item))
    elif isinstance(condition, Not):
        yield from _inner(condition.item)


def terms(plan: Plan, catalog: Catalog) -> dict[str, MetricTerm]:
    """The metric terms that columns stand for; a share may be of a metric not asked for by itself."""
    calculated = (one.of for one in plan.query.calculations if one.of in catalog.metrics)
    asked: dict[str, MetricTerm] = {
        term.key: term if isinstance(term, AggregateTerm) else MetricRef(name=term.key)
        for term in plan.query.metrics
    }
    return {**{name: MetricRef(name=name) for name in calculated}, **asked}


def _additivity(term: MetricTerm, catalog: Catalog) -> Additivity:
    if isinstance(term, AggregateTerm):
        return catalog.measures(term)[0].additivity
    return catalog.metrics[term.key].additivity


def _display_format(term: MetricTerm, catalog: Catalog) -> str:
    if not isinstance(term, AggregateTerm):
        return catalog.metrics[term.key].display_format
    whole = term.agg in ("count", "count_distinct")
    return "int" if whole else catalog.dimensions[term.field].field.display_format
