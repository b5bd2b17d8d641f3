"""The guess that a visitor is shown: the likeliest that can be read as a question, if it is likely enough.

Guesses that mean the same count together: "views in may" and "views for may" are one meaning.
"""

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from engine.speech.heard import Guess, Heard

SURE, SHOWN = 0.7, 0.45  # of what can be read: shown without and with a doubt
_LEAST_READ = 0.2  # of all guesses, those that can be read: below, something else was said
_QUIET_DB = 26.0  # a voice that stands out by less is heard with noise
_SPREAD = 15.0  # by which logarithms are divided: the recogniser takes neighbouring moments for independent
_OTHERS = 3

Read = Callable[[str], str]  # what a text would be taken for; "" where not all of it is understood


@dataclass(frozen=True)
class Choice:
    """What to show: a text to be confirmed, or a word for why there is none.

    A `doubt` is a word for why it may be wrong; `others` are what else may have been said.
    """

    text: str = ""
    doubt: str = ""
    others: tuple[str, ...] = ()
    fault: str = ""


def choose(heard: Heard, read: Read) -> Choice:
    """The guess to show. `read` is asked of each guess."""
    if heard.fault:
        return Choice(fault=heard.fault)
    meanings, texts = _meanings(heard.guesses, read)
    whole, told = sum(meanings.values()), {name: share for name, share in meanings.items() if name in texts}
    if not told or sum(told.values()) < _LEAST_READ * whole:
        return Choice(fault="not_understood")
    best = max(told, key=lambda name: told[name])
    likely = told[best] / sum(told.values())
    if likely < SHOWN:
        return Choice(fault="unsure")
    others = sorted((name for name in told if name != best), key=lambda name: -told[name])[:_OTHERS]
    doubt = "noise" if heard.stands_out < _QUIET_DB else "" if likely >= SURE else "alike"
    return Choice(texts[best], doubt, tuple(texts[name] for name in others) if doubt else ())


def _meanings(guesses: tuple[Guess, ...], read: Read) -> tuple[dict[str, float], dict[str, str]]:
    """How likely each meaning is, and its likeliest words; what cannot be read has no words."""
    meanings: dict[str, float] = defaultdict(float)
    texts: dict[str, str] = {}
    for place, guess in enumerate(guesses):
        meaning = read(guess.text)
        meanings[meaning or f"#{place}"] += math.exp(guess.score / _SPREAD)
        if meaning:
            texts.setdefault(meaning, guess.text)
    return meanings, texts
