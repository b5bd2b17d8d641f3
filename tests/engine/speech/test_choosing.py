"""The guess that is shown: the likeliest meaning of those that can be read, or none."""

from dataclasses import replace

import pytest

from engine.speech.choosing import Choice, choose, likeliest, meant
from engine.speech.heard import Guess, Heard
from engine.speech.sureness import SIGNALS, bounds, sureness
from engine.types.completion import SoFar, Word

MEANINGS = {
    "views in may": "Views in May",
    "views for may": "Views in May",
    "fees in may": "Fees in May",
    "fees in march": "Fees in March",
    "fees in june": "Fees in June",
}
Told = tuple[str, float]


def heard(*guesses: Told, again: tuple[Told, ...] | None = None, stands_out: float = 50.0) -> Heard:
    """What the second listening heard is what the first heard, if nothing else is said."""
    second = guesses if again is None else again
    return Heard(
        tuple(Guess(text, score) for text, score in guesses),
        tuple(Guess(text, score) for text, score in second),
        stands_out=stands_out,
    )


def read(text: str) -> str:
    return MEANINGS.get(text, "")


def chosen(*guesses: Told, again: tuple[Told, ...] | None = None, stands_out: float = 50.0) -> Choice:
    return choose(heard(*guesses, again=again, stands_out=stands_out), read)


def test_the_likeliest_that_can_be_read_is_shown() -> None:
    assert chosen(("views inn may", -40.0), ("views in may", 0.0)) == Choice("views in may")


def test_guesses_of_one_meaning_count_together() -> None:
    found = likeliest(heard(("fees in may", 0.0), ("views in may", -3.0), ("views for may", -4.0)), read)
    assert found is not None
    assert (found.text, found.others) == ("views in may", ("fees in may",))


def test_what_may_be_many_things_is_refused() -> None:
    found = chosen(("fees in may", 0.0), ("fees in march", 0.0), ("fees in june", 0.0))
    assert found == Choice(fault="unsure")


def test_what_the_second_listening_did_not_hear_is_refused_in_noise() -> None:
    first = (("views in may", 0.0), ("fees in may", -25.0))
    assert chosen(*first, stands_out=20.0).text == "views in may"
    other = (("fees in may", 0.0), ("fees in june", -5.0))
    assert chosen(*first, again=other, stands_out=20.0) == Choice(fault="unsure")


def test_nothing_that_can_be_read_is_refused() -> None:
    assert chosen(("blah", 0.0), ("blub", -3.0)) == Choice(fault="not_understood")


def test_words_that_can_be_read_but_hardly_be_said_are_refused() -> None:
    guesses = (("blah", 0.0), ("views in may", -50.0))
    assert chosen(*guesses, stands_out=15.0) == Choice(fault="unsure")


def test_a_doubt_says_where_it_comes_from_and_what_else_it_may_have_been() -> None:
    near = (("views in may", 0.0), ("fees in may", -25.0))
    noisy, quiet = chosen(*near, stands_out=20.0), chosen(*near, again=(), stands_out=35.0)
    assert (noisy.doubt, noisy.others) == ("noise", ("fees in may",))
    assert (quiet.doubt, quiet.others) == ("alike", ("fees in may",))


def test_a_fault_of_the_recording_is_passed_on() -> None:
    assert choose(Heard(fault="silent"), lambda text: text) == Choice(fault="silent")


def test_no_text_is_read_twice() -> None:
    asked: list[str] = []
    choose(heard(("views in may", 0.0), ("fees in may", -9.0)), lambda text: asked.append(text) or read(text))
    assert asked == ["views in may", "fees in may"]


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_makes_surer(name: str) -> None:
    middle = dict.fromkeys(SIGNALS, 0.5)
    assert sureness(middle | {name: 0.9}) > sureness(middle)


def test_what_is_shown_is_likelier_right_than_wrong() -> None:
    shown, without_doubt = bounds()
    assert 0.5 <= shown < without_doubt < 1


def test_a_text_means_what_would_be_asked_back_too_but_nothing_with_unknown_words() -> None:
    word = Word("views", 0, 5, "metric", "views", "understood")
    known = SoFar((word,), restatement="Views")
    assert meant(known) == "Views"
    back = SoFar((word,), missing="Which?", choices=("Viewing sessions", "Demand"))
    assert meant(back) == "Viewing sessions / Demand"
    assert meant(replace(known, words=(replace(word, status="unknown"),))) == ""
    assert meant(SoFar(known.words, missing="No metric.")) == ""
