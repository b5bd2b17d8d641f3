"""Classes of equal width of a number: its distribution, on an axis of that number."""

from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.parts import inline
from engine.answers.scales import Scale, scale_of
from engine.answers.spec import MARKS, Spec, base, by, member, number_tip, quantity, titled
from engine.types.plan import Column
from semantic.query import BucketTerm, ClassesTerm

ORDER = 57
MOST_CLASSES = 80


def fits(finding: Finding) -> Fits:
    """For one group that is cut into classes of one width, and an amount in each."""
    if len(finding.groups) != 1 or finding.plan.query.compare_to is not None or finding.plan.query.order:
        return
    main, width = finding.mains[0], _width(finding)
    lows = [low for cell in finding.cells(finding.groups[0]) if (low := as_number(cell)) is not None]
    if not width or not lows or (max(lows) - min(lows)) / width > MOST_CLASSES:
        return
    if finding.adds_up(main) or main.role == "share":
        yield fit(finding, "histogram", "histogram", lambda: _spec(finding, main, width))


def _width(finding: Finding) -> float:
    term = finding.term(finding.groups[0])
    return (term.width or 0) if isinstance(term, BucketTerm | ClassesTerm) else 0


def _spec(finding: Finding, main: Column, width: float) -> Spec:
    group, scale = finding.groups[0], scale_of(finding, main)
    across = scale_of(finding, group)
    wide = width / across.divisor
    axis = {"format": across.axis, "labelOverlap": True, "grid": False, "tickCount": 8}
    low = {
        "field": "low",
        "type": "quantitative",
        "bin": {"binned": True, "step": wide},
        "title": across.title(finding.heading(group)),
        "axis": axis,
    }
    encoding = {
        "x": low,
        "x2": {"field": "high"},
        "y": quantity("value", scale),
        "tooltip": [
            {"field": "name", "type": "nominal", "title": finding.heading(group)},
            number_tip("value", titled(finding, main, scale), scale),
        ],
    }
    bars = {"name": MARKS, "mark": {"type": "bar", "binSpacing": 1}}
    return {
        **base(finding, by(finding, main, scale)),
        "height": 280,
        "transform": [],
        "encoding": encoding,
        "layer": [inline(_rows(finding, main, scale, across, width), bars)],
    }


def _rows(finding: Finding, main: Column, scale: Scale, across: Scale, width: float) -> list[Spec]:
    """The classes that have a place on the axis; one without rows is a gap there."""
    group = finding.groups[0]
    cells = zip(finding.cells(group), finding.cells(main), strict=True)
    known = [(low, value) for cell, value in cells if (low := as_number(cell)) is not None]
    return [
        {
            "low": low / across.divisor,
            "high": (low + width) / across.divisor,
            "name": finding.name(group, low),
            "value": (as_number(value) or 0) / scale.divisor,
            member(finding, group): low,
        }
        for low, value in known
    ]
