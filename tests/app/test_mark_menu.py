"""What can be asked of a part of a picture: the menu, run without a browser."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from engine import Parlance
from semantic.query import LogicalQuery

QUESTION = "watch time by country last week"
# Written by hand: seconds watched from Germany, and from everywhere else, from 22 to 28 June 2026.
ORACLE = """
    SELECT coalesce(sum(s.watched_s) FILTER (c.country = 'Germany'), 0)::DOUBLE,
           coalesce(sum(s.watched_s) FILTER (c.country IS DISTINCT FROM 'Germany'), 0)::DOUBLE
    FROM video_segments s LEFT JOIN viewer v USING (user_id) LEFT JOIN country c USING (country_code)
    WHERE s.started_at >= TIMESTAMP '2026-06-22' AND s.started_at < TIMESTAMP '2026-06-29'
"""


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """The answer to a question, with nothing picked."""
    app.chat_input[0].set_value(QUESTION).run()
    assert not app.exception
    return app


def choose(page: AppTest, name: str) -> AppTest:
    (control,) = [one for one in page.selectbox if "-list-" in (one.key or "")]
    assert control.label == "Choose a part of this picture"
    (place,) = [at for at, option in enumerate(control.options) if option.startswith(name)]
    control.set_value(place).run()
    assert not page.exception
    return page


def offered(page: AppTest) -> dict[str, str]:
    return {one.label: one.key or "" for one in page.button if "-step-" in (one.key or "")}


def newest(page: AppTest) -> LogicalQuery:
    query: LogicalQuery = page.session_state["turns"][0].answer.query
    return query


def test_nothing_is_offered_before_a_part_is_chosen(page: AppTest) -> None:
    assert not offered(page)


def test_a_part_is_asked_of_in_a_turn_of_its_own(page: AppTest, sample_db: Path) -> None:
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        germany, rest = connection.execute(ORACLE).fetchone() or (0, 0)
    found = offered(choose(page, "Germany"))
    assert list(found)[:3] == ["Only Germany", "Compare Germany with the rest", "Show the rows"]
    assert {"Day", "Device"} <= set(found)
    assert not {"Country", "Region"} & set(found)
    page.button(key=found["Compare Germany with the rest"]).click().run()
    assert not page.exception
    answer = page.session_state["turns"][0].answer
    assert answer.interpretation == (
        'Watch time by country where country is "Germany" and the rest as other last week'
    )
    assert [row[0] for row in answer.table.rows] == ["Germany", "Other"]
    assert [row[1] for row in answer.table.rows] == pytest.approx([germany, rest])
    assert page.session_state["turns"][0].question == answer.interpretation
    assert not offered(page)  # the menu is closed by what it led to


def test_a_part_that_was_split_can_be_split_again(page: AppTest, parlance: Parlance) -> None:
    found = offered(choose(page, "Germany"))
    page.button(key=found["Device"]).click().run()
    assert newest(page) == parlance.ask("watch time by device in Germany last week").query
    (control,) = [one for one in page.selectbox if (one.key or "").startswith("turn-2-list-")]
    control.set_value(0).run()
    found = offered(page)
    assert not {"Device", "Country", "Region"} & set(found)
    page.button(key=found[next(iter(found))]).click().run()
    assert not page.exception
    assert newest(page).group_by == ()


def test_a_menu_is_closed_by_its_button(page: AppTest) -> None:
    choose(page, "Germany")
    page.button(key="turn-1-menu-close").click().run()
    assert not page.exception
    assert not offered(page)


def test_the_words_of_the_menu_are_those_of_the_answer(page: AppTest) -> None:
    page.chat_input[0].set_value("Wiedergabezeit nach Land letzte Woche").run()
    (control,) = [one for one in page.selectbox if (one.key or "").startswith("turn-2-list-")]
    assert control.label == "Einen Teil dieses Bildes wählen"
    control.set_value(0).run()
    assert next(iter(offered(page))).startswith("Nur ")
