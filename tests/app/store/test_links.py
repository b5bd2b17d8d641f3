"""A link is an id that nobody guesses, holds a query and nothing else, and leads nowhere over other data."""

from datetime import timedelta

import pytest

from app.store import limits, links, opening
from app.store.conversations import Owner
from app.store.opening import Store
from app.store.tables import Link

ME, YOU = Owner("me", "shop"), Owner("you", "shop")


def test_whoever_has_the_link_finds_the_query(store: Store) -> None:
    made = links.link_to(store, ME, '{"a": 1}', "table", "de")
    assert len(made) >= 10
    found = links.find(store, "shop", made)
    assert found is not None
    assert (found.query, found.presentation, found.language) == ('{"a": 1}', "table", "de")
    assert links.find(store, "plant", made) is None
    assert links.find(store, "shop", made[:-1]) is None


def test_the_same_answer_has_one_link_for_each_visitor(store: Store) -> None:
    made = [links.link_to(store, owner, "{}", "", "en") for owner in (ME, ME, YOU)]
    assert made[0] == made[1] != made[2]
    assert links.link_to(store, ME, "{}", "table", "en") not in made


def test_it_has_no_place_for_question_sentence_or_rows() -> None:
    assert {column.name for column in Link.__table__.columns} == {
        "id", "owner", "model_key", "query", "presentation", "language", "created",
    }  # fmt: skip


def test_only_so_many_are_kept_and_those_of_others_stay(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LINKS", 2)
    other = links.link_to(store, YOU, "{}", "", "en")
    made = [links.link_to(store, ME, query, "", "en") for query in "abc"]
    assert sum(links.find(store, "shop", one) is not None for one in made) == 2
    assert links.find(store, "shop", made[2]) is not None
    assert links.find(store, "shop", other) is not None


def test_one_of_a_year_ago_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(links, "now", lambda: opening.now() - limits.UNTOUCHED - timedelta(days=1))
        old = links.link_to(store, YOU, "{}", "", "en")
    links.link_to(store, ME, "{}", "", "en")
    assert links.find(store, "shop", old) is None
