"""Time axes: bucket starts, drawn as if they were UTC, and the buckets between that have no data."""

from datetime import date, datetime
from typing import Any

from engine.answers.buckets import is_grain, start_of
from engine.answers.finding import Finding, grain_of
from engine.answers.spec import datum
from engine.phrasing import Phrasing
from engine.types.plan import Column

_AXIS = {
    "second": "%H:%M:%S",
    "minute": "%H:%M",
    "hour": "%d %b %H:%M",
    "day": "%d %b",
    "week": "%d %b",
    "month": "%b %Y",
    "year": "%Y",
}
MOST_GAPS = 500
_FEW = 8
_APART = 6  # pixels between the names of two ticks; of closer ones every other is left out
WHEN = "_when"


def stamp(value: date) -> str:
    """A bucket start as it stands in the rows of a chart: ISO, with the zone where it has a clock time."""
    if isinstance(value, datetime) and value.time() != datetime.min.time():
        return f"{value.isoformat()}Z"
    return f"{value:%Y-%m-%d}"


def gaps(finding: Finding, column: Column) -> list[str] | None:
    """Starts of the buckets without data between the first and the last; None if too many to draw."""
    cells = set(finding.cells(column))
    present = {start_of(cell) for cell in cells if isinstance(cell, date)}
    grain = grain_of(column)
    if len(present) < 2 or not is_grain(grain):
        return []
    missing: list[str] = []
    at, last = min(present), max(present)
    while (at := finding.plan.time.step(at, grain, 1)) < last:
        if at not in present:
            missing.append(stamp(at))
        if len(missing) > MOST_GAPS:
            return None
    return missing


def time_transforms(finding: Finding, time: Column, values: list[Column], by: list[Column]) -> list[Any]:
    """Puts empty buckets between the rows, so that a line breaks there, and reads times as UTC."""
    missing = gaps(finding, time) or []
    fills = [
        {
            "impute": value.name,
            "key": time.name,
            "keyvals": missing,
            "value": None,
            **({"groupby": [one.name for one in by]} if by else {}),
        }
        for value in values
        if missing
    ]
    moment = {"calculate": f"toDate({datum(time.name)})", "as": axis_name(time)}
    return [*fills, moment, time_name(time, finding.words, into=WHEN)]


def axis_name(time: Column) -> str:
    """The field that holds the bucket start as a time."""
    return f"{time.name}_at"


def time_axis(finding: Finding, time: Column) -> dict[str, Any]:
    """The x axis of a time chart; few buckets have a tick each, as others would stand between them."""
    labels = {
        "format": _axis(time, finding.words),
        "labelOverlap": True,
        "labelSeparation": _APART,
        "tickCount": 8,
    }
    starts = sorted({start_of(cell) for cell in finding.cells(time) if isinstance(cell, date)})
    if 0 < len(starts) <= _FEW:
        labels["values"] = [_moment(at) for at in starts]
    name = axis_name(time)
    return {"field": name, "type": "temporal", "title": None, "scale": {"type": "utc"}, "axis": labels}


def band_axis(finding: Finding, time: Column) -> dict[str, Any]:
    """An x axis with a place of its own for each bucket; names that would touch are left out."""
    labels = {
        "labelExpr": f"utcFormat(toDate(datum.value), '{_axis(time, finding.words)}')",
        "labelOverlap": True,
        "labelSeparation": _APART,
        "labelAngle": 0,
        "ticks": False,
    }
    scale = {"paddingInner": 0.2, "paddingOuter": 0.1}
    return {"field": axis_name(time), "type": "ordinal", "title": None, "axis": labels, "scale": scale}


def _moment(at: datetime) -> dict[str, int | bool]:
    """A moment as Vega-Lite has it written in a specification."""
    day = {"year": at.year, "month": at.month, "date": at.day}
    return {**day, "hours": at.hour, "minutes": at.minute, "seconds": at.second, "utc": True}


def time_tip(time: Column, words: Phrasing) -> dict[str, Any]:
    """The tooltip line of a bucket."""
    grain = grain_of(time)
    title = words.word("charts.week_of") if grain == "week" else words.word(f"units.{grain}").capitalize()
    return {"field": WHEN, "type": "nominal", "title": title}


def time_name(time: Column, words: Phrasing, into: str = "") -> dict[str, Any]:
    """The transform that writes bucket starts as text, in the column itself unless told `into` which."""
    here = datum(time.name)
    name = f"utcFormat(toDate({here}), '{_whole(time, words)}')"
    return {
        "calculate": f"{here} === null ? '{words.word('words.unknown')}' : {name}",
        "as": into or time.name,
    }


def _whole(time: Column, words: Phrasing) -> str:
    """The d3 format of a bucket by itself."""
    return {"week": "%d %b %Y", "day": "%a %d %b %Y"}.get(grain_of(time)) or _axis(time, words)


def _axis(time: Column, words: Phrasing) -> str:
    """The d3 format of a bucket among others."""
    if grain_of(time) == "quarter":
        return words.word("charts.quarter")
    return _AXIS.get(grain_of(time), "%d %b %Y")
