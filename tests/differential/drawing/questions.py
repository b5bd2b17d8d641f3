"""One question about a drawn model."""

from typing import Any

from semantic.model import SemanticModel
from tests.differential.drawing.calendars import Season
from tests.differential.drawing.conditions import Conditions
from tests.differential.drawing.dice import Dice
from tests.differential.drawing.periods import draw_period, grains
from tests.differential.drawing.reach import Traits, traits

Drawn = dict[str, Any]
_PARTS = ("hour_of_day", "day_of_week", "day_of_month", "day_of_year", "week_of_year", "month_of_year", "quarter_of_year", "minute_of_hour")  # fmt: skip
_IN_TIME = frozenset({"cumulative", "offset", "to_grain"})


class Question:
    """Draws one query; everything said in it can be reached by all its metrics."""

    def __init__(self, model: SemanticModel, season: Season, conditions: Conditions, dice: Dice) -> None:
        self.model, self.season, self.conditions, self.dice = model, season, conditions, dice
        self.query: Drawn = {}

    def draw(self) -> Drawn:
        """The query as JSON."""
        names = self._metrics()
        self.known = known = [traits(self.model, name) for name in names]
        self.facts = tuple(sorted({fact for one in known for fact in one.facts}))
        self.types = frozenset(kind for one in known for kind in one.types)
        self.dice.tags |= {f"metric {kind}" for kind in self.types}
        if len(self.facts) > 1:
            self.dice.tags.add("two_facts")
        self.timed = all(self._default_time(fact) for fact in self.facts)
        self.query = {"metrics": [{"kind": "metric", "name": name} for name in names]}
        self._aggregate()
        self._groups()
        if self._shared(groups=False) and self.dice.chance(0.5, "where"):
            self.query["where"] = self._where()
        self._time()
        self._calculations(known, names)
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

    def _default_time(self, fact: str) -> str:
        found = self.model.dataset(fact)
        return found.time if found else ""

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

    def _groups(self) -> None:
        groups: list[Drawn] = []
        in_time = bool(self.types & _IN_TIME)
        must = "to_grain" in self.types
        if self.timed and self.dice.chance(1 if must else 0.75 if in_time else 0.4, "time_group"):
            groups.append({"kind": "time", "grain": self._grain(), **self._dimension(in_time)})
        if (
            not in_time
            and self.timed
            and "snapshot" not in self.types
            and self.dice.chance(0.12, "part_group")
        ):
            groups.append(self._part())
        names = self._shared(groups=True)
        for name in dict.fromkeys(self.dice.some(names, 0, 2)):
            groups.append(self._by(name))
        self.dice.shuffle(groups)
        self.query["group_by"] = groups

    def _part(self) -> Drawn:
        dimension = self._dimension(False)
        dated = dimension.get("dimension", "").endswith(".day") or (not dimension and not self._clocked())
        parts = [part for part in _PARTS if not (dated and part in ("hour_of_day", "minute_of_hour"))]
        return {"kind": "part", "part": self.dice.choice(parts), **dimension}

    def _clocked(self) -> bool:
        """Whether the default times have hours; a measure's own time may be a date."""
        own = any(one.own_time for one in self.known)
        return not own and all(self._default_time(fact) == "at" for fact in self.facts)

    def _grain(self) -> str:
        allowed = grains(self.season)
        if not self._clocked():
            allowed = tuple(one for one in allowed if one not in ("second", "minute", "hour")) or ("day",)
        if self.types & {"to_grain", "rolling"}:
            allowed = tuple(one for one in allowed if one != "second") or ("day",)
        if "to_grain" in self.types:
            allowed = tuple(one for one in allowed if one in ("hour", "day", "day", "month")) or ("day",)
        return self.dice.choice(allowed)

    def _dimension(self, in_time: bool) -> Drawn:
        if len(self.facts) > 1 or self.facts[0] not in ("sales", "visits", "stock") or in_time:
            return {}
        return (
            {"dimension": f"{self.facts[0]}.{self.dice.choice(('at', 'day', 'paid'))}"}
            if self.dice.chance(0.25, "named_time")
            else {}
        )

    def _shared(self, groups: bool) -> list[str]:
        """What all facts reach; what lies far away comes first to be drawn more often."""
        first, *others = [self.conditions.routes(fact) for fact in self.facts]
        names = [name for name, route in first.items() if route.groups or not groups]
        names = [
            name for name in names if all(name in one and (one[name].groups or not groups) for one in others)
        ]
        plain = [name for name in names if first[name].field.type not in ("timestamp", "number")]
        return [name for name in plain for _ in range(1 + 2 * bool(first[name].on or first[name].many))]

    def _by(self, name: str) -> Drawn:
        route = self.conditions.routes(self.facts[0])[name]
        if route.many:
            self.dice.tags.add("bridge")
        if any(step.link.valid_from for step in route.on):
            self.dice.tags.add("validity")
        if any(step.link.role for step in (*route.many, *route.on)):
            self.dice.tags.add("role_group")
        if (
            route.field.type == "integer"
            and not route.field.buckets
            and self.dice.chance(0.5, "bucket_group")
        ):
            return {"kind": "bucket", "name": name, "width": self.dice.choice((1, 2, 10, 2.5))}
        return {"kind": "dimension", "name": name}

    def _where(self) -> Drawn:
        fact = self.dice.choice(self.facts)
        throw = self.dice.random()
        if throw < 0.1 and "metric_is" not in self.dice.off:
            return self._metric_is() or self.conditions.draw(fact, 0, self.facts)
        if throw < 0.18 and self.facts == ("sales",) and self.model.dataset("items"):
            self.dice.tags.add("related")
            inner = {"where": self.conditions.draw("items", 1)} if self.dice.chance(0.7) else {}
            found = {"kind": "related", "dataset": "items", **inner}
            return {"kind": "not", "item": found} if self.dice.chance(0.3) else found
        return self.conditions.draw(fact, 0, self.facts)

    def _metric_is(self) -> Drawn | None:
        plain = [one.name for one in self.model.metrics if one.type in ("simple", "ratio")]
        name = self.dice.choice(plain)
        inner = tuple(sorted(traits(self.model, name).facts))
        by = [
            one for one in self._shared(groups=True) if all(one in self.conditions.routes(f) for f in inner)
        ]
        routes = [self.conditions.routes(fact) for fact in (*inner, *self.facts)]
        by = [one for one in by if not any(route[one].many for route in routes)]
        if not by:
            return None
        self.dice.tags.add("metric_is")
        found: Drawn = {"kind": "metric", "metric": name, "by": self.dice.choice(by)}
        found |= {
            "op": self.dice.choice((">", ">=", "<", "=", "!=")),
            "value": self.dice.choice((0, 1, 2, 5, 10.5)),
        }
        if len(inner) == 1 and self.dice.chance(0.4):
            found["where"] = self.conditions.draw(inner[0], 1)
        if all(self._default_time(fact) for fact in inner) and self.dice.chance(0.3):
            found["time"] = draw_period(self.dice, self.season)
        return found

    def _time(self) -> None:
        grouped = any(group["kind"] == "time" for group in self.query["group_by"])
        must = "offset" in self.types and not grouped
        if self.timed and self.dice.chance(1 if must else 0.6, "period"):
            period = draw_period(self.dice, self.season)
            terms = [group for group in self.query["group_by"] if group["kind"] == "time"]
            of = terms[0].get("dimension", "") if terms else ""
            self.query["time"] = {"period": period, "dimension": of}

    def _calculations(self, known: list[Traits], names: list[str]) -> None:
        dice, query = self.dice, self.query
        if "time" in query and not self.types & (_IN_TIME | {"snapshot"}) and dice.chance(0.45, "compare"):
            query["compare_to"] = self._comparison()
            query["calculations"] = [
                {"kind": kind, "of": name}
                for name in names
                for kind in ("change", "growth")
                if dice.chance(0.4, kind)
            ]
        elif (
            query["group_by"]
            and known[0].additive
            and "snapshot" not in self.types
            and dice.chance(0.3, "share")
        ):
            query["calculations"] = [{"kind": "share", "of": names[0]}]

    def _comparison(self) -> Drawn:
        kind = self.dice.pick({"previous": 4, "last_year": 2, "other": 2})
        self.dice.tags.add(f"compare {kind}")
        return {"kind": kind} | ({"period": draw_period(self.dice, self.season)} if kind == "other" else {})

    def _rest(self) -> None:
        dice, query = self.dice, self.query
        keys = [one.get("name") or f"{one['agg']}({one['field']})" for one in query["metrics"]]
        if query["group_by"] and dice.chance(0.2, "having"):
            query["having"] = {"kind": "compare", "field": dice.choice(keys), "op": dice.choice((">", "<=", "!=")), "value": dice.choice((0, 1, 4))}  # fmt: skip
            if dice.chance(0.3):
                query["having"] = {"kind": "not", "item": query["having"]}
        if dice.chance(0.4, "order"):
            query["order"] = [{"by": dice.choice(keys), "descending": dice.chance(0.6)}]
        if dice.chance(0.3, "limit"):
            query["limit"] = dice.randint(1, 6)
        times = [
            group for group in query["group_by"] if group["kind"] == "time" and group["grain"] != "second"
        ]
        if times and not {"having", "compare_to"} & set(query) and dice.chance(0.3, "fill"):
            query["fill"] = True
        filters = [one.name for fact in self.model.datasets for one in fact.default_filters]
        if filters and dice.chance(0.2, "without_filter"):
            query["without_default_filters"] = [dice.choice(filters)]
        if dice.chance(0.04, "query_zone"):
            query["zone"] = dice.choice(("Europe/Berlin", "America/New_York"))
