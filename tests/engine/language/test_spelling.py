"""Typing errors within limits are corrected; invented words never are."""

import pytest

from engine import Parlance
from engine.language.spelling import Speller, corrected
from engine.language.tokens import tokenize

SPELLER = Speller(
    frozenset({"revenue", "orders", "customers", "city", "cake", "case", "watch", "time", "day"})
)

INVENTED = [
    "blorptastic",
    "gronkle",
    "zibbit",
    "quuxify",
    "flumbert",
    "snargle",
    "vexitude",
    "plonkery",
    "drimwash",
    "yobbleton",
    "krazzip",
    "murfidoo",
    "wuggle",
    "splonge",
    "trantoria",
    "kibbleflux",
    "zanthor",
    "glimpwort",
    "frobnicate",
    "hurvelmint",
    "oobleck",
    "pliftor",
    "quibnack",
    "rindlewee",
    "shmorp",
    "thragon",
    "ulpwise",
    "vornip",
    "wexham",
    "yindle",
    "zorptix",
    "brantle",
    "crungle",
    "dwimmel",
    "eglorp",
    "foosk",
    "gribnit",
    "hobbleskip",
    "jorvane",
    "klumph",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("revenu", ["revenue"]),
        ("reveneu", ["revenue"]),
        ("revvenue", ["revenue"]),
        ("revinue", ["revenue"]),
        ("custommers", ["customers"]),
        ("costomors", ["customers"]),
        ("citty", ["city"]),
        ("ctiy", ["city"]),
        ("cade", ["cake", "case"]),
    ],
)
def test_near_words_are_found(typed: str, meant: list[str]) -> None:
    assert list(SPELLER.corrections(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("kity", "another first letter"),
        ("dax", "another error in less than four letters"),
        ("revenews", "two errors in less than nine letters"),
        ("ordrz", "two errors in less than nine letters"),
        ("cusotmesrs1", "not only letters"),
        ("costomurz", "three errors"),
        ("", "nothing"),
    ],
)
def test_far_words_are_not(typed: str, why: str) -> None:
    assert SPELLER.corrections(typed) == (), why


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("watchtime", ("watch", "time")),
        ("citycake", ("city", "cake")),
        ("watchtimes", None),
        ("daytime", ("day", "time")),
        ("watch", None),
        ("atime", None),
    ],
)
def test_a_lost_space_is_put_back(typed: str, parts: tuple[str, str] | None) -> None:
    assert SPELLER.split(typed) == parts


def test_two_words_equally_near_are_both_kept() -> None:
    found = corrected(tokenize("cade revenu"), SPELLER.known, SPELLER)
    assert found == {0: ((("cake",), ("case",)), "typo"), 1: ((("revenue",),), "typo")}


@pytest.mark.parametrize("word", INVENTED)
def test_an_invented_word_is_unknown_in_the_shipped_models(word: str, parlance: Parlance) -> None:
    answer = parlance.ask(f"views by country {word} last month")
    assert answer.status != "answer"
    found = {found.text: (found.role, found.status) for found in answer.words}
    assert found[word] == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("typed", "metrics", "by"),
    [
        ("revenuee by city", ["revenue"], ("city",)),
        ("revenue by citty", ["revenue"], ("city",)),
        ("Revneue per prodcut", ["revenue"], ("product",)),
        ("avergae basket by chanel", ["average_basket"], ("channel",)),
        ("bakingruns by oven", ["baking_runs"], ("oven",)),
        ("returnrate by shop", ["return_rate"], ("shop",)),
    ],
)
def test_questions_with_typing_errors(
    typed: str, metrics: list[str], by: tuple[str, ...], reads_as, bakery: Parlance
) -> None:
    reads_as(typed, metrics=metrics, by=by)
    assert "guessed" in {word.status for word in bakery.ask(typed).words}


def test_values_are_corrected_as_well(reads_as) -> None:
    from semantic.filters import Compare

    reads_as("revenue in Zurch", metrics=["revenue"], where=Compare(field="city", op="=", value="Zürich"))


def test_words_that_are_known_stay_as_they_are(bakery: Parlance) -> None:
    assert {word.status for word in bakery.ask("revenue by city last month").words} == {
        "understood",
    }
