"""Buckets of time that are not whole, drawn apart: dashed on the way to them, hollow where they are."""

import json
from datetime import date
from itertools import pairwise

from engine.answers.buckets import start_of
from engine.answers.finding import Finding
from engine.answers.scales import Scale
from engine.answers.spec import MUTED, Spec, datum, hits, quantity
from engine.answers.ticks import WHEN, stamp
from engine.types.plan import Column

_WHOLE, _CUT, _IS_CUT = "_whole", "_cut", "_is_cut"
STRENGTH = "_strength"


def cut_note(finding: Finding, time: Column) -> str:
    """What the dashes mean; "" without any."""
    return finding.words.say("charts.cut", unit=finding.unit) if cut_stamps(finding, time) else ""


def cut_transforms(finding: Finding, time: Column, main: Column) -> list[Spec]:
    """Splits the numbers in those of whole buckets and those on the way to others."""
    cut = cut_stamps(finding, time)
    if not cut:
        return []
    here, number = datum(time.name), datum(main.name)
    not_whole = json.dumps(finding.words.word("charts.not_whole"))
    return [
        {"calculate": f"indexof({json.dumps(cut)}, {here}) >= 0", "as": _IS_CUT},
        {"calculate": f"datum.{_IS_CUT} ? null : {number}", "as": _WHOLE},
        {
            "calculate": f"indexof({json.dumps(_beside(finding, time, cut))}, {here}) >= 0 ? {number} : null",
            "as": _CUT,
        },
        {"calculate": f"datum.{WHEN} + (datum.{_IS_CUT} ? {not_whole} : '')", "as": WHEN},
    ]


def light_note(finding: Finding, time: Column) -> str:
    """What a lighter mark means; "" without any."""
    return finding.words.say("charts.cut_light", unit=finding.unit) if cut_stamps(finding, time) else ""


def light_transforms(finding: Finding, time: Column) -> list[Spec]:
    """How strong the mark of each bucket is: less where it is not whole."""
    cut = cut_stamps(finding, time)
    strength = f"indexof({json.dumps(cut)}, {datum(time.name)}) >= 0 ? {MUTED} : 1"
    return [{"calculate": strength, "as": STRENGTH}] if cut else []


def drawn(finding: Finding, time: Column, main: Column, scale: Scale, dot: int) -> Spec:
    """The marks: a line with dots of that size, if any; in layers where some of it is dashed."""
    zero = finding.adds_up(main)
    if not cut_stamps(finding, time):
        points = {"point": {"size": dot, "filled": True}} if dot else {}
        mark = {"type": "line", "strokeWidth": 2, **points}
        here = {"y": quantity(main.name, scale, zero=zero)}
        return {"layer": [{"mark": mark, "encoding": here}, hits(here)]}
    lines = [
        {
            "mark": {"type": "line", "strokeWidth": 2, **dash},
            "encoding": {"y": quantity(name, scale, zero=zero)},
        }
        for name, dash in ((_WHOLE, {}), (_CUT, {"strokeDash": [4, 4]}))
    ]
    dots = [
        {
            "transform": [{"filter": f"{not_}datum.{_IS_CUT}"}],
            "mark": {"type": "point", "filled": bool(not_), "size": size, "strokeWidth": 2, "opacity": 1},
            "encoding": {"y": quantity(main.name, scale, zero=zero)},
        }
        for not_, size in (("!", dot), ("", 40))
        if size
    ]
    return {"layer": [*lines, *dots, hits({"y": quantity(main.name, scale, zero=zero)})]}


def _present(finding: Finding, time: Column) -> list[date]:
    return sorted({cell for cell in finding.cells(time) if isinstance(cell, date)})


def cut_stamps(finding: Finding, time: Column) -> list[str]:
    """The shown buckets that are not whole, as they stand in the rows."""
    partial = finding.partial(time)
    return [stamp(at) for at in _present(finding, time) if start_of(at) in partial]


def _beside(finding: Finding, time: Column, cut: list[str]) -> list[str]:
    """Those buckets and their neighbours: the ends of the dashed stretches."""
    stamps = [stamp(at) for at in _present(finding, time)]
    ends = [one for pair in pairwise(stamps) if set(pair) & set(cut) for one in pair]
    return list(dict.fromkeys([*ends, *cut]))
