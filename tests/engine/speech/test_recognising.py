"""A recording is turned into words of the model, or refused. The voice is one of flite's."""

import sys
from pathlib import Path

import pytest

from engine import Parlance
from engine.speech.recognising import Recogniser, recogniser
from engine.speech.recording import Recording, as_wav, read_recording
from engine.speech.vocabulary import vocabulary_of
from tests.engine.speech.spoken import noise, tone

SAID = Path(__file__).parent / "said.wav"  # "watch time by country last month"


@pytest.fixture(scope="module")
def ear(parlance: Parlance) -> Recogniser:
    return recogniser(vocabulary_of(parlance.session))


def test_what_is_said_is_among_the_first_guesses(ear: Recogniser) -> None:
    heard = ear.hear(SAID.read_bytes())
    assert heard.guesses[0].text == "watch time by country last month"
    assert heard.guesses[0].score == 0
    assert all(one.score <= 0 for one in heard.guesses)


def test_it_is_heard_in_a_little_noise_too(ear: Recogniser) -> None:
    said = read_recording(SAID.read_bytes())
    hiss = noise(said.seconds + 1, height=150.0).samples[: len(said.samples)]
    heard = ear.hear(as_wav(Recording(said.samples + hiss)))
    assert "watch time by country last month" in [one.text for one in heard.guesses]


def test_what_was_heard_before_changes_nothing(ear: Recogniser) -> None:
    said = read_recording(SAID.read_bytes())
    hiss = noise(said.seconds + 1, height=400.0).samples[: len(said.samples)]
    first = ear.hear(SAID.read_bytes())
    ear.hear(as_wav(Recording(said.samples + hiss)))
    assert ear.hear(SAID.read_bytes()) == first


@pytest.mark.parametrize(
    ("recording", "fault"), [(noise(), "noisy"), (tone(0.3), "too_short"), (tone(height=0.0), "silent")]
)
def test_what_is_no_speech_is_refused(ear: Recogniser, recording: Recording, fault: str) -> None:
    assert ear.hear(as_wav(recording)).fault == fault


def test_every_word_of_the_shipped_models_can_be_said(ear: Recogniser) -> None:
    assert ear.unsayable == ()


def test_the_page_does_not_import_the_recogniser() -> None:
    import subprocess

    code = "import app.parts.voice, app.hearing, sys; sys.exit('pocketsphinx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
