"""How old the data are, and by which clock."""

from datetime import datetime

import streamlit as st

from app.texts import language, screen
from engine import Parlance
from engine.answers.periods import moment
from engine.phrasing import phrasing


def age(parlance: Parlance, as_of: datetime | None) -> str:
    """ "Data as of 30 June 2026 08:59 · clock 30 June 2026 09:00, declared by the model ..." """
    clock = parlance.clock
    model = parlance.model.label or parlance.model.name
    origin = screen.ORIGINS[clock.origin].format(model=model)
    parts = [screen.DATA_AS_OF.format(as_of=_short(as_of))] if as_of else []
    return " · ".join([*parts, screen.CLOCK.format(now=_short(clock.now), origin=origin)])


def show(parlance: Parlance, as_of: datetime | None) -> None:
    """The same as a quiet line."""
    from html import escape

    st.html(f'<p class="pl-meta">{escape(age(parlance, as_of))} (UTC)</p>')


def _short(at: datetime) -> str:
    return moment(at, phrasing(language()))
