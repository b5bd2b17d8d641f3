"""Two categories, one of them with few groups: bars side by side."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, fit
from engine.answers.scales import scale_of
from engine.answers.spec import (
    MARKS,
    Spec,
    base,
    by,
    category,
    colored,
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
from engine.types.plan import Column

ORDER = 70
MOST_INNER, MOST_OUTER = 4, 8


def fits(finding: Finding) -> Fits:
    """For two dimensions when one has at most four groups and the other at most eight."""
    if len(finding.dimensions) != 2 or finding.times or finding.plan.query.compare_to is not None:
        return
    inner, outer = sorted(finding.dimensions, key=lambda one: len(set(finding.cells(one))))
    if len(set(finding.cells(inner))) > MOST_INNER or len(set(finding.cells(outer))) > MOST_OUTER:
        return
    yield fit(finding, "grouped_bar", "pairs", lambda: _spec(finding, inner, outer))


def _spec(finding: Finding, inner: Column, outer: Column) -> Spec:
    main = finding.mains[0]
    scale = scale_of(finding, main)
    names, outer_names = finding.names_in_order(inner), finding.names_in_order(outer)
    return {
        **base(finding, by(finding, main, scale)),
        "height": {"step": 14},
        "name": MARKS,
        "transform": [*members(finding), *named_nulls(finding, [inner, outer]), *scaled(main, scale)],
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "y": category(outer, sort=outer_names),
            "yOffset": {"field": field(inner.name), "type": "nominal", "sort": names},
            "x": quantity(main.name, scale),
            "color": {
                "field": field(inner.name),
                "type": "nominal",
                "scale": colored(finding, inner, names),
                "legend": legend(),
            },
            "tooltip": [
                tip(outer, finding.heading(outer)),
                tip(inner, finding.heading(inner)),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }
