"""The conversation outlives the page: its address shows it again, and no other visitor sees it."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import services
from app.parts import conversations as row
from app.state import LIVE
from app.texts import en
from semantic.text_form import to_text
from tests.app.visiting import ME, YOU, address, ask, markup, visit, with_a_store_of_its_own


@pytest.fixture(autouse=True)
def _store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_a_store_of_its_own(monkeypatch, tmp_path)


def shown(page: AppTest) -> list[tuple[int, str, Any]]:
    return [
        (turn.number, turn.question, turn.answer.query and turn.answer.query.hash)
        for turn in page.session_state["turns"]
    ]


def buttons(page: AppTest) -> list[str]:
    return [button.key or "" for button in page.button]


def test_nothing_is_kept_before_something_is_asked() -> None:
    page = visit()
    assert address(page) == ""
    assert not [key for key in buttons(page) if key.startswith("conversation")]


def test_a_reload_shows_the_conversation_as_it_was() -> None:
    page = visit()
    asked = ("views by country last month", "only Germany", "watch time by flurbs", "latency yesterday")
    kept = address(ask(page, *asked))
    assert len(kept) == 16
    again = visit(c=kept)
    assert shown(again) == shown(page)
    assert markup(again).count("pl-word") == markup(page).count("pl-word") > 0
    assert address(again) == kept


def test_it_goes_on_after_the_reload_as_before() -> None:
    kept = address(ask(visit(), "views by country last month", "only Germany"))
    page = visit(c=kept)
    ask(page, "by device")
    query = page.session_state["turns"][0].answer.query
    assert to_text(query) == 'views by device where country = "Germany" during calendar(month, -1, 1)'
    ask(page, "undo", "undo")
    query = page.session_state["turns"][0].answer.query
    assert to_text(query) == "views by country during calendar(month, -1, 1)"
    assert [number for number, *_ in shown(visit(c=kept))] == [5, 4, 3, 2]


def test_a_choice_and_a_part_taken_away_come_back_as_chosen() -> None:
    page = visit()
    kept = address(ask(page, "latency yesterday"))
    page.button(key="turn-1-choice-1").click().run()
    places = {chip.text: place for place, chip in enumerate(page.session_state["turns"][0].answer.chips)}
    page.button(key=f"turn-2-part-{places['yesterday']}").click().run()
    assert shown(visit(c=kept)) == shown(page)


def test_older_turns_come_back_as_one_line_each() -> None:
    asked = [f"views in {month} 2026" for month in ("January", "February", "March", "April", "May", "June")]
    page = visit()
    kept = address(ask(page, *asked))
    again = visit(c=kept)
    assert [question for _, question, _ in shown(again)] == asked[: -LIVE - 1 : -1]
    assert [past.question for past in again.session_state["earlier"]] == asked[1::-1]
    assert [past.sentence for past in again.session_state["earlier"]] == [
        past.sentence for past in page.session_state["earlier"]
    ]
    ask(again, "undo")
    assert [past.number for past in again.session_state["earlier"]] == [3, 2, 1]


@pytest.mark.parametrize(("visitor", "wrong"), [(YOU, ""), (ME, "x")])
def test_a_foreign_or_unknown_address_says_so_and_shows_nothing(visitor: str, wrong: str) -> None:
    kept = address(ask(visit(), "views by country last month"))
    page = visit(visitor, c=kept + wrong)
    assert en.CONVERSATION_GONE in markup(page)
    assert "country" not in markup(page)
    assert address(page) == ""
    other = address(ask(page, "watch time"))
    assert other
    assert other != kept
    assert en.CONVERSATION_GONE not in markup(page)


def test_a_conversation_over_other_data_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = address(ask(visit(), "views by country last month"))
    monkeypatch.setattr(services, "model_key", lambda: "another")
    assert en.CONVERSATION_GONE in markup(visit(c=kept))


def test_a_new_one_begins_empty_and_the_list_leads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit()
    first = address(ask(page, "views by country last month", "only Germany"))
    page.button(key="conversation-new").click().run()
    assert not page.session_state["turns"]
    assert address(page) == ""
    second = address(ask(page, "watch time"))
    assert second != first
    monkeypatch.setattr(row, "is_listed", lambda opened: True)
    page.run()
    listed = {button.key: button.label for button in page.button if "conversation-" in (button.key or "")}
    assert listed[f"conversation-{first}"] == "views by country last month"
    assert f"conversation-{second}" not in listed
    page.button(key=f"conversation-{first}").click().run()
    assert address(page) == first
    assert [question for _, question, _ in shown(page)] == ["only Germany", "views by country last month"]


def test_one_is_renamed_and_cleared_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row, "is_listed", lambda opened: True)
    page = visit()
    kept = address(ask(page, "views by country last month"))
    page.text_input(key=f"title-{kept}").set_value("The *week*").run()
    assert page.text_input(key=f"title-{kept}").value == "The *week*"
    assert f"clear-now-{kept}" not in buttons(page)
    page.toggle(key=f"clear-{kept}").set_value(True).run()
    page.button(key=f"clear-now-{kept}").click().run()
    assert not page.exception
    assert not page.session_state["turns"]
    assert address(page) == ""
    assert en.CONVERSATION_GONE in markup(visit(c=kept))


def test_without_a_store_questions_are_answered_and_the_page_says_that_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PARLANCE_STORE", f"sqlite:///{tmp_path / 'file' / 'app.sqlite'}")
    page = visit()
    ask(page, "views by country last month", "only Germany")
    assert en.NOT_KEPT in markup(page)
    assert len(page.session_state["turns"]) == 2
    assert address(page) == ""
    assert str(tmp_path) not in markup(page)
    assert capsys.readouterr().err.count("cannot be used") == 1


def test_a_store_that_breaks_later_ends_nothing(tmp_path: Path) -> None:
    page = visit()
    ask(page, "views by country last month")
    with services.store().engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE turn")
    ask(page, "only Germany")
    assert en.NOT_KEPT in markup(page)
    assert len(page.session_state["turns"]) == 2


def test_an_address_asks_once_and_its_conversation_takes_its_place() -> None:
    page = visit(q=" views by country last month ")
    assert [question for _, question, _ in shown(page)] == ["views by country last month"]
    assert "q" not in page.query_params
    kept = address(page)
    assert len(kept) == 16
    page.run()
    assert len(shown(page)) == 1
    page.query_params["q"] = "only Germany"
    page.run()
    assert len(shown(page)) == 2
    assert address(page) == kept
    assert shown(visit(q=" ")) == []
