"""What a question is split by."""

from tests.differential.drawing.periods import grains
from tests.differential.drawing.subjects import IN_TIME, Drawn, Subject

_PARTS = (
    "hour_of_day",
    "minute_of_hour",
    "day_of_week",
    "day_of_month",
    "day_of_year",
    "week_of_year",
    "month_of_year",
    "quarter_of_year",
)


class Groups(Subject):
    """Draws groups."""

    def _groups(self) -> None:
        groups: list[Drawn] = []
        in_time = bool(self.types & IN_TIME)
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

    def _by(self, name: str) -> Drawn:
        route = self.conditions.routes(self.facts[0])[name]
        if route.many:
            self.dice.tags |= {"bridge", "bridge_group"}
        if any(step.link.valid_from for step in route.on):
            self.dice.tags |= {"validity", "validity_group"}
        if any(step.link.role for step in (*route.many, *route.on)):
            self.dice.tags.add("role_group")
        if (
            route.field.type == "integer"
            and not route.field.buckets
            and self.dice.chance(0.5, "bucket_group")
        ):
            return {"kind": "bucket", "name": name, "width": self.dice.choice((1, 2, 10, 2.5))}
        return {"kind": "dimension", "name": name}
