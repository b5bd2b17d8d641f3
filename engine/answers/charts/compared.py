"""One category in two periods: two bars a group."""

from engine.answers.finding import Finding
from engine.answers.fits import Fits, fit
from engine.answers.periods import name_of
from engine.answers.scales import scale_of
from engine.answers.spec import (
    MARKS,
    Spec,
    base,
    by,
    category,
    datum,
    field,
    legend,
    members,
    named_nulls,
    number_tip,
    quantity,
    scaled,
    side_role,
    tip,
    titled,
)
from engine.types.plan import Column

ORDER = 50
MOST_GROUPS, LEADERS = 20, 10


def fits(finding: Finding) -> Fits:
    """For a comparison by one dimension."""
    if finding.plan.query.compare_to is None or len(finding.groups) != 1 or finding.times:
        return
    main = finding.mains[0]
    before = finding.partner(main, "previous")
    if before is None:
        return
    count = len(finding.table.rows)
    rule = "compared_leaders" if count > MOST_GROUPS else "compared"
    yield fit(finding, "grouped_bar", rule, lambda: _spec(finding, main, before), drawn=LEADERS, n=count)


def _spec(finding: Finding, main: Column, before: Column) -> Spec:
    group, scale, count = finding.groups[0], scale_of(finding, main, before), len(finding.table.rows)
    names = [
        name_of(one, finding.fiscal, finding.words)
        for one in (finding.plan.bounds, finding.plan.compare_bounds)
    ]
    words = finding.words
    note = words.say("charts.compared", other=names[1])
    if count > MOST_GROUPS:
        note += f". {words.say('charts.leaders', drawn=LEADERS, n=count)}"
    fold = {"fold": [field(main.name), field(before.name)], "as": ["_side", "_value"]}
    side = f"datum._side === '{main.name}' ? '{names[0]}' : '{names[1]}'"
    values = [*scaled(main, scale), *scaled(before, scale)]
    return {
        **base(finding, by(finding, main, scale), note),
        "height": {"step": 13},
        "name": MARKS,
        "transform": [
            *members(finding),
            *named_nulls(finding, [group]),
            *values,
            *_rank(main, count),
            fold,
            {"calculate": side, "as": "_period"},
            side_role(main),
        ],
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "y": category(group, sort=_sort(finding, group)),
            "yOffset": {"field": "_period", "type": "nominal", "sort": names},
            "x": quantity("_value", scale),
            "color": {"field": "_period", "type": "nominal", "scale": {"domain": names}, "legend": legend()},
            "tooltip": [
                tip(group, finding.heading(group)),
                {"field": "_period", "type": "nominal", "title": words.word("charts.period")},
                number_tip("_value", titled(finding, main, scale), scale),
            ],
        },
    }


def _sort(finding: Finding, group: Column) -> Spec | list[str]:
    """By rank, unless the groups have an order of their own."""
    ordered = finding.is_ordered(group)
    return finding.names_in_order(group) if ordered else {"field": "_rank", "op": "min"}


def _rank(main: Column, count: int) -> list[Spec]:
    """Groups by the value of the asked period; those it lacks come last."""
    here = datum(main.name)
    key = {"calculate": f"{here} === null ? -1e300 : {here}", "as": "_key"}
    rank = {
        "window": [{"op": "row_number", "as": "_rank"}],
        "sort": [{"field": "_key", "order": "descending"}],
    }
    return [key, rank, *([{"filter": f"datum._rank <= {LEADERS}"}] if count > MOST_GROUPS else [])]
