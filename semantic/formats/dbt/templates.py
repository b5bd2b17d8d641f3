"""Conditions as dbt's filters: SQL around `{{ Dimension('order__status') }}`."""

from __future__ import annotations

import re

from sqlglot import exp

from semantic.catalog import Catalog
from semantic.filters import And, Compare, Condition, MetricIs, Not, Or
from semantic.formats.dbt.entities import Entities
from semantic.formats.parts.condition_sql import sql_of
from semantic.formats.parts.losses import Unmapped
from semantic.sql_names import identifier

_PARTS = {
    "day_of_month": "day",
    "month_of_year": "month",
    "quarter_of_year": "quarter",
    "day_of_week": "dow",
    "day_of_year": "doy",
    "week_of_year": "week",
    "hour_of_day": "hour",
}
_STAND_IN = "object_{}_"


def template(condition: Condition, facts: tuple[str, ...], catalog: Catalog, entities: Entities) -> str:
    """The condition on rows of the facts. Raises Unmapped for what a filter of dbt cannot say."""
    found = {_Template(fact, catalog, entities).written(condition) for fact in facts}
    if len(found) != 1:
        raise Unmapped("filter", f"a condition on rows of {', '.join(facts)}")
    return found.pop()


class _Template:
    def __init__(self, fact: str, catalog: Catalog, entities: Entities) -> None:
        self._fact = fact
        self._catalog = catalog
        self._entities = entities
        self._objects: list[str] = []
        self._metrics: dict[str, str] = {}

    def written(self, condition: Condition) -> str:
        sql = sql_of(self._without_metrics(condition), self._stand_in).sql("duckdb")
        for number, text in enumerate(self._objects):
            sql = re.sub(rf"\b{_STAND_IN.format(number)}(?!\w)", text.replace("\\", r"\\"), sql)
        return sql

    def _without_metrics(self, condition: Condition) -> Condition:
        """Metrics by entity as comparisons of names that stand for them."""
        if isinstance(condition, And | Or):
            items = tuple(self._without_metrics(item) for item in condition.items)
            return type(condition)(items=items)
        if isinstance(condition, Not):
            return Not(item=self._without_metrics(condition.item))
        if not isinstance(condition, MetricIs):
            return condition
        if condition.where or condition.time:
            raise Unmapped("filter", f"a condition on {condition.metric} of some rows or times")
        name = f"metric {condition.metric} by {condition.by}"
        self._metrics[name] = (
            f"{{{{ Metric('{condition.metric}', group_by=['{self._entity(condition.by)}']) }}}}"
        )
        return Compare(field=name, op=condition.op, value=condition.value)

    def _entity(self, name: str) -> str:
        for route in self._catalog.routes(self._fact, name):
            found = self._entities.named(route.binding.dataset, route.binding.field.sql)
            if found:
                return found
        raise Unmapped("filter", f"a metric by {name}, which is no entity")

    def _stand_in(self, name: str) -> exp.Expression:
        self._objects.append(self._metrics.get(name) or self._object(name))
        return exp.Column(this=identifier(_STAND_IN.format(len(self._objects) - 1)))

    def _object(self, name: str) -> str:
        base, _, part = name.rpartition(":") if name.rpartition(":")[2] in _PARTS else (name, "", "")
        routes = self._catalog.routes(self._fact, base)
        if len(routes) != 1 or routes[0].spreads or any(hop.back or hop.by.role for hop in routes[0].joins):
            raise Unmapped("filter", f"a condition on {name}, which {self._fact} reaches in no one plain way")
        field, holder = routes[0].binding.field, routes[0].binding.dataset
        if self._entities.is_entity(self._catalog.datasets[holder], field):
            return f"{{{{ Entity('{self._entities.named(holder, field.sql)}') }}}}"
        path = [self._entities.named(hop.to, hop.by.to_columns[0]) for hop in routes[0].joins]
        dundered = "__".join((*(path or [self._entities.primary(holder)]), field.name))
        if part:
            return f"{{{{ Dimension('{dundered}').date_part('{_PARTS[part]}') }}}}"
        if field.type in ("date", "timestamp"):
            return f"{{{{ TimeDimension('{dundered}', 'day') }}}}"
        return f"{{{{ Dimension('{dundered}') }}}}"
