"""One question about a drawn model."""

from pydantic import TypeAdapter

from semantic.query import GroupTerm
from tests.differential.drawing.filters import Filters
from tests.differential.drawing.groups import Groups
from tests.differential.drawing.periods import draw_period
from tests.differential.drawing.reach import traits
from tests.differential.drawing.subjects import IN_TIME, Drawn


class Question(Groups, Filters):
    """Draws one query; everything said in it can be reached by all its metrics."""

    def draw(self) -> Drawn:
        """The query as JSON."""
        names = self._metrics()
        self.take(names)
        self.query = {"metrics": [{"kind": "metric", "name": name} for name in names]}
        self._aggregate()
        self._groups()
        if self._shared(groups=False) and self.dice.chance(0.5, "where"):
            self.query["where"] = self._where()
        self._time()
        self._calculations(names)
        self._rest()
        return self.query

    def _metrics(self) -> list[str]:
        names = [one.name for one in self.model.metrics]
        by_type: dict[str, list[str]] = {}
        for name in names:
            by_type.setdefault(min(traits(self.model, name).types - {"simple"}, default="simple"), []).append(
                name
            )
        count = self.dice.choice((1, 1, 1, 2, 2, 3))
        picked = [self.dice.choice(self.dice.choice([*by_type.values(), names])) for _ in range(count)]
        return list(dict.fromkeys(picked))

    def _aggregate(self) -> None:
        if (
            len(self.facts) == 1
            and self.facts[0] in ("sales", "visits", "stock")
            and self.dice.chance(0.08, "aggregate_term")
        ):
            agg = self.dice.choice(("median", "max", "average", "sum", "count", "count_distinct"))
            self.query["metrics"].append(
                {"kind": "aggregate", "agg": agg, "field": f"{self.facts[0]}.amount"}
            )

    def _calculations(self, names: list[str]) -> None:
        dice, query = self.dice, self.query
        if "time" in query and not self.types & (IN_TIME) and dice.chance(0.45, "compare"):
            query["compare_to"] = self._comparison()
            query["calculations"] = [
                {"kind": kind, "of": name}
                for name in names
                for kind in ("change", "growth")
                if dice.chance(0.4, kind)
            ]
        elif (
            query["group_by"]
            and self.known[0].additive
            and "snapshot" not in self.types
            and dice.chance(0.45, "share")
        ):
            query["calculations"] = [{"kind": "share", "of": names[0]}]

    def _comparison(self) -> Drawn:
        kind = self.dice.pick({"previous": 4, "last_year": 2, "other": 2})
        self.dice.tags.add(f"compare {kind}")
        return {"kind": kind} | ({"period": draw_period(self.dice, self.season)} if kind == "other" else {})

    def _cut(self) -> None:
        """Ranks passed over, ranks within groups, a part of the groups, or the rest in one row."""
        dice, query = self.dice, self.query
        if dice.chance(0.3, "offset"):
            query["offset"] = dice.randint(1, 3)
        groups = query["group_by"]
        if not groups or not dice.chance(0.7):
            return
        query.setdefault(
            "order", [{"by": query["metrics"][0].get("name", ""), "descending": dice.chance(0.6)}]
        )
        keys = [_key(group) for group in groups]
        plain = len(groups) == 1 and groups[0]["kind"] == "dimension"
        if plain and not {"having", "calculations", "compare_to"} & set(query) and dice.chance(0.8, "rest"):
            query.pop("offset", None)
            query["rest"] = True
        elif len(groups) > 1 and dice.chance(0.8, "limit_per"):
            query["limit_per"] = [dice.choice(keys)]
        elif dice.chance(0.8, "limit_percent"):
            query.pop("offset", None)
            del query["limit"]
            query["limit_percent"] = dice.choice((5, 12.5, 20, 50, 100))

    def _rest(self) -> None:
        dice, query = self.dice, self.query
        keys = [one.get("name") or f"{one['agg']}({one['field']})" for one in query["metrics"]]
        if query["group_by"] and dice.chance(0.2, "having"):
            number = {"op": dice.choice((">", "<=", "!=")), "value": dice.choice((0, 1, 4))}
            query["having"] = {"kind": "compare", "field": dice.choice(keys), **number}
            if dice.chance(0.3):
                query["having"] = {"kind": "not", "item": query["having"]}
        if dice.chance(0.4, "order"):
            query["order"] = [{"by": dice.choice(keys), "descending": dice.chance(0.6)}]
        if dice.chance(0.3, "limit"):
            query["limit"] = dice.randint(1, 6)
            self._cut()
        times = [
            group for group in query["group_by"] if group["kind"] == "time" and group["grain"] != "second"
        ]
        if (
            times
            and not {"having", "compare_to", "limit_per", "limit_percent"} & set(query)
            and dice.chance(0.3, "fill")
        ):
            query["fill"] = True
        filters = [one.name for fact in self.model.datasets for one in fact.default_filters]
        if filters and dice.chance(0.2, "without_filter"):
            query["without_default_filters"] = [dice.choice(filters)]
        if dice.chance(0.04, "query_zone"):
            query["zone"] = dice.choice(("Europe/Berlin", "America/New_York"))
        weeks = query.get("time", {}).get("period", {}).get("week")
        if (
            not weeks
            and self.season.calendar.fiscal.first_month == 1
            and dice.chance(0.05, "query_week_start")
        ):
            query["week_start"] = dice.choice(("sunday", "saturday"))


def _key(group: Drawn) -> str:
    """The key of a group as the query calls it."""
    return TypeAdapter(GroupTerm).validate_python(group).key  # type: ignore[no-any-return]
