"""What the question box asks while somebody types: read as the page's visitor would ask, and never run."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from app import drafting
from app.web import reading
from engine import Parlance
from tests.app.asgi import Reply, fetch

HOME = {"host": "localhost", "origin": "http://localhost", "sec_fetch_site": "same-origin"}
JSON = "application/json"
SIGNED_IN = {"_streamlit_user": "signed"}


@pytest.fixture
def site(parlance: Parlance) -> ASGIApp:
    """The route, and a page that was drawn for a visitor who is not signed in."""
    drafting.note("drawn", {}, parlance, None)
    return Starlette(routes=[reading.route()])


def post(site: ASGIApp, told: object, headers: dict[str, str] | None = None) -> Reply:
    """What the box sends, from a page of this server unless the headers say otherwise."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return fetch(site, drafting.PATH, "POST", body=body, **{"content_type": JSON, **(headers or HOME)})


def read(site: ASGIApp, text: str, page: str = "drawn", **more: Any) -> dict[str, Any]:
    reply = post(site, {"page": page, "text": text, **more})
    assert reply.status == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    told: dict[str, Any] = json.loads(reply.text)
    return told


def marked(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["text"], one["status"]) for one in told["words"] if "status" in one]


def fault(reply: Reply) -> tuple[int, str]:
    told = json.loads(reply.text)["error"]
    assert told["hint"]
    return reply.status, told["code"]


def test_words_meaning_and_ways_to_go_on(site: ASGIApp) -> None:
    told = read(site, "the watch tme by country")
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
    ways = [one["whole"] for one in told["ways"]]
    assert "the watch tme by country last month" in ways
    assert len(ways) == len(set(ways)) <= 6


def test_what_is_unknown_comes_with_what_is_near(site: ASGIApp) -> None:
    told = read(site, "flurbs by country")
    assert ("flurbs", "unknown") in marked(told)
    assert told["restatement"] == ""
    assert '"flurbs"' in told["missing"]
    assert "parlance teach" not in told["missing"]


def test_a_word_that_is_still_being_written_is_not_unknown_yet(site: ASGIApp) -> None:
    told = read(site, "watch time by cou")
    assert marked(told)[-1] == ("cou", "begun")
    assert told["missing"] == ""
    assert "watch time by country" in [one["whole"] for one in told["ways"]]
    ended = read(site, "watch time by cou ")
    assert marked(ended)[-1] == ("cou", "unknown")
    assert '"cou"' in ended["missing"]


def test_a_question_back_is_foretold(site: ASGIApp, parlance: Parlance) -> None:
    told = read(site, "latency yesterday")
    asked = parlance.ask("latency yesterday")
    assert asked.status == "clarify"
    assert told["restatement"] == ""
    assert told["missing"] == asked.reason
    choices = [one["whole"] for one in told["ways"] if one["kind"] == "choice"]
    assert choices == [one.text for one in asked.alternatives]
    assert read(site, choices[0])["restatement"] == choices[0]


def test_it_goes_on_from_the_answer_on_the_page(site: ASGIApp, parlance: Parlance) -> None:
    alone = read(site, "only Germany")
    assert alone["restatement"] == ""
    before = parlance.ask("views by country last month")
    drafting.note("talking", {}, parlance, before)
    after = read(site, "only Germany", "talking")
    assert after["restatement"] == parlance.ask("only Germany", before).interpretation
    assert "Germany" in after["restatement"]


def test_the_cursor_counts_characters_not_units(site: ASGIApp) -> None:
    text = "\U0001f600 watch time by co"
    told = read(site, text, cursor=len(text))
    assert "\U0001f600 watch time by country" in [one["whole"] for one in told["ways"]]
    assert "".join(one["text"] for one in told["words"]) == text


def test_nothing_is_run(site: ASGIApp, parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    _ = parlance.session

    def run(*_: object, **__: object) -> None:
        raise AssertionError("it ran")

    monkeypatch.setattr(type(parlance.warehouse), "run", run)
    for text in ("views by country", "how fresh are the payments?", "latency yesterday", "views in 1999"):
        read(site, text)


@pytest.mark.parametrize("text", ["", "   ", "<b>views</b>", "\ud83d", "中", "x" * 1000, "\u202eviews"])
def test_anything_may_be_typed(site: ASGIApp, text: str) -> None:
    told = read(site, text, cursor=10**6)
    assert "".join(one["text"] for one in told["words"]) in (text, "")


def test_a_text_that_is_too_long_is_refused(site: ASGIApp) -> None:
    for text in ("x" * 1001, "\u4e2d" * 20_000):
        reply = post(site, {"page": "drawn", "text": text})
        assert fault(reply) == (413, "too_long")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"page": "drawn"}', b'{"page": 1, "text": ""}', b"[" * 9000, b'"\xff"']
)
def test_what_is_no_request_is_refused(site: ASGIApp, body: bytes) -> None:
    assert fault(post(site, body)) == (400, "malformed")


def test_other_ways_to_ask_are_refused(site: ASGIApp) -> None:
    assert fetch(site, drafting.PATH, host="localhost").status == 405
    for kind in ("", "text/plain", "application/x-www-form-urlencoded"):
        assert fault(post(site, {}, HOME | {"content_type": kind})) == (415, "no_json")


@pytest.mark.parametrize(
    "headers",
    [
        {**HOME, "sec_fetch_site": "cross-site"},
        {**HOME, "sec_fetch_site": "same-site"},
        {"host": "localhost", "origin": "http://evil.example"},
        {"host": "localhost", "origin": "null"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_another_site_is_refused(site: ASGIApp, headers: dict[str, str]) -> None:
    reply = post(site, {"page": "drawn", "text": "views"}, headers)
    assert fault(reply) == (403, "elsewhere")


def test_a_page_behind_a_proxy_is_one_of_here(site: ASGIApp) -> None:
    forwarded = {"x_forwarded_for": "10.0.0.1", "x_forwarded_host": "numbers.example"}
    headers = forwarded | {"host": "inside", "origin": "https://numbers.example"}
    reply = post(site, {"page": "drawn", "text": "views"}, headers)
    assert reply.status == 200


def test_only_the_visitor_of_a_page_may_have_it_read(site: ASGIApp, parlance: Parlance) -> None:
    body = {"page": "nosuch", "text": "views"}
    assert fault(post(site, body)) == (403, "no_page")
    drafting.note("hers", SIGNED_IN, parlance, None)
    body = {"page": "hers", "text": "views"}
    assert fault(post(site, body)) == (403, "no_page")
    assert post(site, body, HOME | {"cookie": "other=cookie; _streamlit_user=signed"}).status == 200


def test_only_the_newest_text_of_a_page_is_read(site: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    read(site, "views")  # all that is made once is made
    held, begun, done = threading.Event(), threading.Event(), []

    def slow(_: Parlance, text: str, *__: object) -> dict[str, str]:
        begun.set()
        held.wait(30)
        done.append(text)
        return {"read": text}

    monkeypatch.setattr(reading, "wording", slow)
    pool = ThreadPoolExecutor(1)
    monkeypatch.setattr(reading, "_workers", lambda: pool)
    replies: dict[str, Reply] = {}

    def typed(text: str) -> None:
        replies[text] = post(site, {"page": "drawn", "text": text})

    first = threading.Thread(target=typed, args=("v",))
    first.start()
    assert begun.wait(30)
    waiting = [threading.Thread(target=typed, args=(text,)) for text in ("vi", "vie")]
    for place, thread in enumerate(waiting):
        thread.start()
        while pool._work_queue.qsize() < place + 1:
            thread.join(0.01)
    held.set()
    for thread in (first, *waiting):
        thread.join()
    assert done == ["v", "vie"]
    assert replies["vi"].status == 204
    assert json.loads(replies["vie"].text) == {"read": "vie"}


def test_more_than_can_wait_is_sent_away(site: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_waiting", {object() for _ in range(24)})
    reply = post(site, {"page": "drawn", "text": "views"})
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
