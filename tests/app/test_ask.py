"""The Ask page, run without a browser on the shipped models and the sample data."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.replying import as_lines, as_object
from app.state import LIVE
from app.texts import de, en
from engine import Parlance
from tests.app.visiting import MAIN, ask, markup


def open_part(page: AppTest, key: str) -> AppTest:
    """What opens on demand, opened."""
    page.session_state[key] = True
    page.run()
    assert not page.exception
    return page


def labels(page: AppTest, key: str) -> list[str]:
    return [button.label for button in page.button if (button.key or "").startswith(key)]


def test_the_first_visit_offers_questions_of_this_model(app: AppTest, parlance: Parlance) -> None:
    assert app.title[0].value
    assert len(labels(app, "example")) == 3
    assert len(app.chat_input[0].placeholder) < 30
    assert "Data as of 30 June 2026 09:00" in markup(app)
    assert "clock 30 June 2026 09:00, declared by the model" in markup(app)


@pytest.mark.parametrize("place", range(3))
def test_each_offered_question_is_answered(app: AppTest, place: int) -> None:
    app.button(key=f"example-{place}").click().run()
    assert not app.exception
    assert "pl-answer" in markup(app)


def test_an_answer_says_sentence_understanding_and_age(app: AppTest, parlance: Parlance) -> None:
    question = "watch time by country last week"
    answer = parlance.ask(question)
    shown = markup(ask(app, question))
    assert escape(answer.sentence) in shown
    assert f"Understood as: {answer.interpretation}" in shown
    assert "Data as of 30 June 2026" in shown
    assert labels(app, "turn-1-next") == [one.text for one in parlance.onward(answer).next_steps()]
    app.button(key="turn-1-next-0").click().run()
    assert markup(app).count("Understood as: ") == 1, "a question that was clicked is worded so already"


def test_a_question_about_the_data_shows_a_sentence_a_table_and_its_sql(
    app: AppTest, parlance: Parlance
) -> None:
    answer = parlance.ask("how fresh are the payments?")
    shown = ask(app, answer.question)
    assert escape(answer.sentence) in markup(shown)
    assert "3 hours before the clock" in answer.sentence
    assert shown.dataframe[0].value.iloc[0].tolist()[:2] == ["Payments", "Payments"]
    assert escape(answer.sql) not in markup(shown)
    open_part(shown, "turn-1-proof")
    assert escape(answer.sql) in markup(shown)


def test_an_answer_is_shown_in_the_language_of_the_question(app: AppTest, parlance: Parlance) -> None:
    answer = parlance.ask("Wiedergabezeit nach Land letzte Woche")
    shown = markup(ask(app, answer.question))
    assert answer.sentence.startswith("Wiedergabezeit nach Land vom 22. bis 28. Juni 2026, am meisten: USA")
    assert escape(answer.sentence) in shown
    assert f"Verstanden als: {answer.interpretation}" in shown
    assert [one.label for one in app.expander] == [
        "Tabelle · 25 Zeilen",
        "So wurde gerechnet",
        "Andere Lesarten",
        "Mitnehmen",
    ]


def test_table_and_proof_wait_until_they_are_opened(app: AppTest) -> None:
    ask(app, "watch time by country last week")
    assert [one.label for one in app.expander] == [
        "Table · 25 rows",
        "How this was computed",
        "Other readings",
        "Take away",
    ]
    assert not app.dataframe
    assert 'class="pl-sql"' not in markup(app)
    assert 'class="pl-facts"' not in markup(app)


def test_one_number_is_written_large(app: AppTest, parlance: Parlance) -> None:
    shown = markup(ask(app, "watch time last week"))
    assert parlance.ask("watch time last week").chart.kind == "number"  # type: ignore[union-attr]
    assert 'class="pl-value"' in shown


def test_a_refusal_gives_reason_and_ways_out_and_no_number(app: AppTest, parlance: Parlance) -> None:
    question = "watch time by flurbs"
    answer = parlance.ask(question)
    assert answer.status == "refuse"
    shown = markup(ask(app, question))
    assert escape(answer.reason) in shown
    assert "parlance teach" not in shown  # who reads a page has no command line
    assert "pl-answer" not in shown
    assert labels(app, "turn-1-choice") == [found.text for found in answer.alternatives]
    app.button(key="turn-1-choice-0").click().run()
    assert not app.exception
    assert "pl-answer" in markup(app)


def test_a_question_back_is_answered_by_a_click(app: AppTest, parlance: Parlance) -> None:
    question = "latency yesterday"
    answer = parlance.ask(question)
    assert answer.status == "clarify"
    ask(app, question)
    assert labels(app, "turn-1-choice") == [found.text for found in answer.alternatives]
    app.button(key="turn-1-choice-1").click().run()
    chosen = app.session_state["turns"][0].answer
    assert chosen.status == "answer"
    assert chosen.query.hash == answer.alternatives[1].query.hash


def test_older_turns_become_one_line_and_can_be_asked_again(app: AppTest) -> None:
    asked = [f"views in {month} 2026" for month in ("January", "February", "March", "April", "May", "June")]
    for question in asked:
        ask(app, question)
    assert [turn.question for turn in app.session_state["turns"]] == asked[: -LIVE - 1 : -1]
    assert labels(app, "again") == [asked[1], asked[0]]
    app.button(key="again-1").click().run()
    assert app.session_state["turns"][0].question == asked[0]
    keys = [button.key for button in app.button]
    assert len(keys) == len(set(keys))


def test_what_is_typed_is_text_and_never_markup(app: AppTest) -> None:
    shown = markup(ask(app, "<img src=x onerror=alert(1)> views"))
    assert "<img" not in shown
    assert "&lt;" in shown
    assert "img" in shown


def test_blank_questions_are_not_asked(app: AppTest) -> None:
    ask(app, "   ")
    assert not app.session_state["turns"]


def test_a_source_that_is_not_there_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PARLANCE_SOURCE", str(tmp_path / "nothing.duckdb"))
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    assert page.title[0].value == en.CANNOT_START
    assert "nothing.duckdb" in markup(page)
    assert not page.chat_input


def test_a_model_that_is_not_there_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PARLANCE_MODEL", str(tmp_path / "no-model"))
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    assert "no-model" in markup(page)


def test_missing_sample_data_are_built_in_view_and_then_the_page_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from app import services

    told: list[str] = []

    def build(progress: Callable[[str], None]) -> Path:
        progress("player events")
        told.append("player events")
        return tmp_path

    monkeypatch.setattr(services, "sample_path", lambda: tmp_path / "missing.duckdb")
    monkeypatch.setattr(services, "ensure", build)
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    assert set(told) == {"player events"}
    assert page.chat_input
    assert not page.status


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from app import services

    def fail(progress: Callable[[str], None]) -> Path:
        raise PermissionError("no room for the sample")

    monkeypatch.setattr(services, "sample_path", lambda: tmp_path / "missing.duckdb")
    monkeypatch.setattr(services, "ensure", fail)
    page = AppTest.from_file(MAIN, default_timeout=60).run()
    assert not page.exception
    assert "no room for the sample" in markup(page)


def test_screens_are_in_the_language_of_the_visitor_and_answers_in_that_of_the_question(app: AppTest) -> None:
    ask(app, "views last month")
    app.session_state["language"] = "de"
    app.run()
    assert not app.exception
    assert app.chat_input[0].placeholder == de.PLACEHOLDER
    assert de.NEW in [button.label for button in app.button]
    assert "Understood as: " in markup(app)
    assert "Data as of" in markup(app), "the card is told in one language"
    ask(app, "Aufrufe letzten Monat")
    assert "Verstanden als" in markup(app)
    assert "verstanden: Kennzahl" in markup(app)


FRAMES = {
    "先月の日別視聴時間": ("表 · 31 行", "計算方法", "ほかの解釈", "持ち出す", "2026年6月30日 09:00"),
    "上个月每天的观看时长": ("表格 · 31 行", "计算方法", "其他理解", "带走", "2026年6月30日 09:00"),
}


@pytest.mark.parametrize("question", FRAMES)
def test_what_stands_around_an_answer_is_in_its_language_too(app: AppTest, question: str) -> None:
    *headings, date = FRAMES[question]
    ask(app, question)
    assert [one.label for one in app.expander] == headings
    assert date in markup(app)
    assert "Data as of" not in markup(app)
    open_part(app, "turn-1-take")
    assert not [one.label for one in app.expander if one.label == "Take away"]
    open_part(app, "turn-1-proof")
    assert "2026年5月" in markup(app)
    assert "May 2026" not in markup(app)


def test_a_refusal_on_the_page_names_no_command(app: AppTest, parlance: Parlance) -> None:
    for question in ("watch time by flurbs", "Aufrufe nach Blorp", "vues par blorp"):
        answer = parlance.ask(question)
        assert "parlance teach" in as_lines(answer)[0]
        assert "parlance teach" in as_object(answer)["teaching"]
        shown = markup(ask(app, question))
        assert question.split()[-1].lower() in shown.lower()
        assert "parlance teach" not in shown
