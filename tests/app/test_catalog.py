"""The page of all that can be asked."""

import time
from collections.abc import Callable
from html import escape
from itertools import islice

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from app.offered import Entry, Offered, offered
from engine import Parlance
from semantic.askable import askable_metrics
from semantic.fields import Field
from semantic.metrics import Measure, SimpleMetric
from semantic.model import Dataset, SemanticModel
from tests.app.visiting import of_the_sample_alone


def page() -> None:
    import streamlit as st

    from app.views import catalog

    catalog.show(st.Page(lambda: None, title="Ask"))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    of_the_sample_alone(monkeypatch)
    shown = AppTest.from_function(page, default_timeout=60).run()
    assert not shown.exception
    return shown


def markup(shown: AppTest) -> str:
    return "\n".join(element.proto.body for element in shown.get("html"))


def asks(shown: AppTest) -> list[str]:
    return [button.label for button in shown.button if (button.key or "").startswith("ask-")]


@pytest.fixture(scope="module")
def offer(parlance: Parlance) -> Offered:
    return offered(parlance, "en")


def names(found: tuple[Entry, ...]) -> list[str]:
    return [one.name for one in found]


def test_everything_that_can_be_asked_is_there_in_its_data_set(offer: Offered, parlance: Parlance) -> None:
    metrics = [one for one in offer.entries if one.kind == "metric"]
    assert names(tuple(metrics)) == [one.name for one in askable_metrics(parlance.catalog)]
    assert {one.group for one in offer.entries} == set(offer.groups)
    labels = {one.label: one for one in offer.entries if one.kind == "dimension"}
    assert labels["Device"].values == ("Mobile", "Desktop", "Tablet", "TV")
    assert "Views" in labels["Device"].others
    assert "Signup date" not in labels, "a time splits nothing by itself"
    assert offered(parlance, "en") is offer


def test_the_page_begins_with_some_and_shows_more_when_asked(app: AppTest, offer: Offered) -> None:
    first = offer.entries[0]
    assert f"<h3>{escape(first.label)}</h3><p>{escape(first.about)}</p>" in markup(app)
    assert markup(app).count("pl-entry") == 20
    assert 20 <= len(asks(app)) <= 40
    app.button(key="catalog-more").click().run()
    assert markup(app).count("pl-entry") == 70


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("packet loss", "packet_loss"),
        ("pakcet los", "packet_loss"),
        ("Paketverlust", "packet_loss"),
        ("audience", "unique_viewers"),
        ("Zuschauer", "unique_viewers"),
    ],
)
def test_things_are_found_by_names_in_all_languages(offer: Offered, text: str, best: str) -> None:
    assert offer.found(text)[0].name == best


def test_a_search_narrows_the_page_and_what_nobody_has_is_said(app: AppTest) -> None:
    app.text_input[0].set_value("audience").run()
    assert "<h3>Unique viewers</h3>" in markup(app)
    assert "<h3>Packet loss</h3>" not in markup(app)
    app.text_input[0].set_value("flurbs").run()
    assert 'Nothing here is called "flurbs".' in markup(app).replace("&quot;", '"')
    assert not asks(app)


def test_a_link_opens_the_search_and_the_data_set(app: AppTest, offer: Offered) -> None:
    linked = AppTest.from_function(page, default_timeout=60)
    linked.query_params["search"] = "loss"
    linked.run()
    assert linked.text_input[0].value == "loss"
    assert "<h3>Packet loss</h3>" in markup(linked)
    app.selectbox[0].set_value(offer.groups[1]).run()
    assert [header.value for header in app.header] == [offer.groups[1]]


def test_it_is_in_the_language_of_the_visitor(app: AppTest) -> None:
    app.session_state["language"] = "de"
    app.run()
    assert "<h3>Aufrufe</h3>" in markup(app)
    assert "Aufrufe nach Monat in den letzten 12 Monaten" in asks(app)


def test_a_click_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    of_the_sample_alone(monkeypatch)
    shown = AppTest.from_function(page, default_timeout=60)
    shown.session_state["language"] = "fr"
    shown.query_params["search"] = "packet loss"
    shown.run()
    shown.button(key="ask-metric-packet_loss-0").click().run()
    answer = shown.session_state["turns"][0].answer
    assert (answer.status, answer.language) == ("answer", "fr")


@pytest.mark.sliced(6)
@pytest.mark.parametrize("place", range(24))
def test_every_example_is_answered(offer: Offered, parlance: Parlance, place: int) -> None:
    for entry in islice(offer.entries, place, None, 24):
        for query in offer.examples(entry, parlance):
            answer = parlance.query(query)
            assert answer.status == "answer", (entry.name, answer.reason)
            assert answer.table is not None
            assert answer.table.rows, entry.name


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """500 metrics over 25 data sets, whose names have two words each."""
    file = tmp_path_factory.mktemp("large") / "large.duckdb"
    kinds, things = ("gross", "net", "late", "lost", "paid"), ("crate", "barrel", "parcel", "wagon")
    datasets, metrics = [], []
    with duckdb.connect(str(file)) as connection:
        for number in range(25):
            columns = ", ".join(f"{n} AS c{n}" for n in range(20))
            connection.execute(f"CREATE TABLE t{number} AS SELECT 'a' AS place, {columns}")
            fields = (Field(name="place", label="Place"),)
            datasets.append(Dataset(name=f"t{number}", label=f"Depot {number}", fields=fields))
            for n in range(20):
                label = f"{kinds[n % 5].title()} {things[n // 5]}s {number}"
                measure = Measure(agg="sum", dataset=f"t{number}", expr=f"c{n}")
                metrics.append(SimpleMetric(name=f"m{number}_{n}", label=label, measure=measure))
    return Parlance(SemanticModel(name="large", datasets=tuple(datasets), metrics=tuple(metrics)), file)


def took(work: Callable[[], object]) -> float:
    """Seconds, the least of three times."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def test_500_metrics_are_searched_while_one_types(large: Parlance) -> None:
    offer = offered(large, "en")
    assert sum(one.kind == "metric" for one in offer.entries) == 500
    assert offer.found("lost wagons 17")[0].label == "Lost wagons 17"
    assert offer.found("lsot wagosn 17")[0].label == "Lost wagons 17"
    search = max(took(lambda: offer.found("lost wagons")), took(lambda: offer.found("waggon")))
    assert 5 * search < took(lambda: Offered(large, "en")), "the list is made once, searched at every pause"


def test_a_large_model_is_drawn_as_fast_as_a_small_one(
    large: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.door", lambda: large)
    shown = AppTest.from_function(page, default_timeout=60).run()
    assert not shown.exception
    assert markup(shown).count("pl-entry") == 20
    assert "500 numbers and 25 ways to split them" in markup(shown)
