"""Room for a chart before it is drawn: as high as the chart will be, or a little less."""

import pytest

from app.parts.room import AROUND, MOST, STEP, room, rules

BARS = {"height": {"step": 20}, "layer": [{"mark": "bar", "encoding": {"y": {"field": "country"}}}]}

PAIRS = {"y": {"field": "country"}, "yOffset": {"field": "device"}}


def rows(count: int) -> dict[str, list[dict[str, object]]]:
    return {"values": [{"country": f"c{at // 2}", "device": f"d{at % 2}"} for at in range(count)]}


@pytest.mark.parametrize(
    ("spec", "pixels"),
    [
        ({"height": 280}, 280 + AROUND),
        ({**BARS, "data": rows(50)}, 25 * 20 + AROUND),
        ({"height": {"step": 13}, "data": rows(8), "encoding": PAIRS}, 4 * 2 * 13 + AROUND),
        ({"height": 100_000}, MOST * STEP),
    ],
)  # fmt: skip
def test_the_room_is_that_of_the_chart_within_a_step(spec: dict[str, object], pixels: int) -> None:
    assert 0 <= pixels - STEP * room(spec) < STEP


@pytest.mark.parametrize("spec", [{}, {"vconcat": [{"height": 280}]}])
def test_a_chart_that_does_not_tell_gets_none(spec: dict[str, object]) -> None:
    assert room(spec) == 0


def test_every_room_has_its_rule() -> None:
    assert f'[class*="-room-{MOST}-"]{{min-height:{MOST * STEP}px}}' in rules()
    assert rules().count("min-height") == MOST
