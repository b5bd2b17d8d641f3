"""A tour of two minutes: what to do on this page, shown on the page itself."""

from typing import Any

import streamlit as st

from app.components import component
from app.texts import screen

_PARTS = {
    "ask": (".st-key-ask-box",),
    "sentence": (".pl-sentence",),
    "computed": ('[class*="st-key-turn-"][class*="-proof"]',),
    "chips": ('[class*="st-key-turn-"][class*="-parts"]', ".pl-question"),
    "take": ('[class*="st-key-turn-"][class*="-take"]',),
    "catalog": ('[data-testid="stTopNavLink"][href$="catalog"]', ".st-key-tab-catalog", ".st-key-see-all"),
}
"""Where the steps point, in their order; of several, the first that is seen."""
_EXAMPLE = ".st-key-example-0 button"
_HTML = """<button type="button" data-part="start"></button>
<div data-part="ring" hidden></div>
<section data-part="card" role="dialog" hidden>
  <div aria-live="polite"><p data-part="count"></p><h2 data-part="title"></h2><p data-part="text"></p></div>
  <div class="row">
    <button type="button" data-part="next"></button><button type="button" data-part="back"></button>
    <button type="button" data-part="skip"></button>
  </div>
</section>"""
_OFFER = """<div data-part="offer" hidden>
  <p data-part="text"></p>
  <button type="button" data-part="yes"></button><button type="button" data-part="no"></button>
</div>"""


def show() -> None:
    """A button that starts it; nothing else is seen of it before."""
    component("tour", _HTML)(key="tour", data=told())


def told() -> dict[str, Any]:
    """What it says, and where."""
    steps = [
        {"at": at, **dict(zip(("title", "text"), screen.TOUR[name], strict=True))}
        for name, at in _PARTS.items()
    ]
    return {"steps": steps, "example": _EXAMPLE, "words": screen.TOUR_WORDS}


def offer() -> None:
    """Once, to a new visitor of an empty page."""
    with st.container(key="tour-offer"):
        component("offer", _OFFER)(key="tour-offer-line", data=screen.TOUR_OFFER)
