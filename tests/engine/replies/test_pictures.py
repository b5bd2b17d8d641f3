"""Charts keep the order and the colours that a model gives, and draw what is not whole apart."""

import json
from typing import Any

from engine import Parlance
from semantic.text_form import from_text

COLORS = {"domain": ["Basic", "Plus", "Gold"], "range": ["#7f7f7f", "#2ca02c", "#bf9000"]}


def test_ordered_values_keep_their_order_and_colours(hire: Parlance) -> None:
    bars = _spec(hire, "ride_count by plan")
    assert bars["encoding"]["y"]["sort"] is None
    assert bars["layer"][0]["encoding"]["color"]["scale"] == COLORS
    assert _rows(hire, "ride_count by plan") == ["Basic", "Plus", "Gold"]
    pairs = _spec(hire, "ride_count by plan, rides.length_class")
    assert pairs["encoding"]["color"]["scale"] == COLORS
    assert pairs["encoding"]["y"]["sort"] == ["below 10", "10 to 30", "30 or more"]
    assert _spec(hire, "ride_count by plan, month")["encoding"]["color"]["scale"] == COLORS


def test_values_without_colours_get_those_of_the_palette(hire: Parlance) -> None:
    assert _spec(hire, "ride_count by topic, month")["encoding"]["color"]["scale"] == {
        "domain": ["Commute", "Leisure", "Sport"]
    }


def test_a_month_that_is_not_over_is_dashed_and_said(hire: Parlance) -> None:
    spec = _spec(hire, "ride_count by month")
    assert "Dashed: not a whole month" in spec["title"]["subtitle"]
    assert "2026-06-01" in json.dumps(spec["transform"])
    drawn = [layer["mark"] for layer in spec["layer"] if layer["mark"].get("opacity") != 0]
    assert [mark.get("strokeDash") for mark in drawn] == [None, [4, 4], None, None, [2, 3]]
    assert "Target: 120" in spec["title"]["subtitle"]
    whole = _spec(hire, "ride_count by month during named(year=2026, month=5)" + ' fill zone "UTC"')
    assert "Dashed" not in json.dumps(whole)


def test_few_buckets_have_a_tick_each(hire: Parlance) -> None:
    ticks = _spec(hire, "ride_count by month")["encoding"]["x"]["axis"]["values"]
    assert [one["month"] for one in ticks] == [3, 4, 5, 6]


def _spec(hire: Parlance, query: str) -> dict[str, Any]:
    chart = hire.query(from_text(query)).chart
    assert chart is not None
    return chart.spec


def _rows(hire: Parlance, query: str) -> list[object]:
    table = hire.query(from_text(query)).table
    assert table is not None
    return [row[0] for row in table.rows]
