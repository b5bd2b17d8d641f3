"""A number and what is left of it step by step: a bar a step, each with what part is left."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.nouns import front
from engine.answers.parts import inline
from engine.answers.scales import scale_of
from engine.answers.spec import FIRST, MARKS, Spec, base, number_tip, quantity
from semantic.terms import chained

ORDER = 15
BAR = 34


def fits(finding: Finding) -> Fits:
    """For one row of steps, each of them part of the one before."""
    if finding.groups or len(finding.table.rows) != 1 or not chained(finding.plan.query.metrics):
        return
    numbers = [as_number(finding.table.rows[0][at]) for at in range(len(finding.table.columns))]
    falls = [one for one in numbers if one is not None]
    if len(falls) == len(finding.mains) and falls[0] > 0 and falls == sorted(falls, reverse=True):
        yield fit(finding, "funnel", "funnel", lambda: _spec(finding))


def _spec(finding: Finding) -> Spec:
    (row,) = finding.table.rows
    numbers = [finding.number(row, one) or 0 for one in finding.mains]
    scale = scale_of(finding, *finding.mains)
    names = [f"{place}. {front(finding.label(one))}" for place, one in enumerate(finding.mains, start=1)]
    rows = [
        {
            "name": name,
            "value": number / scale.divisor,
            "of_first": number / numbers[0],
            "text": _text(finding, at, numbers),
            FIRST: finding.mains[at].of,
        }
        for at, (name, number) in enumerate(zip(names, numbers, strict=True))
    ]
    axis = {"labelLimit": 170, "labelOverlap": False, "ticks": False, "domain": False}
    words = finding.words
    encoding = {
        "y": {"field": "name", "type": "nominal", "sort": names, "title": None, "axis": axis},
        "x": {**quantity("value", scale), "axis": None},
        "tooltip": [
            {"field": "name", "type": "nominal", "title": words.word("charts.step")},
            number_tip("value", words.word("charts.left"), scale),
            {
                "field": "of_first",
                "type": "quantitative",
                "title": words.word("charts.of_first"),
                "format": ".1%",
            },
        ],
    }
    bar = {"name": MARKS, "mark": {"type": "bar", "cornerRadiusEnd": 2}}
    text = {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5},
        "encoding": {"text": {"field": "text"}},
    }
    return {
        **base(
            finding,
            scale.title(front(finding.label(finding.mains[0]))),
            words.word("charts.steps"),
            steps=True,
        ),
        "height": {"step": BAR},
        "transform": [],
        "encoding": encoding,
        "layer": [inline(rows, bar, text)],
    }


def _text(finding: Finding, at: int, numbers: list[float]) -> str:
    """The number, and behind the first what part of the step before is left."""
    value = finding.text(finding.mains[at], numbers[at])
    if not at or not numbers[at - 1]:
        return value
    return f"{value} ({finding.formatted(numbers[at] / numbers[at - 1], '%')})"
