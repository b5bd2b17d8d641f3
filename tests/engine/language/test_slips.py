"""Slips of the fingers are told from other errors, and real words are none."""

import pytest

from engine import Parlance
from engine.language.slips import is_slip

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@pytest.mark.parametrize("typed", ["veiws", "viws", "vviews", "vieews", "viewd", "vuews"])
def test_one_slip(typed: str) -> None:
    assert is_slip(typed, "views", KEYS)


@pytest.mark.parametrize("typed", ["views", "viewxs", "vixws", "veisw", "vie", "viewsss", "wiesv"])
def test_other_errors(typed: str) -> None:
    assert not is_slip(typed, "views", KEYS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wtach tiem by categry lats month", "watch time by category last month"),
        ("pkays in Poland teh last quarter", "plays in Poland the last quarter"),
        ("hoq many seesk annd pauses by devcie", "how many seeks and pauses by device"),
        ("daatsets wiht the most alersts", "datasets with the most alerts"),
        ("Whicch region has thhe worst packet losss?", "Which region has the worst packet loss?"),
        ("which region has te worst packet loss", "which region has the worst packet loss"),
        ("freshness lag by dataset in th gold layer", "freshness lag by dataset in the gold layer"),
        ("how may viewers did we have last week", "how many viewers did we have last week"),
        ("how man viewers did we have last week", "how many viewers did we have last week"),
        ("network demand pet region in Q1 2026", "network demand per region in Q1 2026"),
        ("rows ingested by dataset ad source", "rows ingested by dataset and source"),
        ("too 10 titles by watch time", "top 10 titles by watch time"),
        ("days with more tan three alerts in 2026", "days with more than three alerts in 2026"),
        ("how many streams are live rihgt now", "how many streams are live right now"),
        ("top 5 orchestrators by tokens generaed", "top 5 orchestrators by tokens generated"),
        (
            "titles with between 50 ans 70 views in May 2026",
            "titles with between 50 and 70 views in May 2026",
        ),
    ],
)
def test_mistyped_questions_mean_what_was_meant(typed: str, meant: str, parlance: Parlance) -> None:
    reply, expected = parlance.ask(typed), parlance.ask(meant)
    assert (reply.status, expected.status) == ("answer", "answer"), reply.reason
    assert reply.query == expected.query


@pytest.mark.parametrize(
    "text",
    [
        "shoe views by country",  # a shoe is not shown
        "arr and views by country",  # nor is a known abbreviation anything else
        "views in fr last month",
        "watch time per use by placement",  # what stands between "per" and "by" is not passed over
        "views by ad plan",  # an unknown word beside a preposition is no "and"
        "views in may pet last month",  # what says no split is no "per"
        "views th last month",  # may be a country
        "wset by country",
    ],
)
def test_what_may_mean_something_else_is_not_answered(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status != "answer"


def test_an_error_of_two_words_alike_is_asked_back(parlance: Parlance) -> None:
    asked = parlance.ask("viewes last week")  # views, or viewers
    assert asked.status == "clarify"
    assert {"Views last week", "Unique viewers last week"} <= {one.text for one in asked.alternatives}
