"""Two categories: a heat map. Nothing is stacked, so that nothing is added up that must not be."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, final, fit
from engine.answers.scales import scale_of
from engine.answers.spec import (
    MARKS,
    Spec,
    base,
    by,
    category,
    field,
    is_signed,
    members,
    named_nulls,
    number_tip,
    scaled,
    tip,
    titled,
)
from engine.types.plan import Column

ORDER = 80
MOST_ROWS, MOST_COLUMNS, MOST_LEVEL = 30, 24, 6


def fits(finding: Finding) -> Fits:
    """For two dimensions, the one with more groups downwards."""
    if len(finding.dimensions) != 2 or finding.times or finding.plan.query.compare_to is not None:
        return
    sizes = sorted((len(set(finding.cells(one))) for one in finding.dimensions), reverse=True)
    if sizes[0] > MOST_ROWS or sizes[1] > MOST_COLUMNS:
        yield final(finding, "none", "many_cells", n=sizes[0], n2=sizes[1])
    else:
        rule = "diverging_heat_map" if is_signed(finding, finding.mains[0]) else "heat_map"
        yield fit(finding, "heat_map", rule, lambda: _spec(finding))


def _spec(finding: Finding) -> Spec:
    down, across = sorted(finding.dimensions, key=lambda one: -len(set(finding.cells(one))))
    main = finding.mains[0]
    scale = scale_of(finding, main)
    middle = {"scale": {"domainMid": 0}} if is_signed(finding, main) else {}
    color = {
        **middle,
        "field": field(main.name),
        "type": "quantitative",
        "legend": {"title": None, "format": scale.axis, "orient": "top", "offset": 4, "gradientLength": 160},
    }
    return {
        **base(finding, by(finding, main, scale)),
        "height": {"step": 24},
        "name": MARKS,
        "transform": [*members(finding), *named_nulls(finding, finding.dimensions), *scaled(main, scale)],
        "mark": {"type": "rect", "cornerRadius": 2},
        "encoding": {
            "y": category(down, sort=finding.names_in_order(down)),
            "x": _across(across, finding.names_in_order(across)),
            "color": color,
            "tooltip": [
                tip(down, finding.heading(down)),
                tip(across, finding.heading(across)),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }


def _across(column: Column, names: list[str]) -> Spec:
    """Few names stand level, many are turned."""
    spec = category(column, sort=names)
    return {**spec, "axis": {**spec["axis"], "labelAngle": 0 if len(names) <= MOST_LEVEL else -45}}
