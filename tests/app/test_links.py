"""Links to answers, opinions of them, and the conversation as a file."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import history, linking, services, transcript
from app.cli import main
from app.store import conversations, links
from app.store.conversations import Owner
from app.store.opinions import opinions
from app.texts import en
from engine import Parlance
from tests.app.test_history import _store, buttons, shown
from tests.app.visiting import ME, YOU, address, ask, markup, visit

__all__ = ["_store"]


def link_of(page: AppTest, turn: int) -> str:
    """The id in the address that "Copy link" gives."""
    page.button(key=f"turn-{turn}-link").click().run()
    assert not page.exception
    (found,) = re.findall(r"/ask\?a=([\w-]+)</code>", markup(page))
    return str(found)


def test_a_link_opens_that_answer_alone_for_another_visitor() -> None:
    page = visit()
    ask(page, "views by country last month", "only Germany", "by device")
    link = link_of(page, 2)
    assert len(link) >= 10
    other = visit(YOU, a=link)
    (turn,) = other.session_state["turns"]
    assert turn.answer.query.hash == shown(page)[1][2]
    assert (
        turn.question
        == turn.answer.interpretation
        == 'Views by country where country is "Germany" last month'
    )
    assert "From a link made on" in markup(other)
    assert address(other) == ""
    assert other.query_params["a"] in (link, [link])  # a reload shows it again
    assert not [key for key in buttons(other) if "thumbs" in key]


@pytest.mark.parametrize("kind", ["map", "table"])
def test_a_link_keeps_the_picture_that_was_chosen(kind: str) -> None:
    page = visit()
    ask(page, "views by country last month")
    (menu,) = [one for one in page.selectbox if one.key == "turn-1-kind"]
    menu.set_value(kind).run()
    (turn,) = visit(YOU, a=link_of(page, 1)).session_state["turns"]
    assert turn.answer.chart.kind == {"map": "map", "table": "none"}[kind]
    assert bool(turn.answer.chart.spec) is (kind == "map")
    assert turn.answer.query.hash == shown(page)[0][2]


def test_asking_on_from_a_link_begins_a_conversation_of_ones_own() -> None:
    page = visit()
    kept = address(ask(page, "views by country last month"))
    other = visit(YOU, a=link_of(page, 1))
    own = address(ask(other, "only Germany"))
    assert own not in ("", kept)
    assert "a" not in other.query_params
    assert "From a link" not in markup(other)
    assert [number for number, *_ in shown(other)] == [2, 1]
    assert shown(visit(YOU, c=own)) == shown(other)
    assert len(shown(visit(c=kept))) == 1


def test_the_period_is_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit()
    ask(page, "views last month")
    link = link_of(page, 1)
    monkeypatch.setattr(Parlance, "_now", datetime(2026, 4, 10), raising=False)
    services._opened.clear()
    monkeypatch.setenv("PARLANCE_NOW", "2026-04-10T09:00:00")
    try:
        answer = visit(YOU, a=link).session_state["turns"][0].answer
    finally:
        services._opened.clear()
    assert "March 2026" in answer.sentence


def test_how_it_was_wanted_goes_along() -> None:
    page = visit()
    ask(page, "views by country last month as a table")
    answer = visit(YOU, a=link_of(page, 1)).session_state["turns"][0].answer
    assert (answer.presentation, answer.chart.kind) == ("table", "none")


@pytest.mark.parametrize("link", ["unknown-link-1", "../../etc/passwd", "' OR 1=1 --", "x" * 5000])
def test_a_link_that_leads_nowhere_says_so_and_has_a_way_out(link: str) -> None:
    page = visit(a=link)
    assert en.LINK_LOST in markup(page)
    assert "example-0" in buttons(page)
    ask(page, "views last week")
    assert en.LINK_LOST not in markup(page)


def test_a_link_over_other_data_leads_nowhere() -> None:
    link = links.link_to(services.store(), Owner("x", "another"), '{"version": 1}', "", "en")
    assert en.LINK_LOST in markup(visit(a=link))


@pytest.mark.parametrize("query", ["not a query", '{"metrics": 3}', '{"made": "by a later version"}'])
def test_a_query_that_cannot_be_read_any_more_is_no_fault(query: str) -> None:
    link = links.link_to(services.store(), Owner("x", services.model_key()), query, "", "en")
    assert en.LINK_LOST in markup(visit(a=link))


def test_a_number_that_the_model_has_no_more_is_refused_with_a_reason() -> None:
    query = '{"metrics": [{"kind": "metric", "name": "gone"}]}'
    link = links.link_to(services.store(), Owner("x", services.model_key()), query, "", "en")
    page = visit(a=link)
    assert "There is no metric called gone" in markup(page) or en.LINK_LOST in markup(page)


def test_a_refusal_has_no_link_and_an_answer_has_one() -> None:
    page = visit()
    ask(page, "views last week", "watch time by flurbs")
    assert "turn-1-link" in buttons(page)
    assert "turn-2-link" not in buttons(page)


def test_thumbs_and_a_reason_reach_the_owner_of_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    page = visit()
    kept = address(ask(page, "views by country last month"))
    page.feedback[0].set_value(0).run()
    assert [one.verdict for one in opinions(services.store())] == ["down"]
    page.pills[0].set_value("misread")
    page.text_input(key=f"turn-1-{kept}-remark").set_value("I meant viewers")
    next(one for one in page.button if one.label == en.SEND).click().run()
    assert not page.exception
    assert en.THANKS in markup(page)
    assert main(["opinions", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["opinions"]
    assert (told["question"], told["verdict"]) == ("views by country last month", "down")
    assert (told["reason"], told["text"]) == ("misread", "I meant viewers")
    assert told["query"]["metrics"]
    assert visit(c=kept).feedback[0].value == 0


def test_opinions_are_told_in_lines_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["opinions"]) == 0
    assert capsys.readouterr().out == "No opinions yet.\n"
    page = visit()
    ask(page, "views last week")
    page.feedback[0].set_value(1).run()
    assert main(["opinions", "--name", "nothing"]) == 0
    assert main(["opinions"]) == 0
    assert re.fullmatch(r"No opinions yet\.\n\S+  up    views last week\n", capsys.readouterr().out)


def test_opinions_that_cannot_be_read_are_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PARLANCE_STORE", f"sqlite:///{tmp_path / 'file' / 'app.sqlite'}")
    assert main(["opinions", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"parlance: The store .* cannot be used: .*\n", said.err)


def test_without_a_store_no_link_is_promised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PARLANCE_STORE", f"sqlite:///{tmp_path / 'file' / 'app.sqlite'}")
    page = visit()
    ask(page, "views last week")
    assert not page.feedback
    page.button(key="turn-1-link").click().run()
    assert en.NO_LINK in markup(page)


def test_the_whole_conversation_is_written_as_markdown() -> None:
    page = visit()
    kept = address(ask(page, "views by country last month", "watch time by flur|bs", "what is watch time?"))
    owner = Owner(*_owner())
    conversations.rename(services.store(), owner, kept, "The | week")
    text = transcript.of(services.store(), owner, kept)
    assert text.startswith("# The \\| week\n\n## 1. views by country last month\n\n")
    first, second, third = text.split("\n## ")[1:]
    assert first.count("\n| ") == transcript.MOST_ROWS + 2
    assert re.search(r"… and \d+ more rows\.", first)
    assert "```sql\nWITH" in first or "```sql\nSELECT" in first
    assert "Data as of 2026-06-30 " in first
    assert "flur\\|bs" in second
    assert "```" not in second
    assert "watch time" in third
    assert transcript.of(services.store(), Owner("somebody", owner.model_key), kept) == ""


def _owner() -> tuple[str, str]:
    import hashlib

    return hashlib.sha256(f"visitor {ME}".encode()).hexdigest(), services.model_key()


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("http://host:8501", "http://host:8501"),
        ("https://host/folder/", "https://host/folder"),
        ("http://host/folder/catalog", "http://host/folder"),
        ("http://host/ask", "http://host"),
        ("", ""),
    ],
)
def test_the_address_of_a_link_is_under_the_root_of_the_app(url: str, root: str) -> None:
    assert linking._root(url) == root


def test_the_clock_and_the_words_of_a_turn_are_kept(parlance: Parlance) -> None:
    answer = parlance.ask("views last week")
    kept = history.asked(3, "views last week", answer)
    assert (kept.number, kept.asked_at, kept.sentence) == (3, answer.now, answer.sentence)
    refused = history.asked(4, "by flurbs", parlance.ask("watch time by flurbs"))
    assert (refused.query, refused.status) == ("", "refuse")
    assert refused.sentence
