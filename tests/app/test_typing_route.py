"""What the question box asks while somebody types: read as the page's visitor would ask, and never run."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app import drafting
from app.web import reading
from engine import Parlance

HOME = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
SIGNED_IN = {"_streamlit_user": "signed"}


@pytest.fixture
def client(parlance: Parlance) -> Iterator[TestClient]:
    """A browser on a page that was drawn for a visitor who is not signed in."""
    drafting.note("drawn", {}, parlance, None)
    with TestClient(Starlette(routes=[reading.route()]), base_url="http://localhost") as client:
        yield client


def read(client: TestClient, text: str, page: str = "drawn", **more: Any) -> dict[str, Any]:
    reply = client.post("/api/reading", json={"page": page, "text": text, **more}, headers=HOME)
    assert reply.status_code == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    told: dict[str, Any] = reply.json()
    return told


def marked(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["text"], one["status"]) for one in told["words"] if "status" in one]


def fault(reply: Any) -> tuple[int, str]:
    assert reply.json()["error"]["hint"]
    return reply.status_code, reply.json()["error"]["code"]


def test_words_meaning_and_ways_to_go_on(client: TestClient) -> None:
    told = read(client, "the watch tme by country")
    assert marked(told) == [
        ("the", "ignored"),
        ("watch tme", "guessed"),
        ("by", "understood"),
        ("country", "understood"),
    ]
    assert "".join(one["text"] for one in told["words"]) == "the watch tme by country"
    assert told["words"][2]["note"] == "→ Watch time?"
    assert told["restatement"] == "Watch time by country"
    assert told["missing"] == ""
    ways = [one["whole"] for one in told["completions"]]
    assert "the watch tme by country last month" in ways
    assert len(ways) == len(set(ways)) <= 6


def test_what_is_unknown_comes_with_what_is_near(client: TestClient) -> None:
    told = read(client, "flurbs by country")
    assert ("flurbs", "unknown") in marked(told)
    assert told["restatement"] == ""
    assert '"flurbs"' in told["missing"]
    assert "parlance teach" not in told["missing"]


def test_a_word_that_is_still_being_written_is_not_unknown_yet(client: TestClient) -> None:
    told = read(client, "watch time by cou")
    assert marked(told)[-1] == ("cou", "begun")
    assert told["missing"] == ""
    assert "watch time by country" in [one["whole"] for one in told["completions"]]
    ended = read(client, "watch time by cou ")
    assert marked(ended)[-1] == ("cou", "unknown")
    assert '"cou"' in ended["missing"]


def test_a_question_back_is_foretold(client: TestClient, parlance: Parlance) -> None:
    told = read(client, "latency yesterday")
    asked = parlance.ask("latency yesterday")
    assert asked.status == "clarify"
    assert told["restatement"] == ""
    assert told["missing"] == asked.reason
    assert told["choices"] == [one.text for one in asked.alternatives]


def test_it_goes_on_from_the_answer_on_the_page(client: TestClient, parlance: Parlance) -> None:
    alone = read(client, "only Germany")
    assert alone["restatement"] == ""
    before = parlance.ask("views by country last month")
    drafting.note("talking", {}, parlance, before)
    after = read(client, "only Germany", "talking")
    assert after["restatement"] == parlance.ask("only Germany", before).interpretation
    assert "Germany" in after["restatement"]


def test_the_cursor_counts_characters_not_units(client: TestClient) -> None:
    text = "\U0001f600 watch time by co"
    told = read(client, text, cursor=len(text))
    assert "\U0001f600 watch time by country" in [one["whole"] for one in told["completions"]]
    assert "".join(one["text"] for one in told["words"]) == text


def test_nothing_is_run(client: TestClient, parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    _ = parlance.session

    def run(*_: object, **__: object) -> None:
        raise AssertionError("it ran")

    monkeypatch.setattr(type(parlance.warehouse), "run", run)
    for text in ("views by country", "how fresh are the payments?", "latency yesterday", "views in 1999"):
        read(client, text)


@pytest.mark.parametrize("text", ["", "   ", "<b>views</b>", "\ud83d", "中", "x" * 1000, "\u202eviews"])
def test_anything_may_be_typed(client: TestClient, text: str) -> None:
    told = read(client, text, cursor=10**6)
    assert "".join(one["text"] for one in told["words"]) in (text, "")


def test_a_text_that_is_too_long_is_refused(client: TestClient) -> None:
    for text in ("x" * 1001, "\u4e2d" * 20_000):
        reply = client.post("/api/reading", json={"page": "drawn", "text": text}, headers=HOME)
        assert fault(reply) == (413, "too_long")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"page": "drawn"}', b'{"page": 1, "text": ""}', b"[" * 9000, b'"\xff"']
)
def test_what_is_no_request_is_refused(client: TestClient, body: bytes) -> None:
    headers = HOME | {"content-type": "application/json"}
    assert fault(client.post("/api/reading", content=body, headers=headers)) == (400, "malformed")


def test_other_ways_to_ask_are_refused(client: TestClient) -> None:
    assert client.get("/api/reading").status_code == 405
    assert fault(client.post("/api/reading", content=b"{}", headers=HOME)) == (415, "no_json")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    reply = client.post("/api/reading", json={"page": "drawn", "text": "views"}, headers=headers)
    assert fault(reply) == (403, "elsewhere")


def test_a_page_behind_a_proxy_is_one_of_here(client: TestClient) -> None:
    forwarded = {"x-forwarded-for": "10.0.0.1", "x-forwarded-host": "numbers.example"}
    headers = forwarded | {"origin": "https://numbers.example"}
    reply = client.post("/api/reading", json={"page": "drawn", "text": "views"}, headers=headers)
    assert reply.status_code == 200


def test_only_the_visitor_of_a_page_may_have_it_read(client: TestClient, parlance: Parlance) -> None:
    body = {"page": "nosuch", "text": "views"}
    assert fault(client.post("/api/reading", json=body, headers=HOME)) == (403, "no_page")
    drafting.note("hers", SIGNED_IN, parlance, None)
    body = {"page": "hers", "text": "views"}
    assert fault(client.post("/api/reading", json=body, headers=HOME)) == (403, "no_page")
    client.cookies.update(SIGNED_IN | {"other": "cookie"})
    assert client.post("/api/reading", json=body, headers=HOME).status_code == 200


def test_only_the_newest_text_of_a_page_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read(client, "views")  # all that is made once is made
    held, begun, done = threading.Event(), threading.Event(), []

    def slow(_: Parlance, text: str, *__: object) -> dict[str, str]:
        begun.set()
        held.wait(30)
        done.append(text)
        return {"read": text}

    monkeypatch.setattr(reading, "wording", slow)
    monkeypatch.setattr(reading, "_workers", lambda: pool)
    pool = reading.ThreadPoolExecutor(1)
    replies: dict[str, Any] = {}

    def post(text: str) -> None:
        body = {"page": "drawn", "text": text}
        replies[text] = client.post("/api/reading", json=body, headers=HOME)

    first = threading.Thread(target=post, args=("v",))
    first.start()
    assert begun.wait(30)
    waiting = [threading.Thread(target=post, args=(text,)) for text in ("vi", "vie")]
    for place, thread in enumerate(waiting):
        thread.start()
        while pool._work_queue.qsize() < place + 1:
            thread.join(0.01)
    held.set()
    for thread in (first, *waiting):
        thread.join()
    assert done == ["v", "vie"]
    assert replies["vi"].status_code == 204
    assert replies["vie"].json() == {"read": "vie"}


def test_more_than_can_wait_is_sent_away(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_waiting", {object() for _ in range(24)})
    reply = client.post("/api/reading", json={"page": "drawn", "text": "views"}, headers=HOME)
    assert fault(reply) == (503, "busy")
    assert reply.headers["retry-after"] == "1"


def test_pages_are_forgotten_with_their_door_and_in_the_order_of_their_drawing(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_drawn", type(drafting._drawn)())
    monkeypatch.setattr(drafting, "_MOST", 2)
    for key in ("a", "b", "a", "c"):
        drafting.note(key, {}, parlance, None)
    assert [key for key in "abc" if drafting.find(key, {})] == ["a", "c"]
