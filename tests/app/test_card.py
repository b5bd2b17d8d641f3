"""The card of an answer without a browser: parts that are edited, proof, other readings, next questions."""

from html import escape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.parts.evidence import sql_in, unsaid
from engine import Parlance
from engine.dialects.text import dialects
from engine.errors import DialectError
from engine.phrasing import phrasing
from semantic.text_form import to_text

QUESTION = "views by country last month for Germany"


@pytest.fixture
def app(app: AppTest) -> AppTest:
    """The answer to a question."""
    app.chat_input[0].set_value(QUESTION).run()
    assert not app.exception
    return app


def newest(page: AppTest) -> Any:
    return page.session_state["turns"][0]


def opened(page: AppTest, key: str) -> AppTest:
    page.session_state[key] = True
    page.run()
    assert not page.exception
    return page


def place(page: AppTest, kind: str) -> int:
    return [chip.kind for chip in newest(page).answer.chips].index(kind)


def shown(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def keys(page: AppTest, part: str) -> list[str]:
    return [button.key for button in page.button if part in (button.key or "")]


def test_a_period_is_exchanged_and_the_new_turn_says_what_it_is(app: AppTest) -> None:
    at = place(app, "period")
    assert not app.selectbox or all("-edit-" not in str(box.key) for box in app.selectbox)
    opened(app, f"turn-1-edit-{at}")
    (box,) = (box for box in app.selectbox if box.key == f"turn-1-edit-{at}-to")
    box.select_index(list(box.options).index("this month")).run()
    assert not app.exception
    turn = newest(app)
    assert turn.number == 2
    assert to_text(turn.answer.query) == (
        'views by country where country = "Germany" during calendar(month, 0, 1)'
    )
    assert turn.question == turn.answer.interpretation
    assert "Replaced: this month instead of last month" in shown(app)


def test_values_are_exchanged(app: AppTest) -> None:
    at = place(app, "filter")
    opened(app, f"turn-1-edit-{at}")
    (picked,) = app.multiselect
    assert picked.value == ["Germany"]
    assert len(picked.options) == 24
    picked.set_value(["France", "Spain"])
    app.button(key=f"FormSubmitter:turn-1-edit-{at}-values-form-Apply").click().run()
    assert 'where country in ["France", "Spain"]' in to_text(newest(app).answer.query)


def test_a_part_of_an_older_turn_is_opened_first(app: AppTest) -> None:
    app.button(key=keys(app, "turn-1-part-")[0]).click().run()
    assert newest(app).number == 2
    assert not keys(app, "turn-1-part-")
    assert keys(opened(app, "turn-1-parts-older"), "turn-1-part-")


def test_next_questions_are_asked_by_a_click(app: AppTest, parlance: Parlance) -> None:
    for at, one in enumerate(parlance.onward(newest(app).answer).next_steps()):
        assert one.text == app.button(key=f"turn-1-next-{at}").label.replace("\\", "")
    app.button(key="turn-1-next-1").click().run()
    assert newest(app).answer.status == "answer"
    assert newest(app).answer.query.compare_to is not None


def test_other_readings_are_told_with_their_reason_and_asked(app: AppTest) -> None:
    assert "Early exits" not in shown(app)
    opened(app, "turn-1-readings")
    assert "It takes &quot;views&quot; for something that is only called similarly." in shown(app)
    assert "It explains the words of the question best." in shown(app)
    key = keys(app, "turn-1-reading-")[0]
    wanted = app.button(key=key).label
    app.button(key=key).click().run()
    assert newest(app).answer.interpretation == wanted.replace("\\", "")


def test_a_question_that_can_be_read_in_one_way_says_so(app: AppTest) -> None:
    app.chat_input[0].set_value("watch time by country last week").run()
    assert "There is no other reading" in shown(opened(app, "turn-2-readings"))


def test_the_proof_has_the_statement_in_every_dialect(app: AppTest) -> None:
    opened(app, "turn-1-proof")
    answer = newest(app).answer
    assert escape(answer.sql) in shown(app)
    assert "Rows used" in shown(app)
    for dialect in dialects():
        app.session_state["turn-1-dialect"] = dialect
        app.run()
        assert not app.exception
        assert escape(sql_in(answer, dialect)) in shown(app)


def test_what_a_dialect_cannot_say_is_refused_by_name() -> None:
    fault = DialectError("spark", "QUANTILE_DISC")
    assert unsaid(fault, phrasing("en")).startswith("QUANTILE_DISC has no wording in Spark SQL")
    assert unsaid(fault, phrasing("de")).startswith("Für QUANTILE_DISC gibt es in Spark SQL keine")


def test_the_proof_is_in_the_language_of_the_answer(app: AppTest) -> None:
    app.chat_input[0].set_value("Wiedergabezeit nach Land letzte Woche").run()
    facts = shown(opened(app, "turn-2-proof"))
    assert "<dt>Verantwortlich</dt>" in facts
    assert "<dt>Verwendete Zeilen</dt>" in facts
    assert "<dt>Clock</dt>" not in facts
