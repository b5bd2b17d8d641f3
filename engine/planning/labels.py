"""What things are called to people, what type and unit they have, and the plain names of columns."""

import re
from collections import Counter
from collections.abc import Iterable

from engine.types.refusal import Said
from semantic.catalog import Catalog
from semantic.fields import Field
from semantic.made_metrics import label_of
from semantic.query import AggregateTerm, BucketTerm, ClassesTerm, GroupTerm, MetricTerm, PartTerm, TimeTerm

_AGGREGATED = {
    "sum": "total",
    "count": "number of",
    "count_distinct": "number of different",
    "approx_count_distinct": "about the number of different",
    "sum_boolean": "number of true",
    "min": "lowest",
    "max": "highest",
    "average": "average",
    "median": "median",
    "stddev": "standard deviation of",
    "variance": "variance of",
    "age": "age of",
}


def metric_label(term: MetricTerm, catalog: Catalog) -> str:
    """The metric's label, or its name with spaces."""
    if isinstance(term, AggregateTerm):
        share = f"p{(term.percentile or 0) * 100:.10g} of"
        word = share if term.agg == "percentile" else _AGGREGATED[term.agg]
        return f"{word} {catalog.dimensions[term.field].label}"
    return label_of(catalog.metrics[term.key])


def metric_said(term: MetricTerm, catalog: Catalog) -> Said:
    """What a refusal calls a metric, in whatever language it is told."""
    return Said(term, metric_label(term, catalog))


def group_label(term: GroupTerm, catalog: Catalog) -> str:
    """The dimension's label, the grain, or the part of time."""
    if isinstance(term, TimeTerm):
        return term.grain.replace("_", " ")
    if isinstance(term, PartTerm):
        return term.part.replace("_", " ")
    if isinstance(term, ClassesTerm):
        return f"{metric_label(term.of, catalog)} in classes"
    label = catalog.dimensions[term.name].label
    return f"{label} in classes of {term.width:g}" if isinstance(term, BucketTerm) else label


def metric_unit(term: MetricTerm, catalog: Catalog) -> str:
    """The unit of a metric's values; seconds for an age, that of the field for what is made from it."""
    if not isinstance(term, AggregateTerm):
        return catalog.metrics[term.key].unit
    if term.agg in ("count", "count_distinct"):
        return ""
    return "s" if term.agg == "age" else group_field(term.field, catalog).unit


def group_field(dimension: str, catalog: Catalog) -> Field:
    """The field that speaks for a dimension."""
    return catalog.dimensions[dimension].field


def metric_name(term: MetricTerm) -> str:
    """A plain column name, such as `median_price`."""
    if isinstance(term, AggregateTerm):
        return snake(f"{term.agg}_{term.field.rpartition('.')[2]}")
    return snake(term.key)


def group_names(terms: Iterable[GroupTerm]) -> list[str]:
    """A plain column name each: the field, or with its dataset where two fields have one name."""
    terms = tuple(terms)
    short = [snake(_short(term)) for term in terms]
    often = Counter(short)
    return unique(
        name if often[name] == 1 else snake(term.key) for name, term in zip(short, terms, strict=True)
    )


def _short(term: GroupTerm) -> str:
    if isinstance(term, TimeTerm):
        return term.grain
    if isinstance(term, ClassesTerm):
        return f"{metric_name(term.of)}_from"
    return term.part if isinstance(term, PartTerm) else term.name.rpartition(".")[2]


def snake(text: str) -> str:
    """Lower case, with an underscore for every run of other characters."""
    name = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return name if name and not name[0].isdigit() else f"_{name}"


def unique(names: Iterable[str]) -> list[str]:
    """The same names in order, later repeats numbered: a, b, a_2. SQL does not tell capitals apart."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        count = 1
        candidate = name
        while candidate.lower() in taken:
            count += 1
            candidate = f"{name}_{count}"
        found.append(candidate)
        taken.add(candidate.lower())
    return found
