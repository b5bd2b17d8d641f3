"""The guess that is shown: the likeliest meaning of those that can be read, or none."""

from engine.speech.choosing import Choice, choose
from engine.speech.heard import Guess, Heard

MEANINGS = {
    "views in may": "Views in May",
    "views for may": "Views in May",
    "fees in may": "Fees in May",
    "fees in march": "Fees in March",
    "fees in june": "Fees in June",
}


def chosen(*guesses: tuple[str, float], stands_out: float = 50.0) -> Choice:
    heard = Heard(tuple(Guess(text, score) for text, score in guesses), stands_out=stands_out)
    return choose(heard, lambda text: MEANINGS.get(text, ""))


def test_the_likeliest_that_can_be_read_is_shown() -> None:
    assert chosen(("views inn may", 0.0), ("views in may", -5.0)) == Choice("views in may")


def test_guesses_of_one_meaning_count_together() -> None:
    found = chosen(("fees in may", 0.0), ("views in may", -3.0), ("views for may", -4.0))
    assert (found.text, found.doubt) == ("views in may", "alike")
    assert found.others == ("fees in may",)


def test_what_may_be_many_things_is_refused() -> None:
    found = chosen(("fees in may", 0.0), ("fees in march", 0.0), ("fees in june", 0.0))
    assert found == Choice(fault="unsure")


def test_nothing_that_can_be_read_is_refused() -> None:
    assert chosen(("blah", 0.0), ("blub", -3.0)) == Choice(fault="not_understood")
    assert chosen(("blah", 0.0), ("views in may", -90.0)) == Choice(fault="not_understood")


def test_noise_is_told_of_whatever_was_understood() -> None:
    found = chosen(("views in may", 0.0), ("fees in may", -60.0), stands_out=15.0)
    assert (found.text, found.doubt, found.others) == ("views in may", "noise", ("fees in may",))


def test_a_fault_of_the_recording_is_passed_on() -> None:
    assert choose(Heard(fault="silent"), lambda text: text) == Choice(fault="silent")
