"""The joins from a fact to its dimensions: many-to-one each, every way once, under readable aliases."""

from dataclasses import dataclass

from sqlglot import exp

from engine.planning.labels import unique
from engine.planning.nodes import column, table_alias
from semantic.catalog import Catalog, Route
from semantic.expressions import operand, parse_select
from semantic.fields import Field
from semantic.model import Dataset, Relationship
from semantic.sql_names import parse_table


@dataclass(frozen=True)
class Reach:
    """Where a fact finds its dimensions: the joins, and for each dimension alias and field."""

    joins: tuple[exp.Join, ...]
    fields: dict[str, tuple[str, Field]]

    def column(self, dimension: str) -> exp.Expression:
        """A fresh expression that reads the dimension."""
        alias, field = self.fields[dimension]
        return operand(field.sql, alias)


def reach(catalog: Catalog, fact: str, dimensions: tuple[str, ...]) -> Reach:
    """The joins from a fact to the dimensions, each way once, under readable aliases."""
    routes = {name: catalog.routes(fact, name)[0] for name in dimensions}
    paths = dict.fromkeys(path for route in routes.values() for path in _steps(route))
    names = unique([fact, *(path[-1].role or path[-1].to for path in paths)])
    aliases: dict[tuple[Relationship, ...], str] = dict(zip([(), *paths], names, strict=True))
    joins = tuple(_join(catalog, path[-1], aliases[path[:-1]], aliases[path]) for path in paths)
    fields = {name: (aliases[route.joins], route.binding.field) for name, route in routes.items()}
    return Reach(joins, fields)


def table(dataset: Dataset, alias: str) -> exp.Expression:
    """The dataset as something to select from, named `alias`."""
    if dataset.sql:
        return exp.Subquery(this=parse_select(dataset.sql).copy(), alias=table_alias(alias))
    found = parse_table(dataset.table).copy()
    if found.name != alias:
        found.set("alias", table_alias(alias))
    return found


def table_names(catalog: Catalog) -> tuple[str, ...]:
    """Every table name the model's datasets read."""
    names: list[str] = []
    for dataset in catalog.datasets.values():
        read = parse_select(dataset.sql).find_all(exp.Table) if dataset.sql else [parse_table(dataset.table)]
        names += [one.name for one in read]
    return tuple(dict.fromkeys(names))


def _steps(route: Route) -> list[tuple[Relationship, ...]]:
    return [route.joins[:end] for end in range(1, len(route.joins) + 1)]


def _join(catalog: Catalog, by: Relationship, left: str, right: str) -> exp.Join:
    """LEFT, so that a row without a partner stays and is counted under no value."""
    pairs = zip(by.from_columns, by.to_columns, strict=True)
    on: exp.Expression | None = None
    for mine, theirs in pairs:
        equal = exp.EQ(this=column(left, mine), expression=column(right, theirs))
        on = exp.And(this=on, expression=equal) if on else equal
    return exp.Join(this=table(catalog.datasets[by.to], right), side="LEFT", on=on)
