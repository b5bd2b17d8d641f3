"""The page of all that can be asked."""

import pytest
from streamlit.testing.v1 import AppTest

from engine import Parlance
from semantic.askable import askable_metrics


def page() -> None:
    import streamlit as st

    from app.views import catalog

    catalog.show(st.Page(lambda: None, title="Ask"))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    for name in ("MODEL", "SOURCE", "NOW"):
        monkeypatch.delenv(f"PARLANCE_{name}", raising=False)
    shown = AppTest.from_function(page, default_timeout=60).run()
    assert not shown.exception
    return shown


def markup(shown: AppTest) -> str:
    return "\n".join(element.proto.body for element in shown.get("html"))


def test_every_metric_is_there_with_its_definition(app: AppTest, parlance: Parlance) -> None:
    from html import escape

    shown = markup(app)
    metrics = askable_metrics(parlance.catalog)
    for metric in metrics:
        assert f"<h3>{escape(metric.label)}</h3><p>{escape(metric.description)}</p>" in shown
    assert len(app.button) == len(metrics)


def test_dimensions_tell_what_they_split_and_columns_of_no_use_are_left_out(app: AppTest) -> None:
    shown = markup(app)
    assert "<h3>GPU model</h3>" in shown
    assert "<h3>Signup date</h3>" not in shown
    assert "Such as Mobile, Desktop, Tablet, TV" in shown


def test_searching_keeps_what_matches_by_name_meaning_or_synonym(app: AppTest) -> None:
    app.text_input[0].set_value("audience").run()
    assert "<h3>Unique viewers</h3>" in markup(app)
    assert "<h3>Packet loss</h3>" not in markup(app)
    app.text_input[0].set_value("flurbs").run()
    assert app.text[0].value == 'Nothing here is called "flurbs".'
    assert not app.button
