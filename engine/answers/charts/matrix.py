"""Two categories: a heat map. Nothing is stacked, so that nothing is added up that must not be."""

from engine.answers.finding import Finding
from engine.answers.scales import scale_of
from engine.answers.spec import (
    Spec,
    base,
    by,
    category,
    field,
    named_nulls,
    number_tip,
    scaled,
    tip,
    titled,
)
from engine.types.answer import Chart
from engine.types.plan import Column

ORDER = 80
MOST_ROWS, MOST_COLUMNS, MOST_LEVEL = 30, 24, 6


def chart(finding: Finding) -> Chart | None:
    """For two dimensions, the one with more groups downwards."""
    if len(finding.dimensions) != 2 or finding.times or finding.plan.query.compare_to is not None:
        return None
    sizes = sorted((len(set(finding.cells(one))) for one in finding.dimensions), reverse=True)
    if sizes[0] > MOST_ROWS or sizes[1] > MOST_COLUMNS:
        return Chart("none", finding.words.say("reasons.many_cells", n=sizes[0], n2=sizes[1]))
    return Chart("heat_map", finding.words.word("reasons.heat_map"), _spec(finding))


def _spec(finding: Finding) -> Spec:
    down, across = sorted(finding.dimensions, key=lambda one: -len(set(finding.cells(one))))
    main = finding.mains[0]
    scale = scale_of(finding, main)
    color = {
        "field": field(main.name),
        "type": "quantitative",
        "legend": {"title": None, "format": scale.axis, "orient": "top", "offset": 4, "gradientLength": 160},
    }
    return {
        **base(finding, by(finding, main, scale)),
        "height": {"step": 24},
        "transform": [*named_nulls(finding, finding.dimensions), *scaled(main, scale)],
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
