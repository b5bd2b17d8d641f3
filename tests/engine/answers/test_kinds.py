"""Every kind of chart: when it is chosen and when not, what it draws, what it says, and that it renders."""

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from engine.answers.choose import choose, fits, fitting
from engine.answers.finding import Finding
from engine.answers.records import records
from engine.answers.spec import PICKED, ROLE
from tests.engine.answers.kinds_made import (
    AIMED,
    KINDS,
    OTHERS,
    boxes,
    cohorts,
    compared,
    found,
    funnel,
    over_time,
    pairs,
)
from tests.engine.answers.made import (
    COUNTRY,
    DAY,
    DEVICE,
    RATE,
    SHARE,
    VIEWS,
    WATCH,
    best,
    days,
    plan,
)

CASES: dict[str, tuple[str, Finding]] = {**{kind: (kind, one) for kind, one in KINDS.items()}, **OTHERS}
DRAWN = [name for name, (kind, _) in CASES.items() if kind != "number"]


def spec_of(name: str) -> dict[str, Any]:
    kind, finding = CASES[name]
    chosen = choose(finding, (kind,))
    assert chosen.kind == kind
    return chosen.spec


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from nodes(item)


def inline(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a chart draws of its own."""
    return next(one["values"] for one in nodes(spec["layer"]) if "values" in one)


CHOSEN = {
    "one number": (found(plan(VIEWS), (5,)), "number", "number"),
    "time": (KINDS["trend"], "line", "line"),
    "time with a gap": (found(plan(DAY, RATE), *days(0.4, 0.5, 0.6, 0.7)[::3]), "line", "broken_line"),
    "few groups over time": (KINDS["lines"], "lines", "lines"),
    "five groups over time": (over_time(5), "small_multiples", "panels"),
    "twenty groups over time": (over_time(20), "small_multiples", "many_panels"),
    "several numbers over time": (OTHERS["numbers over time"][1], "small_multiples", "panels_of_numbers"),
    "one category": (KINDS["bar"], "bar", "bars"),
    "many that add up": (OTHERS["bars and other"][1], "bar", "bars_and_other"),
    "both signs": (OTHERS["signed bars"][1], "bar", "signed_bars"),
    "with the rest": (OTHERS["bars with rest"][1], "bar", "rest_bars"),
    "two periods that add up": (KINDS["grouped_bar"], "grouped_bar", "compared"),
    "two periods of a ratio": (KINDS["slope"], "slope", "slope"),
    "the change": (KINDS["waterfall"], "waterfall", "waterfall"),
    "two numbers": (KINDS["scatter"], "scatter", "scatter"),
    "classes": (KINDS["histogram"], "histogram", "histogram"),
    "percentiles": (KINDS["box_plot"], "box_plot", "box_plot"),
    "steps": (KINDS["funnel"], "funnel", "funnel"),
    "two times": (cohorts(), "cohort_grid", "cohorts"),
    "small pairs": (pairs(6, 3), "grouped_bar", "pairs"),
    "pairs": (pairs(12, 6), "heat_map", "heat_map"),
    "pairs of both signs": (OTHERS["signed heat map"][1], "heat_map", "diverging_heat_map"),
    "shares of each month": (OTHERS["shares of months"][1], "stacked", "stacked_shares"),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_rule_by_name_with_its_reason(name: str) -> None:
    finding, kind, rule = CHOSEN[name]
    chosen = choose(finding)
    assert (chosen.kind, chosen.rule) == (kind, rule)
    assert chosen.reason
    assert chosen.fits == fitting(finding)
    assert chosen.fits[0] == kind
    assert chosen.fits[-1] == "table"


RATES = found(plan(DEVICE, RATE), ("TV", 0.4), ("Phone", 0.6))
UNFIT = {
    "a ratio is no part of a whole": (RATES, "share"),
    "a ratio is not stacked": (pairs(6, 3, RATE), "stacked"),
    "a ratio is not stacked over time": (over_time(3, RATE), "stacked"),
    "a ratio has no area": (found(plan(DAY, RATE), *days(0.4, 0.5, 0.6)), "area"),
    "a ratio has no columns from zero over time": (found(plan(DAY, RATE), *days(0.4, 0.5, 0.6)), "bar"),
    "seven parts are no ring": (found(plan(DEVICE, VIEWS), *((f"D{n}", n + 1) for n in range(7))), "share"),
    "a top three is no whole": (
        found(plan(DEVICE, VIEWS, order=best("views"), limit=3), ("A", 3), ("B", 2), ("C", 1)),
        "share",
    ),
    "what is below zero is no part": (found(plan(DEVICE, VIEWS), ("A", 3), ("B", -2)), "share"),
    "some shares are no whole": (found(plan(DEVICE, SHARE), ("A", 0.4), ("B", 0.3)), "share"),
    "changes of a ratio do not add up": (KINDS["slope"], "waterfall"),
    "nine groups are no slopes": (compared(*((f"D{n}", n, n + 1) for n in range(9))), "slope"),
    "five points are no cloud": (
        found(plan(COUNTRY, VIEWS, WATCH), *((f"C{n}", n, n) for n in range(5))),
        "scatter",
    ),
    "one number has no second axis": (KINDS["bar"], "scatter"),
    "a median alone is no box": (boxes({"middle": 0.5, "high": 0.9}), "box_plot"),
    "devices are no countries": (RATES, "map"),
    "states are no countries": (
        found(plan(DEVICE, VIEWS), *((code, 1) for code in ("DE", "CA", "IN", "AL"))),
        "map",
    ),
    "steps that grow are no funnel": (funnel(20, 80, 10), "funnel"),
    "categories are no histogram": (KINDS["bar"], "histogram"),
    "a category has no line": (KINDS["bar"], "line"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_does_not_fit_is_not_offered_and_not_drawn(name: str) -> None:
    finding, kind = UNFIT[name]
    assert kind not in fitting(finding)
    assert choose(finding, (kind,)).kind != kind


def test_seven_parts_are_bars_and_ring_needs_a_wish() -> None:
    assert choose(KINDS["share"]).kind == "bar"
    assert choose(KINDS["share"], ("share",)).rule == "parts_of_whole"


@pytest.mark.parametrize("name", DRAWN)
def test_specs_are_valid_and_are_never_stacked_but_for_amounts(name: str) -> None:
    import altair

    kind, finding = CASES[name]
    spec = spec_of(name)
    before = copy.deepcopy(spec)
    altair.Chart.from_dict({**spec, "data": {"values": records(finding.table)}}, validate=True)
    json.dumps(spec, allow_nan=False)
    assert spec == before
    assert spec["width"] == "container"
    assert "data" not in spec
    assert any("stack" in one for one in nodes(spec)) == (kind in ("stacked", "share"))


@pytest.mark.parametrize("name", DRAWN)
def test_marks_can_be_picked_by_what_they_stand_for(name: str) -> None:
    _, finding = CASES[name]
    spec = spec_of(name)
    if not finding.groups and name != "funnel":
        assert "params" not in spec
        return
    (picked,) = spec["params"]
    # A step of a funnel is picked by which one it is, any other mark by its groups.
    fields = [f"member_{at}" for at in range(1, max(1, len(finding.groups)) + 1)]
    assert (picked["name"], picked["select"]["fields"]) == (PICKED, [*fields, ROLE])
    marks = [one for one in nodes(spec) if one.get("name") in picked["views"]]
    drawn = {mark if isinstance(mark := one["mark"], str) else mark["type"] for one in marks}
    assert drawn
    assert drawn <= {"bar", "rect", "arc", "circle", "geoshape", "point"}  # a line is one mark for all
    unseen = [one for one in marks if isinstance(one["mark"], dict) and one["mark"].get("opacity") == 0]
    assert picked["select"].get("nearest", False) is bool(unseen)
    made = {one["as"] for one in spec["transform"] if isinstance(one.get("as"), str)}
    rows = {key for one in nodes(spec.get("layer", [])) for row in one.get("values", []) for key in row}
    assert set(fields) <= made | rows


@pytest.mark.parametrize("name", DRAWN)
def test_every_kind_renders_with_marks(name: str) -> None:
    vl_convert = pytest.importorskip("vl_convert")
    _, finding = CASES[name]
    svg = vl_convert.vegalite_to_svg(
        {**spec_of(name), "width": 350, "data": {"values": records(finding.table)}}
    )
    marks = re.findall(r'<g class="mark-(\w+) role-mark[^"]*marks[^"]*"[^>]*>(.*?)</g>', svg, re.S)
    drawn = sum(inner.count("<path") for _, inner in marks)
    assert drawn > 0
    assert "null" not in re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("name", CASES)
def test_every_picture_says_its_gist(name: str) -> None:
    kind, finding = CASES[name]
    said = choose(finding, (kind,)).alt
    assert finding.words.word(f"kinds_of_chart.{kind}") in said
    assert re.search(r"\d", said)


def test_a_gist_names_the_ends() -> None:
    assert (
        choose(KINDS["bar"]).alt
        == "Bars: Views by country. Highest: 54 (Malta); lowest: 5 (Argentina); 8 in all."
    )
    assert choose(KINDS["trend"]).alt == (
        "Line: Views by month. From 40 (Jan 2026) to 66 (Jun 2026). "
        "Highest: 66 (Jun 2026); lowest: 40 (Jan 2026); 6 in all."
    )


def test_a_gist_leaves_the_rest_out() -> None:
    assert "Highest: 9 (Malta); lowest: 5 (Chile)" in choose(OTHERS["bars with rest"][1]).alt


def test_the_others_are_the_last_bar_and_muted() -> None:
    rows = inline(spec_of("bars and other"))
    assert [row["name"] for row in rows][-1] == "Other (30)"
    assert len(rows) == 11
    assert rows[-1]["value"] == sum(100 - n for n in range(10, 40))
    assert [row["strength"] for row in rows] == [1] * 10 + [0.45]


def test_a_ratio_of_many_has_no_others() -> None:
    finding = found(plan(COUNTRY, RATE), *((f"C{n}", n / 50) for n in range(40)))
    assert choose(finding).rule == "many_bars"
    assert "Other" not in json.dumps(choose(finding).spec)


def test_a_waterfall_goes_from_total_to_total() -> None:
    rows = inline(spec_of("waterfall"))
    told = [(row["name"], row["value"], row["text"], row["way"]) for row in rows]
    assert told == [
        ("April 2026", 114, "114", "="),
        ("TV", 15, "+15", "+"),
        ("Phone", -11, "-11", "-"),
        ("Tablet", -1, "-1", "-"),
        ("May 2026", 117, "117", "="),
    ]
    assert [(row["low"], row["high"]) for row in rows[1:4]] == [(114, 129), (118, 129), (117, 118)]


def test_a_group_of_one_period_only_counts_as_nothing_in_the_other() -> None:
    spec = choose(compared(("TV", 30, 10), ("New", 20, None), asked=True)).spec
    assert [(row["name"], row["value"]) for row in inline(spec)][1:3] == [("New", 20), ("TV", 20)]


def test_a_histogram_stands_on_the_axis_of_its_number() -> None:
    rows = inline(spec_of("histogram"))
    assert [(row["low"], row["high"], row["value"]) for row in rows] == [
        (0, 10, 4),
        (10, 20, 9),
        (20, 30, 15),
        (30, 40, 7),
        (50, 60, 2),
    ]


def test_a_funnel_says_what_part_of_the_step_before_is_left() -> None:
    rows = inline(spec_of("funnel"))
    assert [row["text"] for row in rows] == ["200", "80 (40.0 %)", "20 (25.0 %)"]
    assert [row["of_first"] for row in rows] == [1, 0.4, 0.1]


def test_a_ring_has_its_largest_part_first_with_its_share() -> None:
    rows = inline(spec_of("share"))
    assert [row["label"] for row in rows] == [["TV", "60.0 %"], ["Phone", "30.0 %"], ["unknown", "10.0 %"]]
    assert [row["member_1"] for row in rows] == ["TV", "Phone", None]


def test_a_cohort_is_a_row_and_its_age_a_column() -> None:
    rows = inline(spec_of("cohort_grid"))
    assert len(rows) == 21
    assert {(row["began"], row["age"]): row["text"] for row in rows}["Mar 2026", 2] == "33.3 %"
    assert max(row["age"] for row in rows) == 5


def test_cohorts_seen_before_they_began_are_no_grid() -> None:
    finding = cohorts()
    rows = ((row[1], row[0], row[2]) for row in finding.table.rows)
    turned = replace(finding, table=replace(finding.table, rows=tuple(rows)))
    assert "cohort_grid" not in fitting(turned)


def test_strips_are_on_one_scale_and_break_where_a_bucket_is_missing() -> None:
    finding = over_time(5)
    kept = tuple(row for row in finding.table.rows if row[1] != "Group 1" or row[0].month != 3)  # type: ignore[union-attr]
    rows = inline(choose(replace(finding, table=replace(finding.table, rows=kept))).spec)
    missing = [row["y"] for row in rows if row["name"] == "Group 1" and row["month"] == "2026-03-01"]
    assert missing == [None]
    heights = [row["y"] - row["foot"] for row in rows if row["y"] is not None]
    assert max(heights) == pytest.approx(1 / 1.45)


def test_the_latest_whole_bucket_is_the_number_of_a_trend() -> None:
    cut = OTHERS["cut line"][1]
    assert choose(cut, ("trend",)).spec["title"]["text"] == "58"
    assert choose(KINDS["trend"], ("trend",)).spec["title"]["text"] in ("58", "66")


def test_a_bucket_that_is_not_whole_is_lighter_and_said() -> None:
    spec = spec_of("cut columns")
    assert "Lighter: not a whole month" in spec["title"]["subtitle"]
    assert '["2026-06-01"]' in json.dumps(spec["transform"]).replace('\\"', '"')
    assert "opacity" in spec["encoding"]
    whole = found(plan(DAY, VIEWS, bounds=None), *days(3, 4, 5))
    assert "opacity" not in choose(whole, ("bar",)).spec["encoding"]


def test_a_target_is_drawn_and_said_where_it_holds() -> None:
    assert "Target: 50.0 %" in spec_of("line")["title"]["subtitle"]
    assert "Target: 50.0 %" in spec_of("aimed bars")["title"]["subtitle"]
    without = found(plan(DEVICE, RATE), ("TV", 0.41), ("Phone", 0.6))
    assert "Target" not in json.dumps(choose(without).spec)
    amounts = found(plan(DEVICE, VIEWS), ("TV", 4), ("Phone", 6), known={"views": AIMED["rate"]})
    assert "Target" not in json.dumps(choose(amounts).spec)


def test_countries_are_found_by_name_in_any_case_and_language() -> None:
    names = ("germany", "España", "FRANCE", "Brasil", "Japan")
    finding = found(plan(DEVICE, VIEWS), *((name, 3) for name in names))
    rows = next(one["values"] for one in nodes(choose(finding, ("map",)).spec["layer"][1]) if "values" in one)
    assert {row["name"]: row["code"] for row in rows} == dict(
        zip(names, ("DE", "ES", "FR", "BR", "JP"), strict=True)
    )


def test_codes_are_countries_where_they_are_called_so() -> None:
    finding = found(plan(COUNTRY, VIEWS), *((code, 1) for code in ("DE", "CA", "IN", "AL")))
    assert "map" in fitting(finding)


def test_many_countries_are_a_map_before_ten_bars() -> None:
    from engine.answers.countries import world

    names = [called[0] for called in list(world()["names"].values())[:40]]
    assert choose(found(plan(COUNTRY, RATE), *((name, 0.5) for name in names))).kind == "map"


def test_labels_of_slopes_do_not_cover_each_other() -> None:
    from engine.answers.charts.slope import apart

    assert apart([1.0, 1.1, 5.0], 0.5) == [1.0, 1.5, 5.0]
    assert apart([2.0, 1.0], 0.5) == [2.0, 1.0]


def test_each_kind_is_offered_once_and_the_chosen_first() -> None:
    for _, finding in CASES.values():
        kinds = [one.kind for one in fits(finding)]
        assert len(set(kinds)) == len(kinds)
        flags = [one.chosen for one in fits(finding)]
        assert flags == sorted(flags, reverse=True)


def test_there_are_charts_enough() -> None:
    assert len(KINDS) >= 19
    assert {kind for kind, _ in CASES.values()} == set(KINDS)


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
def test_pictures_speak_the_language_of_the_answer(language: str) -> None:
    from engine.phrasing import phrasing

    finding = replace(KINDS["bar"], words=phrasing(language))
    chosen, english = choose(finding), choose(KINDS["bar"])
    assert chosen.alt != english.alt
    assert chosen.reason != english.reason
