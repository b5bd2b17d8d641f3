"""Conversations on the Ask page: questions that go on, and parts that a click takes away."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import services
from semantic.text_form import to_text
from tests.app.visiting import MAIN, ask, of_the_sample_alone


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    of_the_sample_alone(monkeypatch)
    return AppTest.from_file(MAIN, default_timeout=60).run()


def newest(page: AppTest) -> Any:
    return page.session_state["turns"][0].answer


def shown(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_a_question_goes_on_and_says_what_it_changed(app: AppTest) -> None:
    ask(app, "views by country last month")
    ask(app, "only Germany")
    assert (
        to_text(newest(app).query)
        == 'views by country where country = "Germany" during calendar(month, -1, 1)'
    )
    assert "Kept: views, by country, last month · Added: country is &quot;Germany&quot;" in shown(app)


def test_a_part_is_taken_away_by_a_click(app: AppTest) -> None:
    ask(app, "views by country last month")
    ask(app, "only Germany")
    chips = {chip.text: place for place, chip in enumerate(newest(app).chips)}
    app.button(key=f"turn-2-part-{chips['last month']}").click().run()
    assert not app.exception
    assert to_text(newest(app).query) == 'views by country where country = "Germany"'
    ask(app, "undo")
    assert (
        to_text(newest(app).query)
        == 'views by country where country = "Germany" during calendar(month, -1, 1)'
    )


def test_the_only_number_cannot_be_taken_away(app: AppTest) -> None:
    ask(app, "views")
    assert not [button for button in app.button if "-part-" in (button.key or "")]


def test_a_question_back_is_answered_in_words(app: AppTest) -> None:
    ask(app, "latency yesterday")
    offered = newest(app).alternatives
    ask(app, "the second one")
    assert newest(app).query.hash == offered[1].query.hash


def test_a_complete_question_starts_anew(app: AppTest) -> None:
    ask(app, "views in Germany last month")
    ask(app, "watch time by device")
    assert to_text(newest(app).query) == "watch_time by device"
    assert newest(app).follow_up is None


def test_a_choice_is_kept_by_a_click(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of_the_sample_alone(monkeypatch)
    monkeypatch.setattr(services, "kept_at", lambda model, source: tmp_path / "kept.json")
    services._opened.clear()
    try:
        page = AppTest.from_file(MAIN, default_timeout=60).run()
        ask(page, "latency yesterday")
        page.button(key="turn-1-keep-1").click().run()
        assert not page.exception
        assert newest(page).status == "answer"
        ask(page, "latency last week")
        assert newest(page).status == "answer"
        assert to_text(newest(page).query) == "prompt_to_first_frame during calendar(week, -1, 1)"
        assert any("kept choice" in note for note in newest(page).notes)
    finally:
        services._opened.clear()
