"""Another kind of chart can be picked on the page; the question and its numbers stay."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.replying import as_object
from engine import Parlance
from tests.app.visiting import MAIN, of_the_sample_alone


def asked(question: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    of_the_sample_alone(monkeypatch)
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> dict[str, Any]:
    (chart,) = page.get("vega_lite_chart")
    spec: dict[str, Any] = json.loads(chart.proto.spec)
    assert chart.proto.alt
    return spec


def test_another_kind_is_drawn_and_the_sentence_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    page = asked("watch time by country last week", monkeypatch)
    before = [one.proto.body for one in page.get("html") if "pl-sentence" in one.proto.body]
    assert "projection" not in drawn(page)
    (menu,) = [one for one in page.selectbox if (one.key or "").endswith("-kind")]
    assert menu.options[:2] == ["Bars", "Map"]
    menu.set_value("map").run()
    assert not page.exception
    assert drawn(page)["projection"]
    after = [one.proto.body for one in page.get("html") if "pl-sentence" in one.proto.body]
    assert before == after


def test_a_number_has_no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    page = asked("watch time last week", monkeypatch)
    assert not page.get("vega_lite_chart")
    assert not [one for one in page.selectbox if (one.key or "").endswith("-kind")]


def test_a_reply_tells_the_rule_and_what_else_fits(parlance: Parlance) -> None:
    chart = as_object(parlance.ask("watch time by country last week"))["chart"]
    assert (chart["kind"], chart["rule"]) == ("bar", "bars")
    assert chart["fits"] == ["bar", "map", "table"]
    assert chart["alt"].startswith("Bars: Watch time by country.")


def test_a_wish_is_no_part_of_the_question(parlance: Parlance) -> None:
    plain = parlance.ask("watch time by country last week")
    wished = parlance.ask("watch time by country last week on a map")
    assert wished.chart is not None
    assert plain.query is not None
    assert wished.query is not None
    assert wished.chart.kind == "map"
    assert wished.query.hash == plain.query.hash
