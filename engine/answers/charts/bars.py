"""One category: bars from the highest to the lowest, of many the ten that lead."""

from engine.answers.aims import AIM, aim_note, aim_transforms
from engine.answers.finding import Finding
from engine.answers.fits import Fits, fit
from engine.answers.parts import Part, inline, leading
from engine.answers.rest_row import rest_at
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import (
    BAR_STEP,
    DENSE_STEP,
    MARKS,
    MUTED,
    OTHERS,
    PALETTE,
    ROLE,
    Spec,
    base,
    by,
    category,
    colored,
    datum,
    field,
    is_signed,
    member,
    members,
    named_nulls,
    number_tip,
    quantity,
    scaled,
    tip,
    titled,
)
from engine.answers.ticks import time_name
from engine.types.plan import Column

ORDER = 60
MOST_BARS, LEADERS, ROOMY = 30, 10, 14


def fits(finding: Finding) -> Fits:
    """For one group, a category or a ranked time, without a comparison."""
    if len(finding.groups) != 1:
        return
    main = finding.ranked_by or finding.mains[0]
    if not finding.is_numeric(main):
        return
    count, group = len(finding.table.rows), finding.groups[0]
    compared = finding.partner(finding.mains[0], "previous") and finding.ranked_by is None
    if compared or (group.role == "time" and not finding.plan.query.is_cut and finding.ranked_by is None):
        return
    if count > MOST_BARS and _adds(finding, main):
        others = count - LEADERS
        yield fit(finding, "bar", "bars_and_other", lambda: _gathered(finding, main), drawn=LEADERS, n=others)
    elif count > MOST_BARS:
        yield fit(finding, "bar", "many_bars", lambda: _spec(finding, main, LEADERS), drawn=LEADERS, n=count)
    else:
        yield fit(finding, "bar", _rule(finding, main), lambda: _spec(finding, main, count))


def _rule(finding: Finding, main: Column) -> str:
    """Why so few bars are drawn as they are."""
    if finding.plan.query.rest:
        return "rest_bars"
    if _in_order(finding):
        return "ordered_bars"
    if is_signed(finding, main):
        return "signed_bars"
    return "share_bars" if main.role == "share" else "bars"


def _adds(finding: Finding, main: Column) -> bool:
    """Whether what the others have together can be told from the rows."""
    signed = is_signed(finding, main)
    return finding.adds_up(main) and finding.complete and not signed and finding.groups[0].role != "time"


def _in_order(finding: Finding) -> bool:
    """Whether rows stay as they are sorted: Monday to Sunday, unless asked to be ranked."""
    return finding.is_ordered(finding.groups[0]) and not finding.plan.query.order


def _ascending(finding: Finding, main: Column) -> bool:
    return finding.ranked_by is main and not finding.plan.query.order[0].descending


def _spec(finding: Finding, main: Column, drawn: int) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main)
    ascending, aims = _ascending(finding, main), aim_transforms(finding, main, scale)
    count = len(finding.table.rows)
    template = "charts.lowest_leaders" if ascending else "charts.leaders"
    some = finding.words.say(template, drawn=drawn, n=count) if count > drawn else ""
    note = "\n".join(part for part in (some, aim_note(finding, main)) if part)
    direction = "ascending" if ascending else "descending"
    as_they_are = _in_order(finding) or finding.plan.query.rest
    order = None if as_they_are else {"field": field(main.name), "order": direction}
    step = BAR_STEP if drawn <= ROOMY else DENSE_STEP
    return {
        **base(finding, by(finding, main, scale), note),
        "height": {"step": step},
        "transform": [
            *members(finding),
            *aims,
            *_muted(finding),
            *_names(finding, group),
            *scaled(main, scale),
            *_ends(finding, main, scale, aimed=bool(aims)),
            *_leaders(main, direction, drawn, count),
        ],
        "encoding": {
            "y": category(group, sort=order),
            "x": _axis(finding, main, scale),
            "tooltip": [
                tip(group, finding.heading(group)),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
        "layer": [
            {
                "name": MARKS,
                "mark": {"type": "bar", "cornerRadiusEnd": 2},
                **_colors(finding, group, main),
            },
            *_values(finding, main, scale, aimed=bool(aims)),
            *([_aim(step)] if aims else []),
        ],
    }


def _axis(finding: Finding, main: Column, scale: Scale) -> Spec:
    """Without an axis, as the numbers stand at the bars; with room for them beside the names."""
    room = {"scale": {"padding": 44}} if is_signed(finding, main) else {}
    return {**quantity(main.name, scale), "axis": None, **room}


def _muted(finding: Finding) -> list[Spec]:
    """Marks the rest of a ranking, which is no group of its own."""
    if not finding.plan.query.rest:
        return []
    named = rest_at(finding)
    rest = [{"window": [{"op": "row_number", "as": "_place"}]}]
    return [*rest, {"calculate": f"datum._place > {named} ? {MUTED} : 1", "as": "_strength"}]


def _colors(finding: Finding, group: Column, main: Column) -> Spec:
    """Bars are of one colour, unless the model gives colours to the groups or some are below zero."""
    encoding: Spec = {}
    if finding.grouping(group).colors:
        scale = colored(finding, group, finding.names_in_order(group))
        encoding["color"] = {
            "field": field(group.name),
            "type": "nominal",
            "scale": scale,
            "legend": None,
        }
    elif is_signed(finding, main):
        below = {"domain": ["+", "-"]}
        encoding["color"] = {"field": "_sign", "type": "nominal", "scale": below, "legend": None}
    if finding.plan.query.rest:
        encoding["opacity"] = {"field": "_strength", "type": "quantitative", "scale": None}
    return {"encoding": encoding} if encoding else {}


def _aim(step: int) -> Spec:
    """The target as a stroke across each bar."""
    mark = {"type": "tick", "orient": "vertical", "thickness": 2, "size": step - 6, "color": PALETTE[1]}
    return {"mark": mark, "encoding": {"x": {"field": AIM, "type": "quantitative"}}}


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


def _values(finding: Finding, main: Column, scale: Scale, *, aimed: bool) -> list[Spec]:
    """The number at the end of its bar, beyond it on either side of zero and beyond a target."""
    mark = {"type": "text", "baseline": "middle"}
    right, left = {**mark, "align": "left", "dx": 4}, {**mark, "align": "right", "dx": -4}
    if is_signed(finding, main):
        sides = ((right, "_above"), (left, "_below"))
        return [{"mark": one, "encoding": {"text": {"field": name}}} for one, name in sides]
    text = {"field": field(main.name), "type": "quantitative", "format": scale.d3}
    beyond = {"x": {"field": "_end", "type": "quantitative"}} if aimed else {}
    return [{"mark": right, "encoding": {**beyond, "text": text}}]


def _ends(finding: Finding, main: Column, scale: Scale, *, aimed: bool) -> list[Spec]:
    """The transforms for where numbers stand: all layers draw the same rows, so that they keep one order."""
    here = datum(main.name)
    end = {"calculate": f"max({here}, datum.{AIM})", "as": "_end"}
    if not is_signed(finding, main):
        return [end] if aimed else []
    text = f"format({here}, '{scale.d3}')"
    return [
        {"calculate": f"{here} < 0 ? '-' : '+'", "as": "_sign"},
        {"calculate": f"{here} === null || {here} < 0 ? '' : {text}", "as": "_above"},
        {"calculate": f"{here} !== null && {here} < 0 ? {text} : ''", "as": "_below"},
        *([end] if aimed else []),
    ]


def _gathered(finding: Finding, main: Column) -> Spec:
    """The leaders, and what the others have together, muted and last."""
    group, scale = finding.groups[0], scale_of(finding, main)
    parts = leading(finding, group, main, LEADERS)
    note = finding.words.say("charts.gathered", drawn=LEADERS, n=len(finding.table.rows))
    encoding = {
        "y": {**category(group, sort=[one.name for one in parts]), "field": "name"},
        "x": {**quantity("value", scale), "axis": None},
        "tooltip": [
            {"field": "name", "type": "nominal", "title": finding.heading(group)},
            number_tip("value", titled(finding, main, scale), scale),
        ],
    }
    bar = {
        "name": MARKS,
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {"opacity": {"field": "strength", "type": "quantitative", "scale": None}},
    }
    text = {"field": "value", "type": "quantitative", "format": scale.d3}
    label = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4},
        "encoding": {"text": text},
    }
    rows = [_row(finding, group, one, scale) for one in parts]
    return {
        **base(finding, by(finding, main, scale), note),
        "height": {"step": BAR_STEP},
        "transform": [],
        "encoding": encoding,
        "layer": [inline(rows, bar, label)],
    }


def _row(finding: Finding, group: Column, part: Part, scale: Scale) -> Spec:
    strength = MUTED if part.is_other else 1
    row = {"name": part.name, "value": part.value / scale.divisor, "strength": strength}
    role = {ROLE: OTHERS} if part.is_other else {}
    return {**row, **role, member(finding, group): part.member}
