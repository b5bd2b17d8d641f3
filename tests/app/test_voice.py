"""Speaking, without a browser: a button where it can be done, a text to confirm, no question by itself."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import hearing
from app.texts import de, en
from engine.speech.choosing import Choice
from engine.speech.heard import Heard
from tests.app.visiting import MAIN, of_the_sample_alone
from tests.engine.speech.spoken import tone

SAID = "how many views on tablets last week"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    of_the_sample_alone(monkeypatch)
    monkeypatch.setattr(hearing, "prepare", lambda language: None)
    return AppTest.from_file(MAIN, default_timeout=60)


def confirming(page: AppTest, choice: Choice) -> AppTest:
    """The page after something was heard."""
    page.session_state["voice_open"], page.session_state["voice_choice"] = True, choice
    page.session_state["voice_round"], page.session_state["voice_text_0"] = 0, choice.text
    page.run()
    assert not page.exception
    return page


def keys(page: AppTest) -> set[str]:
    return {button.key or "" for button in page.button}


def markup(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_the_button_opens_a_recorder_and_closes_it(app: AppTest) -> None:
    app.run()
    assert not app.get("audio_input")
    app.button(key="speak").click().run()
    assert len(app.get("audio_input")) == 1
    assert en.VOICE_KEPT in markup(app)
    app.button(key="voice-close").click().run()
    assert not app.get("audio_input")


def test_without_the_extra_there_is_no_microphone(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "find_spec", lambda name: None)
    app.run()
    assert "speak" not in keys(app)
    assert "example-0" in keys(app)


def test_in_another_language_it_is_said_that_english_alone_is_spoken(app: AppTest) -> None:
    app.session_state["language"] = "de"
    app.run()
    assert "speak" not in keys(app)
    assert de.VOICE_ENGLISH_ONLY in markup(app)


def test_what_was_heard_is_shown_and_asked_only_on_a_click(app: AppTest) -> None:
    page = confirming(app, Choice(SAID))
    assert page.text_input(key="voice_text_0").value == SAID
    assert "Views where device is" in markup(page)
    assert "pl-answer" not in markup(page)
    page.text_input(key="voice_text_0").set_value("how many views on tablets last month").run()
    assert "pl-answer" not in markup(page)
    page.button(key="voice-ask").click().run()
    assert "pl-answer" in markup(page)
    assert "last month" in markup(page)
    assert "speak" in keys(page)


def test_what_else_it_may_have_been_takes_its_place(app: AppTest) -> None:
    page = confirming(app, Choice(SAID, "alike", ("how many views on mobile last week",)))
    assert en.VOICE_DOUBTS["alike"] in markup(page)
    page.button(key="voice-other-0").click().run()
    assert page.text_input(key="voice_text_0").value == "how many views on mobile last week"
    assert "pl-answer" not in markup(page)


def test_a_text_that_is_not_understood_is_said_to_be_so(app: AppTest) -> None:
    page = confirming(app, Choice(SAID))
    page.text_input(key="voice_text_0").set_value("blub").run()
    assert en.VOICE_MEANS_NOTHING in markup(page)


@pytest.mark.parametrize("fault", en.VOICE_FAULTS)
def test_every_refusal_says_why_and_what_to_do(app: AppTest, fault: str) -> None:
    page = confirming(app, Choice(fault=fault))
    assert en.VOICE_FAULTS[fault] in markup(page)
    assert en.VOICE_AGAIN in markup(page)
    assert len(page.get("audio_input")) == 1


def test_a_process_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.answers.exporting import ExportError

    class Broken:
        def make(self, *order: object) -> bytes:
            raise ExportError("ended")

    monkeypatch.setattr(hearing, "_bench", Broken())
    assert hearing.hear(b"anything", "en") == Heard(fault="broken")


def test_a_recording_is_refused_in_the_process(tmp_path: Path) -> None:
    from engine.speech.recording import as_wav

    try:
        assert hearing.hear(as_wav(tone(0.2)), "en") == Heard(fault="too_short")
    finally:
        hearing.close()
