"""Cutting text: kinds, exact spans, folding."""

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.language.tokens import fold, joined_form, norms, stemmer, tokenize, words_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Views by country?", ["views", "by", "country", "?"]),
        ("views,by   country\n", ["views", ",", "by", "country"]),
        ("São Paulo", ["sao", "paulo"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("ﬁle №5", ["file", "no", "5"]),
        ("year-to-date", ["year", "to", "date"]),
        ("A100-SXM4-40GB", ["a100", "sxm4", "-", "40", "gb"]),
        ("2-5", ["2", "-", "5"]),
        ("views - plays", ["views", "-", "plays"]),
        ("-views", ["-", "views"]),
        ("10k", ["10", "k"]),
        ("5%", ["5", "%"]),
        ("5 %", ["5", "%"]),
        ("1,000", ["1,000"]),
        ("1,000,000.5", ["1,000,000.5"]),
        ("1,00", ["1", ",", "00"]),
        ("0.5.", ["0.5", "."]),
        ("1.2.3", ["1.2", ".", "3"]),
        ("2026-05-03", ["2026-05-03"]),
        ("2026-05", ["2026-05"]),
        ("2026-05-03-04", ["2026", "-", "05", "-", "03", "-", "04"]),
        (">=5", [">=", "5"]),
        ("a!=b", ["a", "!=", "b"]),
        ("viewers' time", ["viewers", "'", "time"]),
        ("viewer's time", ["viewer", "'s", "time"]),
        ("viewer’s time", ["viewer", "'s", "time"]),
        ('"Old Mill"', ["old mill"]),
        ("“Old Mill”", ["old mill"]),
        ("'Old Mill'", ["old mill"]),
        ("‘Old Mill’", ["old mill"]),
        ('"Old Mill', ['"', "old", "mill"]),
        ('""', ['"', '"']),
        ("snake_case", ["snake", "case"]),
        ("views\x00by\x07country", ["views", "\x00", "by", "\x07", "country"]),
        ("views\tby\r\ncountry", ["views", "by", "country"]),
        ("views 📈 up", ["views", "📈", "up"]),
        ("👩‍💻 views", ["👩", "\u200d", "💻", "views"]),
        ("просмотры 视频", ["просмотры", "视频"]),
        ("٣ دول", ["٣", "دول"]),
        ("²", ["2"]),
        ("", []),
        (" \t\n", []),
    ],
)
def test_text_is_cut_and_folded(text: str, tokens: list[str]) -> None:
    assert [token.norm for token in tokenize(text)] == tokens


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("views", "word"),
        ("4k", "number"),
        ("rtx4090", "word"),
        ("2026", "number"),
        ("2026-05", "date"),
        ("2026-05-03", "date"),
        ('"a b"', "quoted"),
        ("…", "symbol"),
        ("📈", "symbol"),
        ("\x1b", "symbol"),
    ],
)
def test_every_token_has_a_kind(text: str, kind: str) -> None:
    assert tokenize(text)[0].kind == kind


def test_punctuation_is_no_content() -> None:
    assert [token.text for token in tokenize("views, by day?") if token.is_content] == ["views", "by", "day"]


@given(st.text(max_size=60))
@example("l'été")
def test_spans_are_exact_and_lose_only_white_space_and_joints(text: str) -> None:
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    kept = "".join(token.text for token in tokens)
    left_out = set(text) - set(kept)
    # A hyphen joins two words, an apostrophe an article to its noun: "l'heure".
    assert all(char.isspace() or char in "-_'’" for char in left_out), left_out


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Watch time", ("watch", "time")),
        ("watch_time", ("watch", "time")),
        ("watchTime", ("watch", "time")),
        ("GPUModel", ("gpumodel",)),
        ("text-to-image", ("text", "to", "image")),
        ("Österreich", ("osterreich",)),
    ],
)
def test_labels_are_cut_as_questions_are(label: str, words: tuple[str, ...]) -> None:
    assert words_of(label) == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [("end-to-end", "endtoend"), ("E2E-latency", "E2Elatency"), ("1-5 min", "1-5 min"), ("plain", "plain")],
)
def test_hyphens_between_letters_can_be_left_out(text: str, joined: str) -> None:
    assert joined_form(text) == joined


@pytest.mark.parametrize(
    ("one", "other"), [("views", "view"), ("countries", "country"), ("viewing", "views"), ("4090s", "4090s")]
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    stem = stemmer("english")
    assert stem(one) == stem(other)


def test_short_words_and_words_with_digits_stay_as_they_are() -> None:
    stem = stemmer("english")
    assert [stem(word) for word in ("is", "us", "h264s")] == ["is", "us", "h264s"]


@given(st.text() | st.text("aBc ÀﬁT12-'’\"_.%\n"))
def test_the_short_way_to_folded_forms_is_the_long_one(text: str) -> None:
    assert norms(text) == tuple(token.norm for token in tokenize(text))


def test_words_of_many_visitors_at_once_get_their_own_stems() -> None:
    fronts, ends = product("bdfl", "aeiou", "mnrt", "ao"), ("tions", "ings", "alities", "ed")
    words = [f"{''.join(front)}{end}" for front in fronts for end in ends]
    alone = list(map(stemmer("english"), words))
    stemmer.cache_clear()
    shared, before = stemmer("english"), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(shared, [word for word in words for _ in range(4)]))
    finally:
        sys.setswitchinterval(before)
    assert found == [stem for stem in alone for _ in range(4)]
