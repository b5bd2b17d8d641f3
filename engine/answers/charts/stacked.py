"""Two groups of an amount: its parts on top of each other, as their sum is the amount of the whole."""

import json

from engine.answers.cuts import STRENGTH, light_note, light_transforms
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import (
    MARKS,
    Spec,
    base,
    by,
    category,
    colored,
    datum,
    field,
    legend,
    members,
    named_nulls,
    number_tip,
    quantity,
    scaled,
    tip,
    titled,
)
from engine.answers.ticks import band_axis, time_tip, time_transforms
from engine.types.plan import Column

ORDER = 27
MOST_PARTS, MOST_WHOLES = 7, 60


def fits(finding: Finding) -> Fits:
    """For what adds up and is nowhere below zero, never for a ratio; shares of each whole come first."""
    if len(finding.groups) != 2 or not finding.dimensions or finding.plan.query.compare_to is not None:
        return
    if not finding.complete or not finding.is_numeric(finding.mains[0]):
        return
    main, parts = finding.mains[0], _parts(finding)
    wholes = next(one for one in finding.groups if one is not parts)
    sizes = [len(set(finding.cells(one))) for one in (parts, wholes)]
    numbers = [as_number(cell) or 0 for cell in finding.cells(main)]
    shares = main.role == "share" and finding.plan.query.share_per == (wholes.of,)
    if min(numbers) < 0 or sizes[0] > MOST_PARTS or sizes[1] > MOST_WHOLES:
        return
    if shares:
        yield fit(finding, "stacked", "stacked_shares", lambda: _spec(finding, main, parts, wholes))
    elif finding.adds_up(main):
        yield fit(finding, "stacked", "stacked", lambda: _spec(finding, main, parts, wholes), chosen=False)


def _parts(finding: Finding) -> Column:
    """The groups on top of each other: those that are no time, and the fewer of two."""
    return min(finding.dimensions, key=lambda one: len(set(finding.cells(one))))


def _spec(finding: Finding, main: Column, parts: Column, wholes: Column) -> Spec:
    time, scale = wholes.role == "time", scale_of(finding, main)
    names = finding.names_in_order(parts)
    note = light_note(finding, wholes) if time else ""
    spec = {
        **base(finding, by(finding, main, scale), note),
        "name": MARKS,
        "height": 320 if time else {"step": 28},
        "transform": [
            *members(finding),
            *named_nulls(finding, [parts] if time else [parts, wholes]),
            *(time_transforms(finding, wholes, [main], [parts]) if time else []),
            *scaled(main, scale),
            *(light_transforms(finding, wholes) if time else []),
        ],
        "mark": {"type": "bar"},
        "encoding": {
            **_places(finding, main, wholes, scale),
            "color": {
                "field": field(parts.name),
                "type": "nominal",
                "scale": colored(finding, parts, names),
                "legend": legend(columns={"expr": "width < 420 ? 2 : 4"}, labelLimit=140),
            },
            "order": {"field": "_layer", "type": "quantitative"},
            "tooltip": [
                tip(parts, finding.heading(parts)),
                time_tip(wholes, finding.words) if time else tip(wholes, finding.heading(wholes)),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }
    return _layered(spec, parts, names, light=bool(note))


def _layered(spec: Spec, parts: Column, names: list[str], *, light: bool) -> Spec:
    """The parts in the order of the legend; a bucket that is not whole is lighter."""
    layer = {"calculate": f"indexof({json.dumps(names)}, {datum(parts.name)})", "as": "_layer"}
    strength = {"opacity": {"field": STRENGTH, "type": "quantitative", "scale": None}} if light else {}
    return {
        **spec,
        "transform": [*spec["transform"], layer],
        "encoding": {**spec["encoding"], **strength},
    }


def _places(finding: Finding, main: Column, wholes: Column, scale: Scale) -> Spec:
    """Columns over time, bars over categories with the largest whole first."""
    amount = {**quantity(main.name, scale), "stack": "zero"}
    if wholes.role == "time":
        return {"x": band_axis(finding, wholes), "y": amount}
    ordered = finding.is_ordered(wholes)
    largest = {"field": field(main.name), "op": "sum", "order": "descending"}
    sort = finding.names_in_order(wholes) if ordered or main.role == "share" else largest
    return {"y": category(wholes, sort=sort), "x": amount}
