"""Open words are asked back; every choice is a question that is answered as it stands."""

import pytest

from engine import Parlance

OPEN = {
    "shop of the month in May 2026": 4,
    "average number of orders": 4,
    "average orders in May 2026": 4,
    "orders over the winter": 2,
    "orders recently": 3,
    "basket by city since spring": 2,
    "orders in spring 2026": 2,
    "heated by oven": 2,
    "orders on 03/04/2026": 2,
    "orders from 01/02/2026 to 05/02/2026 by city": 2,
    "revenue since 04/05/2026": 2,
    "where do our customers live": 2,
    "orders of bread in New York and cake": 2,
    "most successful bread": 4,
}


@pytest.mark.parametrize(("text", "most"), OPEN.items())
def test_an_open_word_is_asked_back_and_each_choice_is_answered(
    text: str, most: int, bakery: Parlance
) -> None:
    asked = bakery.ask(text)
    assert (asked.status, asked.code) == ("clarify", "ambiguous"), asked.interpretation or asked.reason
    assert 2 <= len(asked.alternatives) <= most
    for choice in asked.alternatives:
        reply = bakery.ask(choice.text)
        assert (reply.status, reply.query) == ("answer", choice.query.canonical())
        assert choice.difference


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("orders on 25/12/2025", "Orders on 25 December 2025"),
        ("orders on 5/5/2026", "Orders on 5 May 2026"),
        ("orders from 01/02/2026 to 15/02/2026", "Orders from 1 February 2026 to 15 February 2026"),
    ],
)
def test_a_date_that_can_only_be_one_is_read(text: str, read: str, bakery: Parlance) -> None:
    assert bakery.ask(text).interpretation == read


@pytest.mark.parametrize(
    "text",
    [
        "orders on 31/02/2026",
        "how many seconds in May 2026",  # nothing is told in seconds but one number
        "fastest shop",  # no number of the model is a speed
        "heated orders by oven",  # one number beside another
        "orders of the profitable winter",
        "did revenue fall",  # no season
        "where are most shops",
        "how would orders develop without bread",
    ],
)
def test_what_only_seems_open_is_refused(text: str, bakery: Parlance) -> None:
    reply = bakery.ask(text)
    assert reply.status == "refuse", reply.interpretation or [choice.text for choice in reply.alternatives]


def test_the_reply_to_a_question_back_is_answered(bakery: Parlance) -> None:
    asked = bakery.ask("orders on 03/04/2026")
    reply = bakery.ask("the second one", context=asked)
    assert reply.interpretation == asked.alternatives[1].text


def test_an_open_word_goes_on_from_the_question_before(bakery: Parlance) -> None:
    asked = bakery.ask("and over the winter", context=bakery.ask("orders by city in May 2026"))
    assert [choice.text for choice in asked.alternatives] == [
        "Orders by city from December to February",
        "Orders by city from January to March",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Orders where kind is "cake" or (city is "New York" and kind is "bread")',
        'Orders where kind is "cake" or (kind is "bread" and shop is "Corner Bakery")',
        'Orders where city is "New York" and (channel is "online" or kind is "bread")',
    ],
)
def test_what_stands_in_brackets_goes_together(text: str, bakery: Parlance) -> None:
    reply = bakery.ask(text)
    assert reply.interpretation == text
