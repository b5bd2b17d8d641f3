"""How languages are written: numbers and dates in figures, words without spaces, other spellings."""

import pytest

from engine.language.spelling import Speller, corrected
from engine.language.tokens import Notation, tokenize
from engine.language.unspaced import cut_unspaced, has_unspaced

POINT_FOR_THOUSANDS = Notation(".", ",", "./")
BLANK_FOR_THOUSANDS = Notation(" \u00a0\u202f", ",", "/")
KNOWN = {"上周", "德国", "观看", "时长", "观看时长", "的", "年", "月"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1.000,5", ["1000.5"]),
        ("1.000.000", ["1000000"]),
        ("1.00", ["1", ".", "00"]),
        ("2,5 %", ["2.5", "%"]),
        ("3.12.2026", ["2026-12-03"]),
        ("3/12/2026", ["2026-12-03"]),
        ("3.12/2026", ["3", ".", "12", "/", "2026"]),
        ("„Old Mill“", ["old mill"]),
    ],
)
def test_figures_with_a_point_for_thousands(text: str, tokens: list[str]) -> None:
    assert [token.norm for token in tokenize(text, POINT_FOR_THOUSANDS)] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("10 000", ["10000"]),
        ("10\u202f000,5", ["10000.5"]),
        ("10 00", ["10", "00"]),
        ("10 0000", ["10", "0000"]),
        ("«Old Mill»", ["old mill"]),
        ("3.12.2026", ["3", ".", "12", ".", "2026"]),
    ],
)
def test_figures_with_a_blank_for_thousands(text: str, tokens: list[str]) -> None:
    assert [token.norm for token in tokenize(text, BLANK_FOR_THOUSANDS)] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2026年3月", ["2026", "年", "3", "月"]),
        ("上周德国的观看时长", ["上周", "德国", "的", "观看时长"]),
        ("上周火星的时长", ["上周", "火星", "的", "时长"]),
        ("火星", ["火星"]),
        ("views上周", ["views", "上周"]),
    ],
)
def test_words_without_spaces_are_cut_into_the_fewest_known_ones(text: str, tokens: list[str]) -> None:
    cut = cut_unspaced(tokenize(text), KNOWN.__contains__)
    assert [token.norm for token in cut] == tokens
    assert [text[token.start : token.end] for token in cut] == [token.text for token in cut]


def test_voiced_sounds_are_other_sounds() -> None:
    assert [token.norm for token in tokenize("ガ カ")] == ["ガ", "カ"]
    assert has_unspaced("views ガ")
    assert not has_unspaced("Übersicht")


def test_other_spellings_and_joined_words_are_known() -> None:
    speller = Speller(frozenset({"lander", "wiedergabe", "zeit"}), {}, ("", "n", "s"), (("ae", "a"),))
    assert corrected(tokenize("laender wiedergabezeit wiedergabenzeit"), speller.known, speller) == {
        0: ((("lander",),), "spelling"),
        1: ((("wiedergabe", "zeit"),), "joined"),
        2: ((("wiedergabe", "zeit"),), "joined"),
    }
