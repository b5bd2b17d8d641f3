"""The joins from a dataset to its dimensions: every way once, under readable aliases."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlglot import exp

from engine.planning.labels import unique
from engine.planning.nodes import all_of, column, table_alias
from semantic.catalog import Catalog
from semantic.expressions import operand, parse_select
from semantic.fields import Field
from semantic.model import Dataset
from semantic.routes import Hop, Path, validity
from semantic.sql_names import parse_table


@dataclass(frozen=True)
class Reach:
    """Where a dataset finds its dimensions: the joins, alias and field of each, and the alias of each way."""

    joins: tuple[exp.Join, ...]
    fields: dict[str, tuple[str, Field]]
    aliases: dict[Path, str]

    def column(self, dimension: str) -> exp.Expression:
        """A fresh expression that reads the dimension."""
        alias, field = self.fields[dimension]
        return operand(field.sql, alias)


def reach(
    catalog: Catalog,
    start: str,
    dimensions: Iterable[str],
    paths: Iterable[Path] = (),
    taken: Iterable[str] = (),
) -> Reach:
    """The joins from a dataset to those dimensions of which a row has one value, and along the paths.

    Aliases are none of those `taken`.
    """
    routes = {name: catalog.routes(start, name)[0] for name in dict.fromkeys(dimensions)}
    routes = {name: route for name, route in routes.items() if not route.spreads}
    wanted = (*(route.joins for route in routes.values()), *paths)
    steps = dict.fromkeys(path[:end] for path in wanted for end in range(1, len(path) + 1))
    taken = tuple(taken)
    names = unique([*taken, start, *(path[-1].role or path[-1].to for path in steps)])[len(taken) :]
    aliases: dict[Path, str] = dict(zip([(), *steps], names, strict=True))
    joins = tuple(_join(catalog, path[-1], aliases[path[:-1]], aliases[path]) for path in steps)
    fields = {name: (aliases[route.joins], route.binding.field) for name, route in routes.items()}
    return Reach(joins, fields, aliases)


def table(dataset: Dataset, alias: str) -> exp.Expression:
    """The dataset as something to select from, named `alias`."""
    if dataset.sql:
        return exp.Subquery(this=parse_select(dataset.sql).copy(), alias=table_alias(alias))
    found = parse_table(dataset.table_name).copy()
    if found.name != alias:
        found.set("alias", table_alias(alias))
    return found


def table_names(catalog: Catalog) -> tuple[str, ...]:
    """Every table name the model's datasets read."""
    names: list[str] = []
    for dataset in catalog.datasets.values():
        tree = parse_select(dataset.sql) if dataset.sql else parse_table(dataset.table_name)
        names += [one.name for one in tree.find_all(exp.Table)]
    return tuple(dict.fromkeys(names))


def partners(catalog: Catalog, hop: Hop, left: str, right: str) -> list[exp.Expression]:
    """What holds of rows that belong together, under the aliases of what the hop leads from and to."""
    found: list[exp.Expression] = [
        exp.EQ(this=column(left, mine), expression=column(right, theirs)) for mine, theirs in hop.pairs
    ]
    holds = validity(hop.by, catalog.datasets)
    if holds is not None:
        source, to = (right, left) if hop.back else (left, right)
        found += _valid(operand(holds.at, source), _bound(holds.valid_from, to), _bound(holds.valid_to, to))
    return found


def _join(catalog: Catalog, hop: Hop, left: str, right: str) -> exp.Join:
    """LEFT, so that a row without a partner stays and is counted under no value."""
    on = all_of(partners(catalog, hop, left, right))
    return exp.Join(this=table(catalog.datasets[hop.to], right), side="LEFT", on=on)


def _valid(
    at: exp.Expression, since: exp.Expression | None, until: exp.Expression | None
) -> list[exp.Expression]:
    """Whether a row holds at the time. An unknown time finds none, a bound that is not set is open."""
    found: list[exp.Expression] = []
    if since is None:
        found.append(exp.Not(this=exp.Is(this=at, expression=exp.Null())))
    else:
        first = exp.Coalesce(this=since, expressions=[at.copy()])
        found.append(exp.GTE(this=at, expression=first))
    if until is not None:
        before = exp.LT(this=at.copy(), expression=until)
        ever = exp.Is(this=until.copy(), expression=exp.Null())
        found.append(exp.Paren(this=exp.Or(this=before, expression=ever)))
    return found


def _bound(text: str, alias: str) -> exp.Expression | None:
    return operand(text, alias) if text else None
