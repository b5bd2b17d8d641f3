"""Links to answers: made on demand, opened by asking anew what they stand for."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

import streamlit as st

from app import choosing, history, pages, services
from app.store import links
from app.store.links import Linked
from engine.answers.choose import choose
from engine.replies.conversing import drawn_as
from engine.types.answer import Answer
from semantic.query import LogicalQuery

ADDRESS = "a"
_PLAIN = ("table", "number")  # wanted without a picture


@dataclass(frozen=True)
class Opened:
    """A link that is open: its id, and when it was made."""

    id: str
    made: datetime


def address_to(answer: Answer, kind: str = "") -> str:
    """The address that opens this answer, with a link made for it; "" where none can be kept.

    `kind` is that of the picture that was chosen on the page, if any was.
    """
    if answer.query is None:
        return ""
    query, own = answer.query.to_json(), answer.chart.kind if answer.chart else ""
    wanted = kind if kind not in ("", own) else answer.presentation
    link = history.tried(
        lambda store: links.link_to(store, history.owner(), query, wanted, answer.language), ""
    )
    own = f"&{choosing.ADDRESS}={choosing.OWN}" if choosing.chosen() else ""
    return f"{_root(str(st.context.url or ''))}/{pages.ASK.path}?{ADDRESS}={link}{own}" if link else ""


def find(link: str) -> Linked | None:
    """What a link leads to over the model and source that are served; None for nothing."""
    return history.tried(lambda store: links.find(store, services.model_key(), link), None)


def follow(found: Linked, wanted: LogicalQuery) -> Answer:
    """The answer over the data of now, for whoever opened it, in the language and picture it was given in."""
    spoken = Answer("answer", "", "", language=found.language)
    answer, shown = services.query(wanted, spoken), found.presentation
    if not shown or answer.chart is None or answer.chart.kind == shown:
        return answer
    if shown in _PLAIN:
        chart = replace(answer.chart, kind="none", spec={})
    else:
        chart = services.in_turn(lambda: choose(services.door().finding(answer), drawn_as(shown)))
    return replace(answer, presentation=shown, chart=chart)


def _root(url: str) -> str:
    """The address of the app, without the page that is open: "http://host/folder"."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    for place in pages.PLACES:
        path = path.removesuffix(f"/{place.path}")
    return f"{parts.scheme}://{parts.netloc}{path}" if parts.netloc else path
