"""A list that grows at its top: what stood in it keeps its place."""

import re
from importlib.resources import files

from streamlit.testing.v1 import AppTest

from app.parts.slots import SLOTS, free

LIVE = 4


def page() -> None:
    import streamlit as st

    from app.parts import slots

    newest = int(st.session_state.get("newest", 1))
    with slots.stack("turns", newest):
        for number in range(newest, max(0, newest - 4), -1):
            st.html(f"turn {number}")


def places(shown: AppTest) -> dict[str, int]:
    """Where each line stands among its neighbours."""
    lines = shown.main.children[0].children
    return {one.proto.body: place for place, one in lines.items() if one.type == "html"}


def test_a_new_line_moves_none_of_the_others() -> None:
    shown = AppTest.from_function(page).run()
    for newest in range(2, SLOTS + 1):
        before = places(shown)
        shown.session_state["newest"] = newest
        now = places(shown.run())
        assert len(now) == min(newest, LIVE)
        assert {line: place for line, place in now.items() if line in before}.items() <= before.items()
        assert now[f"turn {newest}"] == min(now.values())


def test_where_no_place_is_free_all_move_at_once_and_the_newest_stays_first() -> None:
    assert free(SLOTS) == 0
    assert free(SLOTS + 1) == SLOTS - 1
    shown = AppTest.from_function(page)
    shown.session_state["newest"] = SLOTS + 1
    assert list(places(shown.run())) == [f"turn {number}" for number in range(SLOTS + 1, SLOTS - 3, -1)]


def test_no_rule_of_the_stylesheet_is_of_any_element_that_holds_another() -> None:
    """The browser would look at it again for all elements of the page whenever one changes."""
    style = (files("app") / "static" / "style.css").read_text()
    anybody = re.findall(r"(?:^|[\s,>+~}])(:has\([^)]*\)|\[class\*=[^\]]*\] > :[\w-]+)", style)
    assert anybody == []
