"""Conversations are their owner's alone, are bounded, and are gone when they are cleared."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from app.store import conversations, limits, opening
from app.store.conversations import Asked, Owner
from app.store.opening import Store

ME = Owner("me", "shop")
OTHERS = (Owner("you", "shop"), Owner("me", "plant"))


def test_turns_come_back_as_they_were(store: Store) -> None:
    kept = conversations.begin(store, ME, "revenue last week")
    turns = (
        Asked(
            1, "revenue last week", '{"metrics": []}', "", "table", "de", "answer", "12 €", "2026-06-30T09:00"
        ),
        Asked(2, "what is revenue?", about='["definition"]', status="answer", sentence="Money taken."),
    )
    assert all(conversations.add(store, ME, kept, turn) for turn in turns)
    assert conversations.turns(store, ME, kept) == turns


def test_ids_are_long_and_never_the_same(store: Store) -> None:
    ids = {conversations.begin(store, ME, "x") for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[\w-]{16}", one) for one in ids)


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_else_reads_renames_adds_or_clears(store: Store, other: Owner) -> None:
    kept = conversations.begin(store, ME, "mine")
    conversations.add(store, ME, kept, Asked(1, "mine"))
    assert conversations.turns(store, other, kept) is None
    assert not conversations.add(store, other, kept, Asked(2, "theirs"))
    assert not conversations.rename(store, other, kept, "theirs")
    assert not conversations.clear(store, other, kept)
    assert conversations.recent(store, other, 9) == ()
    assert conversations.turns(store, ME, kept) == (Asked(1, "mine"),)


def test_the_list_begins_with_what_was_asked_last(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(opening.now() + timedelta(minutes=place) for place in range(99))
    monkeypatch.setattr(conversations, "now", lambda: next(moments))
    first, second = (conversations.begin(store, ME, title) for title in ("first", "second"))
    assert [one.id for one in conversations.recent(store, ME, 9)] == [second, first]
    conversations.add(store, ME, first, Asked(1, "again"))
    assert [one.title for one in conversations.recent(store, ME, 9)] == ["first", "second"]
    assert [one.title for one in conversations.recent(store, ME, 1)] == ["first"]


def test_a_name_is_one_short_line_and_never_blank(store: Store) -> None:
    kept = conversations.begin(store, ME, "revenue\nby city " + "x" * 200)
    assert len(conversations.recent(store, ME, 9)[0].title) == limits.TITLE
    assert conversations.rename(store, ME, kept, "  The  week ")
    assert not conversations.rename(store, ME, kept, " \n")
    assert conversations.recent(store, ME, 9)[0].title == "The week"


def test_what_is_cleared_is_in_no_file_any_more(store: Store, tmp_path: Path) -> None:
    kept = conversations.begin(store, ME, "revenue of Zanzibar")
    for number in range(1, 40):
        conversations.add(store, ME, kept, Asked(number, f"revenue of Zanzibar {number}"))
    files = [*tmp_path.iterdir()]
    assert any(b"Zanzibar" in file.read_bytes() for file in files)
    assert conversations.clear(store, ME, kept)
    assert conversations.turns(store, ME, kept) is None
    assert not any(b"Zanzibar" in file.read_bytes() for file in tmp_path.iterdir())
    assert not conversations.add(store, ME, kept, Asked(40, "one more"))


def test_only_so_many_turns_and_conversations_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TURNS", 3)
    monkeypatch.setattr(limits, "CONVERSATIONS", 2)
    other = conversations.begin(store, OTHERS[0], "another's")
    kept = [conversations.begin(store, ME, title) for title in "abc"]
    assert {one.title for one in conversations.recent(store, ME, 9)} > {"c"}
    assert len(conversations.recent(store, ME, 9)) == 2
    for number in range(1, 8):
        conversations.add(store, ME, kept[2], Asked(number, "?"))
    assert [turn.number for turn in conversations.turns(store, ME, kept[2]) or ()] == [5, 6, 7]
    assert conversations.turns(store, OTHERS[0], other) == ()


def test_what_nobody_touched_for_a_year_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = opening.now() - limits.UNTOUCHED - timedelta(days=1)
    with monkeypatch.context() as then:
        then.setattr(conversations, "now", lambda: long_ago)
        old = conversations.begin(store, OTHERS[0], "of last year")
    assert conversations.turns(store, OTHERS[0], old) == ()
    conversations.begin(store, ME, "of today")
    assert conversations.turns(store, OTHERS[0], old) is None


def test_long_texts_are_cut_and_a_query_is_whole_or_not_there(store: Store) -> None:
    kept = conversations.begin(store, ME, "long")
    long = "w" * 30_000
    conversations.add(store, ME, kept, Asked(1, long, long, sentence=long))
    (turn,) = conversations.turns(store, ME, kept) or ()
    assert (len(turn.question), turn.query, len(turn.sentence)) == (limits.QUESTION, "", limits.SENTENCE)
