"""The page without a browser, as its visitors use it: they come, ask, and read what stands there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

MAIN = str(Path(__file__).parents[2] / "app" / "main.py")
ME, YOU = "me" * 16, "you" * 16
"""The cookies of two visitors."""


def of_the_sample_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked but the sample data."""
    for name in ("MODEL", "SOURCE", "NOW"):
        monkeypatch.delenv(f"PARLANCE_{name}", raising=False)


def with_a_store_of_its_own(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Nothing is asked but the sample data, and nothing is kept but in this folder."""
    of_the_sample_alone(monkeypatch)
    monkeypatch.setenv("PARLANCE_STORE", f"sqlite:///{folder / 'app.sqlite'}")


def visit(visitor: str = ME, *, language: str = "", **address: str) -> AppTest:
    """The page as a browser with this cookie sees it after a reload."""
    page = AppTest.from_file(MAIN, default_timeout=60)
    page.session_state["visitor"] = visitor
    if language:
        page.session_state["language"] = language
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def ask(page: AppTest, *questions: str) -> AppTest:
    """Ask one after the other."""
    for question in questions:
        page.chat_input[0].set_value(question).run()
        assert not page.exception
    return page


def address(page: AppTest, name: str = "c") -> str:
    """What the address says, of the conversation if nothing else is wanted; "" for nothing."""
    return "".join(page.query_params.get(name, ""))


def markup(page: AppTest) -> str:
    """All HTML but the style; a number and its unit, held together on screen, parted by a space."""
    shown = (element.proto.body for element in page.get("html"))
    return "\n".join(body for body in shown if not body.startswith("<style")).replace("\u00a0", " ")
