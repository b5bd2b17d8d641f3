"""Time alone, of an amount: the line with all that lies under it; a column a bucket."""

from engine.answers.cuts import STRENGTH, cut_stamps, light_note, light_transforms
from engine.answers.finding import Finding, as_number
from engine.answers.fits import Fits, fit
from engine.answers.scales import scale_of
from engine.answers.spec import MARKS, Spec, base, by, hits, members, number_tip, quantity, scaled, titled
from engine.answers.ticks import band_axis, gaps, time_axis, time_tip, time_transforms
from engine.types.plan import Column
from semantic.query import RollingTerm

ORDER = 32
MOST_COLUMNS = 60


def fits(finding: Finding) -> Fits:
    """For a number that adds up and is nowhere below zero, as what lies under the line is an amount too."""
    if len(finding.times) != 1 or finding.dimensions or finding.plan.query.is_cut:
        return
    main = finding.mains[0]
    if finding.plan.query.compare_to is not None or gaps(finding, finding.times[0]) is None:
        return
    numbers = [as_number(cell) or 0 for cell in finding.cells(main)]
    if min(numbers) < 0 or not (finding.adds_up(main) or _runs_on(finding, main)):
        return
    total = _runs_on(finding, main)
    rule = "running_area" if total else "area"
    yield fit(finding, "area", rule, lambda: _area(finding, main), chosen=False)
    if len(numbers) <= MOST_COLUMNS and not total:
        yield fit(finding, "bar", "columns", lambda: _columns(finding, main), chosen=False)


def _runs_on(finding: Finding, main: Column) -> bool:
    """Whether it is a total that grows from bucket to bucket."""
    terms = {term.key: term for term in finding.plan.query.metrics}
    term = terms.get(main.of)
    return isinstance(term, RollingTerm) and term.window is None


def _area(finding: Finding, main: Column) -> Spec:
    """The last bucket is said where it is not whole."""
    mark = {"type": "area", "line": {"strokeWidth": 2}, "opacity": 0.35}
    time = finding.times[0]
    note = finding.words.say("charts.cut_said", unit=finding.unit) if cut_stamps(finding, time) else ""
    spec = _spec(finding, main, time_axis(finding, time), note, near=True)
    return {**spec, "layer": [{"mark": mark}, hits()]}


def _columns(finding: Finding, main: Column) -> Spec:
    """Columns from zero; one that is not whole is lighter."""
    mark = {"type": "bar", "cornerRadiusEnd": 2}
    time = finding.times[0]
    note = light_note(finding, time)
    spec = {**_spec(finding, main, band_axis(finding, time), note), "name": MARKS, "mark": mark}
    strength = {"opacity": {"field": STRENGTH, "type": "quantitative", "scale": None}} if note else {}
    return {
        **spec,
        "transform": [*spec["transform"], *light_transforms(finding, time)],
        "encoding": {**spec["encoding"], **strength},
    }


def _spec(finding: Finding, main: Column, axis: Spec, note: str, *, near: bool = False) -> Spec:
    time, scale = finding.times[0], scale_of(finding, main)
    return {
        **base(finding, by(finding, main, scale), note, near=near),
        "height": 280,
        "transform": [
            *members(finding),
            *time_transforms(finding, time, [main], []),
            *scaled(main, scale),
        ],
        "encoding": {
            "x": axis,
            "y": quantity(main.name, scale),
            "tooltip": [
                time_tip(time, finding.words),
                number_tip(main.name, titled(finding, main, scale), scale),
            ],
        },
    }
