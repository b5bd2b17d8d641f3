"""How old the data are, and by which clock."""

from datetime import datetime

import streamlit as st

from app.texts import LANGUAGES, language, screen
from engine import Parlance
from engine.answers.periods import moment
from engine.phrasing import Phrasing, phrasing


def age(parlance: Parlance, as_of: datetime | None) -> str:
    """ "Data as of 30 June 2026 08:59 · clock 30 June 2026 09:00, declared by the model ..." """
    clock = parlance.clock
    model = parlance.model.label or parlance.model.name
    origin = screen.ORIGINS[clock.origin].format(model=model)
    parts = [screen.DATA_AS_OF.format(as_of=_short(as_of))] if as_of else []
    return " · ".join([*parts, screen.CLOCK.format(now=_short(clock.now), origin=origin)])


def show(parlance: Parlance, as_of: datetime | None, told_in: str = "") -> None:
    """The same as a quiet line; shorter in a language of answers that the screens have not."""
    from html import escape

    foreign = told_in and told_in not in LANGUAGES
    said = in_brief(parlance, as_of, phrasing(told_in)) if foreign else age(parlance, as_of)
    st.html(f'<p class="pl-meta">{escape(said)} (UTC)</p>')


def in_brief(parlance: Parlance, as_of: datetime | None, words: Phrasing) -> str:
    """By the words that answers have: how old the data are, and what time it is taken to be."""
    now = moment(parlance.clock.now, words)
    return words.say(
        "screen.age", as_of=moment(as_of, words) if as_of else words.word("words.unknown"), now=now
    )


def _short(at: datetime) -> str:
    return moment(at, phrasing(language()))
