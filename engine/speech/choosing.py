"""The guess that a visitor is shown: the likeliest that can be read as a question, if it is sure enough.

Guesses that mean the same count together: "views in may" and "views for may" are one meaning. What is shown
without being what was said costs more than saying it again, so what is not sure enough is refused.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from engine.speech.heard import Guess, Heard
from engine.speech.sureness import bounds, sureness
from engine.types.completion import SoFar

_QUIET_DB = 26.0  # a voice that stands out by less is heard with noise
_SPREAD = 15.0  # by which logarithms are divided: the recogniser takes neighbouring moments for independent
_FAINT = 60.0  # guesses that much less likely than the first count nothing, and are not read
_MOST = 6  # guesses of one listening that are read
_LEAST_TOLD = 0.45  # of what can be read: below, others are about as likely, however clear the voice
_OTHERS = 3

_LOUD_DB = 40.0  # a voice that stands out by more is as good as alone

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


@dataclass(frozen=True)
class Likeliest:
    """The likeliest words that can be read, the next ones, and what tells how sure the first are."""

    text: str
    others: tuple[str, ...] = ()
    signals: Mapping[str, float] = field(default_factory=dict)

    @property
    def sure(self) -> float:
        """How likely it is that they are what was said."""
        return sureness(self.signals)


def meant(read: SoFar) -> str:
    """What a text would be taken for, or all that would be asked back; "" where not all is understood."""
    if {"unknown", "guessed"} & {word.status for word in read.words}:
        return ""
    return " / ".join(read.choices) if read.missing else read.restatement


def choose(heard: Heard, read: Read) -> Choice:
    """The guess to show. `read` is asked of each guess."""
    if heard.fault:
        return Choice(fault=heard.fault)
    found = likeliest(heard, read)
    if found is None:
        return Choice(fault="not_understood")
    shown, without_doubt = bounds()
    if found.sure < shown or found.signals["told"] < _LEAST_TOLD:
        return Choice(fault="unsure")
    noisy = heard.stands_out < _QUIET_DB
    doubt = "" if found.sure >= without_doubt else "noise" if noisy else "alike"
    return Choice(found.text, doubt, found.others if doubt else ())


def likeliest(heard: Heard, read: Read) -> Likeliest | None:
    """The likeliest of what was heard in both listenings, of what can be read; None where none can."""
    read = cache(read)  # both listenings have guesses in common
    first, second = _meanings(heard.guesses, read), _meanings(heard.again, read)
    texts = second.texts | first.texts
    told = {meaning: first.share(meaning) + second.share(meaning) for meaning in texts}
    if not told:
        return None
    best, *others = sorted(told, key=lambda meaning: -told[meaning])
    signals = {
        "share": first.share(best),
        "told": told[best] / sum(told.values()),
        "again": second.share(best),
        "stands_out": min(heard.stands_out, _LOUD_DB) / 10,
    }
    return Likeliest(texts[best], tuple(texts[one] for one in others[:_OTHERS]), signals)


@dataclass(frozen=True)
class _Meanings:
    """How likely each meaning is by one listening, and its likeliest words.

    What cannot be read has no words.
    """

    shares: Mapping[str, float]
    texts: dict[str, str]

    def share(self, meaning: str) -> float:
        return self.shares.get(meaning, 0.0)


def _meanings(guesses: tuple[Guess, ...], read: Read) -> _Meanings:
    meanings: dict[str, float] = defaultdict(float)
    texts: dict[str, str] = {}
    for place, guess in enumerate(one for one in guesses[:_MOST] if one.score > -_FAINT):
        meaning = read(guess.text)
        meanings[meaning or f"#{place}"] += math.exp(guess.score / _SPREAD)
        if meaning:
            texts.setdefault(meaning, guess.text)
    whole = sum(meanings.values())
    return _Meanings({meaning: weight / whole for meaning, weight in meanings.items()}, texts)
