"""Periods and comparisons."""

from datetime import timedelta
from typing import Any

from tests.differential.drawing.calendars import Season
from tests.differential.drawing.dice import Dice

Drawn = dict[str, Any]
_UNITS = {
    "hours": ("minute", "hour", "hour", "day"),
    "days": ("hour", "day", "day", "week", "month"),
    "months": ("day", "week", "month", "quarter", "half", "year"),
    "years": ("month", "quarter", "half", "year"),
}
GRAINS = {
    "hours": ("second", "minute", "hour", "hour", "day"),
    "days": ("hour", "day", "day", "week", "month"),
    "months": ("day", "week", "month", "month", "quarter", "year"),
    "years": ("week", "month", "quarter", "year"),
}
_LENGTHS = {"minute": 300, "hour": 10, "day": 12, "week": 5, "month": 5, "quarter": 3, "half": 2, "year": 2}


def draw_period(dice: Dice, season: Season) -> Drawn:
    """A period near the rows."""
    kind = dice.pick({"calendar": 4, "trailing": 1.5, "to_date": 1.5, "named": 3, "span": 1.5})
    dice.tags.add(f"period {kind}")
    unit = dice.choice(_units(season))
    if kind == "calendar":
        count = dice.randint(1, _LENGTHS.get(unit, 3))
        return {
            "kind": kind,
            "unit": unit,
            "offset": dice.choice((0, -1, -count, -count - 1)),
            "count": count,
        }
    if kind == "trailing":
        unit = "hour" if unit.startswith("fiscal") else unit
        return {"kind": kind, "unit": unit, "count": dice.randint(1, 3 * _LENGTHS[unit])}
    if kind == "to_date":
        return {
            "kind": kind,
            "unit": unit,
            "offset": 0 if unit.startswith("fiscal") else dice.choice((0, 0, -1)),
        }
    return _span(dice, season) if kind == "span" else _named(dice, season)


def _units(season: Season) -> tuple[str, ...]:
    fiscal = season.calendar.fiscal
    more = ("fiscal_month", "fiscal_quarter", "fiscal_year") if fiscal.first_month > 1 else ()
    return (*_UNITS[season.breadth], *(more if season.breadth in ("months", "years") else ()))


def grains(season: Season) -> tuple[str, ...]:
    """Grains that cut the rows into a few buckets."""
    more = ("fiscal_month", "fiscal_quarter", "fiscal_year") if season.calendar.fiscal.first_month > 1 else ()
    return (*GRAINS[season.breadth], *(more if season.breadth in ("months", "years") else ()))


def _named(dice: Dice, season: Season) -> Drawn:
    day = season.moment(dice)
    if season.calendar.fiscal.first_month > 1 and dice.chance(0.3, "named_fiscal"):
        inner = dice.choice(({}, {"quarter": dice.randint(1, 4)}, {"month": dice.randint(1, 12)}))
        return {"kind": "named", "fiscal": True, "year": day.year, **inner}
    forms: list[Drawn] = [
        {"year": day.year},
        {"year": day.year, "month": day.month},
        {"year": day.year, "quarter": (day.month + 2) // 3},
        {"year": day.year, "half": (day.month + 5) // 6},
        {"year": day.year, "month": day.month, "day": day.day},
        {"month": day.month},
        {"quarter": (day.month + 2) // 3},
    ]
    if season.calendar.week_start == "monday":
        week = day.isocalendar()
        forms.append({"year": week.year, "week": week.week})
    return {"kind": "named", **dice.choice(forms)}


def _span(dice: Dice, season: Season) -> Drawn:
    days = sorted((season.moment(dice), season.moment(dice) + timedelta(days=3)))
    start, end = ({"kind": "named", "year": d.year, "month": d.month, "day": d.day} for d in days)
    found: Drawn = {"kind": "span", "start": start, "end": end}
    if dice.chance(0.4):
        del found[dice.choice(("start", "end"))]
    return found | {"start_inclusive": dice.chance(0.8), "end_inclusive": dice.chance(0.8)}
