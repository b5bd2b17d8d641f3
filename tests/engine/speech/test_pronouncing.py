"""Words get their sounds from the dictionary, else from their parts, their letters, or rules."""

import pytest

from engine.speech.phrasebook import phrasebook
from tests.engine.speech.spoken import pronouncer


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("rate", "R EY T"),
        ("views", "V Y UW Z"),
        ("orchestrator", "AO R K AH S T R EY T ER"),
        ("bitrate", "B IH T R EY T"),
        ("rebuffer", "R IY B AH F ER"),
        ("gpx", "JH IY P IY EH K S"),
        ("p95", "P IY N AY N T IY F AY V"),
        ("22nd", "T W EH N T IY S EH K AH N D"),
        ("2026", "T W EH N T IY T W EH N T IY S IH K S"),
        ("blick", "B L IH K"),
        ("nation", "N AE SH AH N"),
    ],
)
def test_a_word_is_said_so(word: str, sounds: str) -> None:
    assert sounds in pronouncer().word(word)


def test_a_name_in_capitals_may_be_spelled_too() -> None:
    assert pronouncer().word("oh", spelled=True) == ["OW EY CH", "OW"]
    assert pronouncer().word("oh") == ["OW"]


@pytest.mark.parametrize("word", ["", "東京", "a/b", "1234567"])
def test_what_cannot_be_said_is_left_out(word: str) -> None:
    assert pronouncer().word(word) == []


def test_words_are_said_one_after_the_other() -> None:
    assert pronouncer().words(["see", "oh", "two"]) == ["S IY OW T UW"]
    assert pronouncer().words(["see", "東京"]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("Drop-off rate", "drop off rate"), ("Valid %", "valid percent"), ("“Who's in?”", "who's in")],
)
def test_signs_are_spoken_or_left_out(text: str, words: str) -> None:
    assert phrasebook("en").words(text) == words.split()
