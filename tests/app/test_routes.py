"""The routes beside the pages: health, counts, and what makes the page an app of its own."""

import json
import re
import struct
from collections.abc import Iterator

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from app import counts, services
from app.cli import UsageError
from app.pages import PLACES
from app.web import readiness
from app.web.routes import routes
from engine import Parlance
from tests.app.asgi import fetch

THEIRS = "# TYPE active_sessions gauge\n# HELP active_sessions Sessions.\nactive_sessions 3\n# EOF\n"


@pytest.fixture
def app() -> ASGIApp:
    theirs = Route("/_stcore/metrics", lambda _: PlainTextResponse(THEIRS))
    return Starlette(routes=[*routes(), theirs])


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The state is put back afterwards, and nothing is frozen in this process."""
    monkeypatch.setattr(readiness, "_settle", lambda: None)
    monkeypatch.setattr(readiness, "_state", readiness.STARTING)
    return iter(())


def samples(text: str) -> dict[tuple[str, str], float]:
    """Values by name and label, read by the library of those who collect them."""
    return {
        (sample.name, "".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.usefixtures("state")
def test_it_is_ready_when_the_model_is_open(
    app: ASGIApp, parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fetch(app, "/healthz")
    assert (before.status, json.loads(before.body)["status"]) == (503, "starting")
    monkeypatch.setattr(services, "door", lambda: parlance)
    readiness.prepare()
    reply = fetch(app, "/healthz")
    assert (reply.status, json.loads(reply.body)["status"]) == (200, "ready")
    assert reply.headers["cache-control"] == "no-store"
    assert samples(fetch(app, "/metrics").text)["parlance_ready", ""] == 1


@pytest.mark.usefixtures("state")
def test_a_model_that_cannot_be_opened_is_never_ready(app: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> Parlance:
        raise UsageError("there is no model at /secret/place")

    monkeypatch.setattr(services, "door", closed)
    readiness.prepare()
    reply = fetch(app, "/healthz")
    assert (reply.status, json.loads(reply.body)["status"]) == (503, "failed")
    assert "secret" not in reply.text


def test_replies_and_stages_are_counted_beside_sessions(
    app: ASGIApp, parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "door", lambda: parlance)
    before = samples(fetch(app, "/metrics").text)
    services.ask("watch time by country last week")
    services.ask("watch time by flurbs")
    reply = fetch(app, "/metrics")
    after = samples(reply.text)
    grown = {key: after[key] - before.get(key, 0) for key in after if key[0].startswith("parlance_")}
    assert grown["parlance_questions_total", "answer"] == 1
    assert grown["parlance_questions_total", "refuse"] == 1
    assert grown["parlance_questions_total", "clarify"] == 0
    assert grown["parlance_stage_seconds_count", "understand"] == 2
    assert grown["parlance_stage_seconds_count", "run"] == 1
    assert 0 < grown["parlance_stage_seconds_sum", "understand"] < 60
    assert grown["parlance_queue_seconds_count", ""] == 2
    assert after["active_sessions", ""] == 3
    assert reply.headers["content-type"].startswith("application/openmetrics-text")
    assert reply.text.endswith("# EOF\n")
    assert reply.text.count("# EOF") == 1
    assert "flurbs" not in reply.text


def test_a_fault_is_counted_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Parlance:
        raise ZeroDivisionError

    monkeypatch.setattr(services, "door", broken)
    before = counts.REGISTRY.get_sample_value("parlance_faults_total")
    with pytest.raises(ZeroDivisionError):
        services.ask("views")
    assert counts.REGISTRY.get_sample_value("parlance_faults_total") == before + 1


def test_the_manifest_names_icons_and_pages_that_are_there(app: ASGIApp) -> None:
    reply = fetch(app, "/manifest.webmanifest")
    assert reply.headers["content-type"].startswith("application/manifest+json")
    told = json.loads(reply.body)
    for one in told["icons"]:
        content = fetch(app, one["src"].removeprefix("."))
        size = struct.unpack(">II", content.body[16:24])  # of a PNG
        assert one["sizes"] == "{}x{}".format(*size)
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    assert [one["url"] for one in told["shortcuts"]] == [f"./{place.path}" for place in PLACES]


def test_the_worker_watches_over_all_and_is_never_kept(app: ASGIApp) -> None:
    reply = fetch(app, "/sw.js")
    assert reply.headers["cache-control"] == "no-cache"
    assert reply.headers["content-type"].startswith("text/javascript")
    assert re.search(r'KEPT = "parlance-\d', reply.text)


def test_the_page_without_a_network_needs_none(app: ASGIApp) -> None:
    page = fetch(app, "/offline.html").text
    assert "prefers-color-scheme:dark" in page
    assert not re.search(r"(?:src|href)=|url\(|@import|\{\w+\}", page)


def test_the_usual_addresses_are_answered(app: ASGIApp) -> None:
    assert "Disallow: /" in fetch(app, "/robots.txt").text
    favicon = fetch(app, "/favicon.ico", host="localhost")
    assert favicon.status == 307
    assert favicon.headers["location"].endswith("icon-192.png")


def test_app_and_offline_page_are_in_the_language_of_the_visitor(app: ASGIApp) -> None:
    told = json.loads(fetch(app, "/manifest.webmanifest", accept_language="pt-BR").body)
    assert (told["lang"], told["shortcuts"][0]["name"]) == ("pt", "Perguntar")
    page = fetch(app, "/offline.html", cookie="parlance_language=es").text
    assert '<html lang="es">' in page
    assert "No tiene conexión" in page
    workers = {fetch(app, "/sw.js", accept_language=spoken).text for spoken in ("en", "de", "de-AT")}
    assert len(workers) == 2, "another language brings another worker, which keeps its own offline page"
