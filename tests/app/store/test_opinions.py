"""Opinions reach the owner of the model, one a turn, and never say whose they are."""

import pytest

from app.store import conversations, limits, opinions
from app.store.conversations import Asked, Owner
from app.store.opening import Store

ME, YOU = Owner("me", "shop"), Owner("you", "shop")
TURN = Asked(2, "revenue by city", '{"a": 1}', language="de")


@pytest.fixture
def mine(store: Store) -> str:
    return conversations.begin(store, ME, "revenue")


def test_an_opinion_tells_question_query_and_reason(store: Store, mine: str) -> None:
    assert opinions.judge(store, ME, mine, TURN, "shop", "down", "misread", "I meant\nnet revenue")
    (told,) = opinions.opinions(store)
    assert (told.model, told.verdict, told.reason, told.text) == (
        "shop",
        "down",
        "misread",
        "I meant net revenue",
    )
    assert (told.question, told.query, told.status, told.language) == (
        TURN.question,
        TURN.query,
        "answer",
        "de",
    )
    assert list(opinions.opinions(store, "plant")) == []


def test_the_last_one_of_a_turn_counts_and_can_be_taken_back(store: Store, mine: str) -> None:
    opinions.judge(store, ME, mine, TURN, "shop", "down", "other")
    opinions.judge(store, ME, mine, TURN, "shop", "up")
    assert [(one.verdict, one.reason) for one in opinions.opinions(store)] == [("up", "")]
    opinions.withdraw(store, YOU, mine, TURN.number)
    assert len([*opinions.opinions(store)]) == 1
    opinions.withdraw(store, ME, mine, TURN.number)
    assert [*opinions.opinions(store)] == []


def test_nobody_judges_in_the_conversation_of_another(store: Store, mine: str) -> None:
    assert not opinions.judge(store, YOU, mine, TURN, "shop", "up")
    assert [*opinions.opinions(store)] == []


def test_it_stays_without_a_tie_when_the_conversation_is_cleared(store: Store, mine: str) -> None:
    opinions.judge(store, ME, mine, TURN, "shop", "up")
    conversations.clear(store, ME, mine)
    assert len([*opinions.opinions(store)]) == 1
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT conversation_id FROM opinion").scalar() is None


def test_reasons_are_of_the_list_and_their_number_is_bounded(
    store: Store, mine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OPINIONS", 2)
    for number in range(1, 5):
        opinions.judge(store, ME, mine, Asked(number, f"{number}"), "shop", "down", "because", "x" * 9000)
    told = list(opinions.opinions(store))
    assert [(one.question, one.reason, len(one.text)) for one in told] == [("4", "", 500), ("3", "", 500)]
