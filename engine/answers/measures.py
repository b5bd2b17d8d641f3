"""What the catalog knows about the numbers of a plan, by the key of the metric term."""

from engine.answers.conditions import Named
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.filters import fields_of
from semantic.metrics import Additivity
from semantic.query import AggregateTerm, MetricRef, MetricTerm
from semantic.time_parts import parts_in


def additivity_of(plan: Plan, catalog: Catalog) -> dict[str, Additivity]:
    """Whether values of groups may be added up."""
    return {key: _additivity(term, catalog) for key, term in terms(plan, catalog).items()}


def formats_of(plan: Plan, catalog: Catalog) -> dict[str, str]:
    """Display formats: that of the metric, or of the field it is made from."""
    return {key: _display_format(term, catalog) for key, term in terms(plan, catalog).items()}


def names_of(plan: Plan, catalog: Catalog) -> dict[str, Named]:
    """Labels and units of the fields that rows are filtered by, and of the parts of times."""
    known = (catalog.dimensions[name] for name in fields_of(plan.query.where) if name in catalog.dimensions)
    parts = parts_in(plan.query.where, catalog)
    named = {part.key: Named(part.part.replace("_", " "), part=part) for part in parts}
    return {one.name: Named(one.label, one.field.unit) for one in known} | named


def terms(plan: Plan, catalog: Catalog) -> dict[str, MetricTerm]:
    """The metric terms that columns stand for; a share may be of a metric not asked for by itself."""
    calculated = (one.of for one in plan.query.calculations if one.of in catalog.metrics)
    asked: dict[str, MetricTerm] = {term.key: term for term in plan.query.metrics}
    return {**{name: MetricRef(name=name) for name in calculated}, **asked}


def _additivity(term: MetricTerm, catalog: Catalog) -> Additivity:
    if isinstance(term, AggregateTerm):
        return catalog.measures(term)[0].additivity
    return catalog.metrics[term.name].additivity


def _display_format(term: MetricTerm, catalog: Catalog) -> str:
    if isinstance(term, MetricRef):
        return catalog.metrics[term.name].display_format
    whole = term.agg in ("count", "count_distinct")
    return "int" if whole else catalog.dimensions[term.field].field.display_format
