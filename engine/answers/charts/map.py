"""Countries on a map: amounts as circles on them, ratios as shades of them."""

from engine.answers.countries import countries_of, world
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.parts import plain
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import MARKS, Spec, base, by, is_signed, member, number_tip, titled
from engine.types.plan import Column

ORDER = 59
TOO_MANY_BARS = 30
LAND = "#8b989e"


def fits(finding: Finding) -> Fits:
    """For one group whose values are countries. It is chosen only where they are too many for bars."""
    if len(finding.dimensions) != 1 or finding.times or finding.plan.query.compare_to is not None:
        return
    main = finding.ranked_by or finding.mains[0]
    if not finding.is_numeric(main) or not countries_of(finding, finding.dimensions[0]):
        return
    many = len(finding.table.rows) > TOO_MANY_BARS
    rule = "sized_map" if _sized(finding, main) else "shaded_map"
    yield fit(finding, "map", rule, lambda: _spec(finding, main), chosen=many)


def _sized(finding: Finding, main: Column) -> bool:
    """Whether a circle may stand for the amount: it adds up and is nowhere below zero."""
    numbers = [as_number(cell) or 0 for cell in finding.cells(main)]
    return (finding.adds_up(main) or main.role == "share") and min(numbers) >= 0


def _spec(finding: Finding, main: Column) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main)
    codes = countries_of(finding, group)
    rows = _rows(finding, main, scale, codes)
    lost = len(finding.table.rows) - len(rows)
    note = finding.words.say("charts.off_map", n=lost) if lost else ""
    tips = [
        {"field": "name", "type": "nominal", "title": finding.heading(group)},
        number_tip("value", titled(finding, main, scale), scale),
    ]
    draw = _circles if _sized(finding, main) else _shades
    land = {"type": "geoshape", "fill": LAND, "fillOpacity": 0.22, "stroke": LAND, "strokeOpacity": 0.35}
    return {
        **base(finding, by(finding, main, scale), note),
        "height": 300,
        "projection": {"type": "equalEarth"},
        "transform": [],
        "encoding": {"tooltip": tips},
        "layer": [
            {"data": _shapes(list(world()["land"])), "mark": {**land, "tooltip": None}},
            *draw(finding, main, scale, rows),
        ],
    }


def _rows(finding: Finding, main: Column, scale: Scale, codes: dict) -> list[Spec]:  # type: ignore[type-arg]
    group, at = finding.groups[0], world()["at"]
    cells = zip(finding.cells(group), finding.cells(main), strict=True)
    return [
        {
            "name": finding.name(group, cell),
            "value": number / scale.divisor,
            "code": codes[cell],
            "lon": at[codes[cell]][0],
            "lat": at[codes[cell]][1],
            member(finding, group): plain(cell),
        }
        for cell, value in cells
        if cell in codes and (number := as_number(value)) is not None
    ]


def _circles(finding: Finding, main: Column, scale: Scale, rows: list[Spec]) -> list[Spec]:
    """Areas in proportion; the largest are drawn first, so that the small ones stay in sight."""
    size = {
        "field": "value",
        "type": "quantitative",
        "scale": {"range": [0, 1100], "domainMin": 0},
        "legend": None,
    }
    place = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    circle = {
        "data": {"values": sorted(rows, key=lambda row: -row["value"])},
        "name": MARKS,
        "mark": {"type": "circle", "opacity": 0.7, "stroke": "white", "strokeWidth": 0.7},
        "encoding": {**place, "size": size},
    }
    return [circle]


def _shades(finding: Finding, main: Column, scale: Scale, rows: list[Spec]) -> list[Spec]:
    """The land itself in shades; what has no land to shade is a dot in its shade."""
    land = world()["land"]
    drawn = [{**_feature(row["code"]), **row} for row in rows if row["code"] in land]
    dots = [row for row in rows if row["code"] not in land]
    middle = {"scale": {"domainMid": 0}} if is_signed(finding, main) else {}
    color = {
        "field": "value",
        "type": "quantitative",
        "legend": {"title": None, "format": scale.axis, "orient": "top", "gradientLength": 160},
        **middle,
    }
    place = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    shades = {
        "data": {"values": drawn},
        "name": MARKS,
        "mark": {"type": "geoshape", "stroke": LAND, "strokeWidth": 0.5},
        "encoding": {"color": color},
    }
    circle = {"type": "circle", "size": 70, "stroke": LAND, "opacity": 1}
    more = {"data": {"values": dots}, "mark": circle, "encoding": {**place, "color": color}}
    return [shades, *([more] if dots else [])]


def _feature(code: str) -> Spec:
    outline = {"type": "MultiPolygon", "coordinates": world()["land"][code]}
    return {"type": "Feature", "geometry": outline}


def _shapes(codes: list[str]) -> Spec:
    return {"values": [_feature(code) for code in codes], "format": {"type": "json"}}
