"""A question without rows is told which part of it leaves nothing, and is offered what has some."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.types.answer import Answer

BAKERY = Path(__file__).parents[1] / "language" / "bakery.yaml"
# By arithmetic in bakery.sql, shop 1 (Bern, i % 6 = 0) sells over the counter (i % 3 = 0) alone.
# Here nobody phones after 9 February 2026.
QUIET = "DELETE FROM sales WHERE channel = 'phone' AND sold_at >= TIMESTAMP '2026-02-10'"


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path = tmp_path_factory.mktemp("bakery") / "shops.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(BAKERY.with_suffix(".sql").read_text("utf-8"))
        connection.execute(QUIET)
    return Parlance(BAKERY, path)


def offered(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == "answer", answer.reason
    return [(one.text, one.difference) for one in answer.alternatives]


def test_the_condition_that_leaves_nothing_is_named_and_can_be_left_out(bakery: Parlance) -> None:
    answer = bakery.ask("revenue by city where revenue over 1000000")
    assert answer.table is not None
    assert answer.table.rows == ()
    # Five named cities and a shop without one.
    assert offered(answer) == [("Revenue by city", "Without: revenue more than 1000000 · 6 rows")]
    assert "Without “revenue more than 1000000” there are rows" in answer.notes
    assert bakery.onward(answer).next_steps() == ()


def test_conditions_that_never_meet_are_told_apart_from_one_that_nothing_meets(bakery: Parlance) -> None:
    answer = bakery.ask("revenue by product in Bern for channel online in May 2026")
    assert [text for text, _ in offered(answer)] == [
        'Revenue by product where city is "Bern" in May 2026',
        'Revenue by product where channel is "online" in May 2026',
    ]
    assert "There are rows for each of these conditions, and none for all together" in answer.notes
    for one in answer.alternatives:
        found = bakery.query(one.query)
        assert found.table is not None
        assert len(found.table.rows) == 5


def test_the_nearest_period_with_rows_is_offered(bakery: Parlance) -> None:
    answer = bakery.ask("revenue by product for channel phone last month")
    texts = [text for text, _ in offered(answer)]
    nearest = 'Revenue by product where channel is "phone" in February 2026'
    assert texts == ["Revenue by product last month", nearest]
    beside = bakery.ask("revenue by product for channel phone in March 2026")
    assert nearest in [text for text, _ in offered(beside)]


def test_a_number_that_nothing_is_added_to_is_no_rows_but_a_count_of_nothing_is_zero(
    bakery: Parlance,
) -> None:
    assert offered(bakery.ask("revenue for channel phone last month"))
    counted = bakery.ask("number of sales for channel phone last month")
    assert counted.table is not None
    assert counted.table.rows == ((0,),)
    assert offered(counted) == []
    assert bakery.onward(counted).next_steps()


def test_an_answer_with_rows_is_offered_nothing_instead(bakery: Parlance) -> None:
    answer = bakery.ask("revenue by city last month")
    assert offered(answer) == []
    assert bakery.onward(answer).next_steps()


def test_it_is_told_in_the_language_of_the_question(bakery: Parlance) -> None:
    query = bakery.ask("revenue by city where revenue over 1000000").query
    assert query is not None
    answer = bakery.query(query, Answer("answer", "", "", language="de"))
    assert [note for note in answer.notes if note.startswith("Ohne „")]
    assert offered(answer)[0][1].startswith("Ohne: ")
    assert offered(answer)[0][1].endswith("6 Zeilen")
