"""Two times: when something began, and when it was seen again. A grid with a row a beginning."""

from datetime import date

from engine.answers.buckets import is_grain, start_of
from engine.answers.finding import Finding, as_number, grain_of
from engine.answers.fits import Fits, fit
from engine.answers.parts import inline, plain
from engine.answers.scales import scale_of
from engine.answers.spec import MARKS, Spec, base, by, member, number_tip, titled
from engine.types.plan import Column

ORDER = 25
MOST = 60


def fits(finding: Finding) -> Fits:
    """For two times of one grain where the second is never before the first."""
    if len(finding.times) != 2 or finding.dimensions or finding.plan.query.compare_to is not None:
        return
    began, seen = finding.times
    if grain_of(began) != grain_of(seen) or not is_grain(grain_of(began)):
        return
    ages = _ages(finding, began, seen)
    if ages and min(ages.values()) >= 0 and max(ages.values()) <= MOST:
        yield fit(finding, "cohort_grid", "cohorts", lambda: _spec(finding, ages))


def _ages(finding: Finding, began: Column, seen: Column) -> dict[tuple[date, date], int]:
    """How many buckets lie between the two times of each row; none where a row has no time."""
    pairs = list(zip(finding.cells(began), finding.cells(seen), strict=True))
    known = [(one, other) for one, other in pairs if isinstance(one, date) and isinstance(other, date)]
    starts = sorted({start_of(one) for pair in known for one in pair})
    if len(known) < len(pairs) or not starts:
        return {}
    places, at = {}, starts[0]
    for place in range(2 * MOST):
        places[at] = place
        at = finding.plan.time.step(at, grain_of(began), 1)
    if not set(starts) <= places.keys():
        return {}
    return {(one, other): places[start_of(other)] - places[start_of(one)] for one, other in known}


def _spec(finding: Finding, ages: dict[tuple[date, date], int]) -> Spec:
    (began, seen), main = finding.times, finding.mains[0]
    scale, words = scale_of(finding, main), finding.words
    cells = zip(*(finding.cells(one) for one in (began, seen, main)), strict=True)
    rows = [
        {
            "began": finding.text(began, one),
            "seen": finding.text(seen, other),
            "age": ages[one, other],
            "value": number / scale.divisor,
            "text": finding.text(main, value),
            member(finding, began): plain(one),
            member(finding, seen): plain(other),
        }
        for one, other, value in cells
        if (number := as_number(value)) is not None
    ]
    order = [finding.text(began, one) for one in sorted({pair[0] for pair in ages})]
    axis = {"ticks": False, "domain": False, "labelAngle": 0}
    later = words.say("charts.later", unit=words.template("earlier_units")[grain_of(seen)][1])
    encoding = {
        "y": {"field": "began", "type": "nominal", "sort": order, "title": None, "axis": axis},
        "x": {"field": "age", "type": "ordinal", "title": later, "axis": {**axis, "orient": "top"}},
        "tooltip": [
            {"field": "began", "type": "nominal", "title": finding.heading(began)},
            {"field": "seen", "type": "nominal", "title": finding.heading(seen)},
            number_tip("value", titled(finding, main, scale), scale),
        ],
    }
    color = {
        "field": "value",
        "type": "quantitative",
        "legend": {"title": None, "format": scale.axis, "orient": "bottom", "gradientLength": 160},
    }
    mark = {"name": MARKS, "mark": {"type": "rect", "cornerRadius": 2}, "encoding": {"color": color}}
    return {
        **base(finding, by(finding, main, scale), words.word("charts.cohorts")),
        "height": {"step": 24},
        "transform": [],
        "encoding": encoding,
        "layer": [inline(rows, mark)],
    }
