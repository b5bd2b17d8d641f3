"""One category: bars from the highest to the lowest, of many the ten that lead."""

from engine.answers.finding import Finding
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import (
    BAR_STEP,
    DENSE_STEP,
    Spec,
    base,
    by,
    category,
    colored,
    datum,
    field,
    named_nulls,
    number_tip,
    quantity,
    scaled,
    tip,
    titled,
)
from engine.answers.ticks import time_name
from engine.types.answer import Chart
from engine.types.plan import Column

ORDER = 60
MOST_BARS, LEADERS, ROOMY = 30, 10, 14


def chart(finding: Finding) -> Chart | None:
    """For one group, a category or a ranked time, without a comparison."""
    if len(finding.groups) != 1:
        return None
    main = finding.ranked_by or finding.mains[0]
    if not finding.is_numeric(main):
        return None
    count = len(finding.table.rows)
    if count > MOST_BARS:
        reason = finding.words.say("reasons.many_bars", n=count, drawn=LEADERS)
        return Chart("bar", reason, _spec(finding, main, LEADERS))
    if _in_order(finding):
        reason = finding.words.word("reasons.ordered_bars")
        return Chart("bar", reason, _spec(finding, main, count))
    reason = finding.words.word("reasons.share_bars" if main.role == "share" else "reasons.bars")
    return Chart("bar", reason, _spec(finding, main, count))


def _in_order(finding: Finding) -> bool:
    """Whether rows stay as they are sorted: Monday to Sunday, unless asked to be ranked."""
    return finding.is_ordered(finding.groups[0]) and not finding.plan.query.order


def _spec(finding: Finding, main: Column, drawn: int) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main)
    ascending = finding.ranked_by is main and not finding.plan.query.order[0].descending
    count = len(finding.table.rows)
    template = "charts.lowest_leaders" if ascending else "charts.leaders"
    note = finding.words.say(template, drawn=drawn, n=count) if count > drawn else ""
    direction = "ascending" if ascending else "descending"
    order = None if _in_order(finding) else {"field": field(main.name), "order": direction}
    return {
        **base(finding, by(finding, main, scale), note),
        "height": {"step": BAR_STEP if drawn <= ROOMY else DENSE_STEP},
        "transform": [
            *_names(finding, group),
            *scaled(main, scale),
            *_leaders(main, direction, drawn, count),
        ],
        "encoding": {
            "y": category(group, sort=order),
            "x": {**quantity(main.name, scale), "axis": None},
            "tooltip": [
                tip(group, finding.heading(group)),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 2}, **_colors(finding, group)},
            _values(main, scale),
        ],
    }


def _colors(finding: Finding, group: Column) -> Spec:
    """Bars are of one colour, unless the model gives colours to the groups."""
    if not finding.grouping(group).colors:
        return {}
    scale = colored(finding, group, finding.names_in_order(group))
    return {
        "encoding": {"color": {"field": field(group.name), "type": "nominal", "scale": scale, "legend": None}}
    }


def _names(finding: Finding, group: Column) -> list[Spec]:
    """What the bars are called; a time by its bucket, as bars stand by rank and not by date."""
    return [time_name(group, finding.words)] if group.role == "time" else named_nulls(finding, [group])


def _leaders(main: Column, direction: str, drawn: int, count: int) -> list[Spec]:
    if drawn >= count:
        return []
    rank = {
        "window": [{"op": "row_number", "as": "_rank"}],
        "sort": [{"field": field(main.name), "order": direction}],
    }
    present = {"filter": f"isValid({datum(main.name)})"}
    return [present, rank, {"filter": f"datum._rank <= {drawn}"}]


def _values(main: Column, scale: Scale) -> Spec:
    """The number at the end of its bar."""
    text = {"field": field(main.name), "type": "quantitative", "format": scale.d3}
    mark = {"type": "text", "align": "left", "baseline": "middle", "dx": 4}
    return {"mark": mark, "encoding": {"text": text}}
