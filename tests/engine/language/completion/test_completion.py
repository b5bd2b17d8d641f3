"""What is offered while a question is typed: ways to go on, and whole questions that are answered."""

import random
from collections.abc import Callable

import pytest

from engine import Parlance
from engine.types.completion import Completion
from tests.eval.corpus import entries

SEED, PREFIXES = 20260701, 300


def texts(found: tuple[Completion, ...], kind: str = "") -> list[str]:
    return [one.text for one in found if kind in ("", one.kind)]


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("rev", "term", "revenue"),
        ("turn", "term", "turnover"),
        ("revenue b", "operator", "by"),
        ("revenue", "operator", " by"),
        ("revenue ", "operator", "last month"),
        ("revenue by ", "term", "city"),
        ("revenue by c", "term", "channel"),
        ("revenue by m", "term", "month"),
        ("revenue by city and ch", "term", "channel"),
        ("revenue in zu", "value", "Zürich"),
        ("revenue in new y", "value", "New York"),
        ("revenue in ny", "value", "New York"),
        ("revenue las", "operator", "last month"),
        ("revenue last m", "operator", "last month"),
        ("revenue last month c", "operator", "compared with the previous period"),
        ("average b", "term", "average basket"),
    ],
)
def test_what_goes_on(typed: str, kind: str, expected: str, bakery: Parlance) -> None:
    found = bakery.complete(typed, limit=20)
    assert expected.casefold() in [text.casefold() for text in texts(found, kind)], found


@pytest.mark.parametrize(
    ("typed", "unwanted"),
    [
        ("baking runs by ", {"channel"}),  # not reached by it
        ("baking runs by c", {"channel"}),
        ("revenue by city and ", {"city", "revenue"}),
        ("top 5 channels by ba", {"baking runs"}),  # cannot be split by it
        ("revenue o", {"orders", "oven"}),  # nothing joins them
        ("revenue last month l", {"last month", "last week"}),
        ("revenue by Z", {"Zürich"}),
    ],
)
def test_what_does_not_go_on(typed: str, unwanted: set[str], bakery: Parlance) -> None:
    assert not unwanted & {text.strip() for text in texts(bakery.complete(typed, limit=50))}


def test_an_empty_text_begins_with_the_examples(parlance: Parlance) -> None:
    found = parlance.complete("", limit=50)
    assert texts(found)
    assert set(texts(found)) <= set(parlance.model.examples)
    assert {one.kind for one in found} == {"question"}
    assert all(one.about for one in found)


def test_the_whole_text_is_the_text_with_the_completion(bakery: Parlance) -> None:
    typed = "revenue by ci last month"
    for one in bakery.complete(typed, cursor=13):
        assert one.whole == typed[: one.start] + one.text + typed[13:]
    assert "revenue by city last month" in [one.whole for one in bakery.complete(typed, cursor=13)]
    for one in bakery.complete("revenue"):
        assert one.whole == "revenue"[: one.start] + one.text


def test_no_more_than_the_limit_and_nothing_twice(bakery: Parlance) -> None:
    for limit in (1, 3, 8):
        for typed in ("", "r", "revenue ", "revenue by ", "average"):
            found = bakery.complete(typed, limit=limit)
            assert len(found) <= limit
            assert len({(one.whole, one.kind) for one in found}) == len(found)
            assert found == bakery.complete(typed, limit=limit)


@pytest.mark.parametrize(
    "typed", ["\x00", "?" * 900, "x" * 5000, "revenue " * 400, '"', "\ud800", "by", "  ", "中"]
)
def test_anything_may_be_typed(typed: str, bakery: Parlance) -> None:
    bakery.complete(typed)
    bakery.reading(typed)
    bakery.complete(typed, cursor=-5)
    bakery.complete(typed, cursor=10**6)


def prefixes() -> list[str]:
    chance = random.Random(SEED)
    asked = [entry.question for entry in entries("en") if entry.expected == "answer"]
    chosen = [chance.choice(asked) for _ in range(PREFIXES)]
    return [text[: chance.randrange(1, len(text))] for text in chosen]


def test_whole_questions_are_answered(parlance: Parlance) -> None:
    offered = {one.whole for text in prefixes() for one in parlance.complete(text) if one.kind == "question"}
    assert len(offered) > PREFIXES / 4
    wrong = [(text, reply.status) for text in sorted(offered) for reply in [parlance.ask(text)]]
    assert [one for one in wrong if one[1] != "answer"] == []


def test_what_is_private_or_personal_never_appears(hidden: Parlance) -> None:
    seen = set()
    for typed in (
        "",
        "s",
        "secret",
        "e",
        "em",
        "email",
        "sales by ",
        "sales by e",
        "sales in b",
        "bob",
        "m",
        "margin",
    ):
        seen |= {one.whole.casefold() + one.about.casefold() for one in hidden.complete(typed, limit=50)}
    assert any("sales" in text for text in seen)
    assert not [text for text in seen if any(word in text for word in ("secret", "bob", "margin"))]
    assert not [
        text for text in seen if "email" in text and not text.startswith(("em", "email", "sales by em"))
    ]


def test_reading_so_far(bakery: Parlance) -> None:
    so_far = bakery.reading("revenue by city last month")
    assert so_far.restatement == "Revenue by city last month"
    assert [(word.text, word.status) for word in so_far.words] == [
        ("revenue", "understood"),
        ("by", "understood"),
        ("city", "understood"),
        ("last month", "understood"),
    ]
    unsure = bakery.reading("revenue by gronkle")
    assert unsure.restatement == ""
    assert "gronkle" in unsure.missing
    assert unsure.words[-1].status == "unknown"
    assert bakery.reading("by city").missing
    assert bakery.reading("").words == ()


def test_what_is_read_while_typing_is_what_asking_understands(parlance: Parlance) -> None:
    chance = random.Random(SEED)
    for question in chance.sample([entry.question for entry in entries("en")], 24):
        asked, so_far = parlance.ask(question), parlance.reading(question)
        assert so_far.restatement == (asked.interpretation if asked.status == "answer" else ""), question
        assert bool(so_far.missing) == (asked.status != "answer"), question


def test_a_question_back_is_foretold_with_its_choices(parlance: Parlance) -> None:
    asked, so_far = parlance.ask("latency yesterday"), parlance.reading("latency yesterday")
    assert so_far.choices == tuple(one.text for one in asked.alternatives)
    assert len(so_far.choices) > 1
    assert not parlance.reading("views yesterday").choices


def test_a_text_is_read_after_the_answer_before(bakery: Parlance) -> None:
    before = bakery.ask("revenue by city last month")
    assert bakery.reading("by product").restatement == ""
    after = bakery.reading("by product", before)
    assert after.restatement == bakery.ask("by product", before).interpretation != ""
    assert bakery.reading("by product", before.query).restatement == after.restatement
    assert not bakery.reading("by gronkle", before).restatement


def test_it_never_runs_anything(bakery: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    _ = bakery.session

    def run(*words: object, **more: object) -> Callable[[], None]:
        raise AssertionError("it ran")

    monkeypatch.setattr(type(bakery.warehouse), "run", run)
    assert bakery.complete("revenue by ")
    assert bakery.reading("revenue by city").restatement
