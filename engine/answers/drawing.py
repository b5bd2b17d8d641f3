"""The picture of an answer: its chart with its rows, as it looks on white paper."""

import json
from typing import Any

from engine.answers.finding import Finding
from engine.answers.nouns import front
from engine.answers.parcel import Parcel, clean
from engine.answers.records import records
from engine.answers.sentences.change import compared
from engine.answers.sentences.naming import name
from engine.answers.spec import SCHEMA, Spec

WIDTH = 720
INK, QUIET, PAPER, GRID = "#15242b", "#566770", "#ffffff", "#e3e9ea"
# The colours that charts have on the page in its light theme (.streamlit/config.toml).
COLORS = ("#0f6e6e", "#b85c1f", "#3f5fa8", "#a83a62", "#67781f", "#7a5aa6", "#2c88a3", "#80633c")
SHADES = (
    "#e3f1f0",
    "#c2e0de",
    "#a0d0cc",
    "#7fbfba",
    "#5aa4a1",
    "#348987",
    "#0f6e6e",
    "#0d5d5f",
    "#0a4c4f",
    "#083b40",
)
SIDES = (
    "#9c4221",
    "#b7623b",
    "#d28255",
    "#dfac8d",
    "#e8d9cf",
    "#ccdfdf",
    "#8bc0bd",
    "#51a09c",
    "#2e7e7e",
    "#0b5c60",
)
_FONT = "sans-serif"
_FIGURE = 300  # how wide a number writ large is
_VERSION = "6.4"


def is_drawn(parcel: Parcel) -> bool:
    """Whether there is a picture at all."""
    chart = parcel.chart
    return chart is not None and (bool(chart.spec) or chart.kind == "number")


def drawn(parcel: Parcel, width: int = WIDTH) -> Spec:
    """The whole Vega-Lite spec, with data and looks, of an answer that has a picture."""
    spec = parcel.chart.spec if parcel.chart else {}
    if not spec:
        return _figures(parcel.finding)
    config = {**spec.get("config", {}), **_looks()}
    return {
        **spec,
        "background": PAPER,
        "padding": 16,
        **({"width": width} if spec.get("width") == "container" else {}),
        "data": {"values": records(parcel.finding.table)},
        "config": config,
    }


def svg(parcel: Parcel) -> str:
    """The picture as SVG. Nothing is fetched: an address in a spec is refused."""
    import vl_convert

    drawing: str = vl_convert.vegalite_to_svg(
        _written(parcel), vl_version=_VERSION, allowed_base_urls=[], **_locales(parcel)
    )
    return drawing


def png(parcel: Parcel, scale: float = 2, width: int = WIDTH) -> bytes:
    """The picture as PNG, `scale` pixels a point; writing is larger in a narrow one."""
    import vl_convert

    spec = _written(parcel, width)
    picture: bytes = vl_convert.vegalite_to_png(
        spec, vl_version=_VERSION, scale=scale, allowed_base_urls=[], **_locales(parcel)
    )
    return picture


def _written(parcel: Parcel, width: int = WIDTH) -> str:
    """The spec as JSON. A control character in a text would end the process that draws it."""
    return json.dumps(_cleaned(drawn(parcel, width)))


def _cleaned(part: Any) -> Any:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, dict):
        return {_cleaned(key): _cleaned(inner) for key, inner in part.items()}
    return [_cleaned(one) for one in part] if isinstance(part, list | tuple) else part


def _locales(parcel: Parcel) -> dict[str, Any]:
    locale = drawn(parcel)["config"].get("locale")
    return {"format_locale": locale["number"], "time_format_locale": locale["time"]} if locale else {}


def _looks() -> Spec:
    return {
        "font": _FONT,
        "mark": {"color": COLORS[0]},
        "range": {
            "category": list(COLORS),
            "heatmap": list(SHADES),
            "ramp": list(SHADES),
            "ordinal": list(SHADES),
            "diverging": list(SIDES),
        },
        "text": {"color": INK},
        "title": {"color": INK, "subtitleColor": QUIET, "fontSize": 15, "subtitleFontSize": 12},
        "axis": {"labelColor": QUIET, "titleColor": QUIET, "gridColor": GRID, "domainColor": GRID},
        "legend": {"labelColor": INK, "titleColor": QUIET},
    }


def _figures(finding: Finding) -> Spec:
    """The numbers of one row writ large, side by side, under what they are of."""
    row = finding.table.rows[0]
    values = [
        {
            "left": place * _FIGURE,
            "value": finding.text(column, finding.cell(row, column)),
            "label": finding.heading(column),
            "change": compared(finding, row, column) or "",
        }
        for place, column in enumerate(finding.mains)
    ]
    who = name(finding, row) if finding.groups else ""
    title = " · ".join(front(text) for text in (who, finding.scope) if text)
    return {
        "$schema": SCHEMA,
        "background": PAPER,
        "padding": 24,
        "width": _FIGURE * max(len(values), 2),
        "height": 100,
        "title": {"text": title, "anchor": "start", "fontSize": 14, "fontWeight": 400, "color": QUIET},
        "data": {"values": values},
        "encoding": {
            "x": {"field": "left", "type": "quantitative", "axis": None, "scale": None},
        },
        "layer": [
            _line("value", 30, 40, INK, weight=600),
            _line("label", 66, 14, INK),
            _line("change", 88, 13, QUIET),
        ],
        "config": {"font": _FONT, "view": {"stroke": None}},
    }


def _line(field: str, y: int, size: int, color: str, weight: int = 400) -> Spec:
    mark = {
        "type": "text",
        "align": "left",
        "fontSize": size,
        "fontWeight": weight,
        "color": color,
        "limit": _FIGURE,
    }
    return {"mark": mark, "encoding": {"text": {"field": field}, "y": {"value": y}}}
