"""The question box as the page draws it: who it lets read, after which answer, and what is put into it."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from app import drafting
from app.texts import en
from tests.app.visiting import MAIN


def told(page: AppTest) -> dict[str, Any]:
    """What the box is told by the page."""
    boxes = [one.proto for one in page.get("bidi_component") if one.proto.component_name.endswith("typing")]
    assert len(boxes) == 1
    data: dict[str, Any] = json.loads(boxes[0].json or boxes[0].mixed.json)
    return data


def test_the_page_may_have_a_text_read_after_its_newest_answer(app: AppTest) -> None:
    first = told(app)
    found = drafting.find(first["page"], {})
    assert found is not None
    assert found[1] is None
    app.chat_input[0].set_value("views by country last month").run()
    assert told(app) == first, "it is sent once"
    found = drafting.find(first["page"], {})
    assert found is not None
    door, before = found
    assert before is not None
    assert before.table is None
    assert "Germany" in door.reading("only Germany", before).restatement


def place(node: Block, kind: str) -> list[int]:
    """Where the first element of a kind stands: the number of each block around it among its siblings."""
    for at, child in node.children.items():
        if child.type == kind:
            return [at]
        if isinstance(child, Block) and (below := place(child, kind)):
            return [at, *below]
    return []


def test_nothing_that_comes_with_an_answer_moves_the_box(app: AppTest) -> None:
    """A box that moves is made anew by the browser: it loses the focus, and what was typed meanwhile."""
    before = place(app.main, "chat_input")
    assert before
    app.chat_input[0].set_value("views by country last month").run()
    assert place(app.main, "chat_input") == before


def test_each_visitor_has_a_page_of_their_own(app: AppTest) -> None:
    other = AppTest.from_file(MAIN, default_timeout=60).run()
    assert told(app)["page"] != told(other)["page"]
    assert len(told(app)["page"]) > 20


def test_the_plain_box_stands_beside_it_and_both_say_the_same(app: AppTest) -> None:
    assert app.chat_input[0].placeholder == told(app)["texts"]["placeholder"] == en.PLACEHOLDER
    assert app.chat_input[0].proto.max_chars == told(app)["longest"]


def test_what_the_page_puts_into_the_box_is_told_once_each_time() -> None:
    def page() -> None:
        import streamlit as st

        from app import state

        if st.button("stop"):
            state._put("views by country")
        st.json(state.put_back())

    app = AppTest.from_function(page).run()
    assert json.loads(app.json[0].value) == {"times": 0, "text": ""}
    for times in (1, 2):
        app.button[0].click().run()
        assert json.loads(app.json[0].value) == {"times": times, "text": "views by country"}
        assert app.session_state["question"] == "views by country"
