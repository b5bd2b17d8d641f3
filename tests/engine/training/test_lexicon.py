"""The list of words that share a meaning, made from files as WordNet has them, and looked up."""

from importlib.resources import files
from pathlib import Path

import pytest

from engine.language.linking import same_meaning as lookup
from engine.language.linking.same_meaning import VERB, same_meaning
from engine.training.lexicon import shared_words

DATA = """\
  1 This line is of the licence.
00000001 06 n 03 lorry 0 truck 0 Big_Rig 0 000 | made up
00000002 06 n 02 truck 0 barrow 0 000 | made up
00000003 06 n 01 barrow 0 000 | made up
00000004 06 n 02 hen 0 biddy 0 000 | made up
"""
INDEX = """\
  1 This line is of the licence.
barrow n 2 0 2 1 00000003 00000002
biddy n 1 0 1 0 00000004
hen n 1 0 1 0 00000004
lorry n 1 0 1 0 00000001
truck n 2 0 2 1 00000001 00000002
"""
VERBS = "  1 This line is of the licence.\nstart v 1 0 1 0 00000009\n"
COUNTS = "barrow%1:06:00:: 1 40\ntruck%1:06:00:: 1 9\ntruck%2:38:00:: 2 5\n"


def test_words_share_what_is_usual_for_both(tmp_path: Path) -> None:
    (tmp_path / "data.noun").write_text(DATA)
    (tmp_path / "index.noun").write_text(INDEX)
    (tmp_path / "index.verb").write_text(VERBS)
    (tmp_path / "cntlist.rev").write_text(COUNTS)
    assert shared_words(tmp_path) == "biddy hen\nhen biddy\nlorry truck\ntruck lorry\n"


def test_what_is_mostly_a_verb_is_marked_and_a_noun_only_where_that_is_shown(tmp_path: Path) -> None:
    (tmp_path / "data.noun").write_text(DATA)
    (tmp_path / "index.noun").write_text(INDEX)
    (tmp_path / "index.verb").write_text(VERBS)
    (tmp_path / "cntlist.rev").write_text(COUNTS.replace("2 5", "2 10"))
    assert shared_words(tmp_path) == "biddy hen\nhen biddy\nlorry truck\ntruck ~ lorry\n"
    assert same_meaning("starting", "en") == ()
    assert "pay" in same_meaning("salary", "en")
    assert same_meaning("pay", "en") == ()
    assert "salary" in same_meaning("pay", "en", is_noun=True)


def test_the_list_is_in_order_and_both_ways() -> None:
    lines = files("engine.packs").joinpath("lexical", "en.txt").read_bytes().splitlines()
    words = {key: set(others) - {VERB.encode()} for key, *others in (line.split(b" ") for line in lines)}
    assert list(words) == sorted(words)
    assert len(words) > 20_000
    assert all(word in words[other] for word, others in words.items() for other in others)


def test_what_is_told_apart_is_left_out() -> None:
    assert same_meaning("family", "en") == ("menage",)
    assert same_meaning("household", "en") == ("menage",)


def test_every_line_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "_lines", lambda _: b"aa bb cc\nb z\nbb aa\nz b\n")
    found = {word: same_meaning(word, "en") for word in ("", "a", "aa", "b", "bb", "bc", "z", "zz")}
    assert {word: others for word, others in found.items() if others} == {
        "aa": ("bb", "cc"),
        "b": ("z",),
        "bb": ("aa",),
        "z": ("b",),
    }


def test_a_language_without_a_list_has_no_words() -> None:
    assert same_meaning("car", "de") == ()
    assert "automobile" in same_meaning("car", "en")


def test_the_notice_stands_beside_the_list() -> None:
    text = files("engine.packs").joinpath("lexical", "README.md").read_text("utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved." in text
    assert 'PROVIDED "AS IS"' in text
