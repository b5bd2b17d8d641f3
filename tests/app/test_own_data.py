"""Own data on the pages: the switch, whose they are, and that nothing is left after a removal."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from app import choosing, services, visitors
from app.own import holding
from app.own.imports import DONE, Imports
from app.own.shelf import OwnSet, Shelf
from app.store.tables import Conversation, Link, Opinion, Turn
from app.texts import en
from engine import Parlance
from engine.cache import cache_home
from tests.app.own.files import make
from tests.app.own.test_imports import Upload, over
from tests.app.visiting import ME, YOU, address, ask, markup, visit, with_a_store_of_its_own

HERE = visitors.owner_of(ME)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """With the sales of one visitor, read once."""
    home = tmp_path_factory.mktemp("own")
    shelf = Shelf(home / "own")
    job = over(
        Imports(shelf, lambda found: None).start(HERE, [Upload("sales.csv", make(home, "csv").read_bytes())])
    )
    assert job.stage == DONE
    return shelf


@pytest.fixture(autouse=True)
def _held(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    with_a_store_of_its_own(monkeypatch, tmp_path)
    monkeypatch.setattr(holding, "shelf", lambda: shelf)
    holding.imports.cache_clear()
    yield
    holding.close()
    holding.imports.cache_clear()


@pytest.fixture
def mine(shelf: Shelf) -> OwnSet:
    found = shelf.find(HERE)
    assert found is not None
    return found


def switch(page: AppTest, wanted: str) -> AppTest:
    (control,) = [one for one in page.button_group if one.key == "which-data"]
    control.set_value(wanted).run()
    assert not page.exception
    return page


def test_the_switch_leads_to_ones_own_data_and_back(mine: OwnSet) -> None:
    page = visit(ME)
    assert "from the shared data" in markup(ask(page, "watch time")).lower()
    shown = markup(ask(switch(page, mine.id), "total amount"))
    assert "78" in shown
    assert "From your data: sales.csv" in shown
    assert "watch time" not in shown.lower()
    assert address(page, "data") == "own"
    back = markup(ask(switch(page, ""), "total amount"))
    assert "78" not in back
    assert not address(page, "data")


def test_a_reload_keeps_data_and_conversation(mine: OwnSet) -> None:
    page = visit(ME, data="own")
    ask(page, "total amount")
    conversation = address(page)
    again = visit(ME, data="own", c=conversation)
    assert "78" in markup(again)
    lost = visit(ME, c=conversation)
    assert en.CONVERSATION_GONE in markup(lost)


def test_another_visitor_has_no_switch_and_no_data_by_any_address(mine: OwnSet) -> None:
    page = visit(ME, data="own")
    ask(page, "total amount")
    conversation = address(page)
    other = visit(YOU, data="own", c=conversation)
    assert not [one for one in other.button_group if one.key == "which-data"]
    shown = markup(other) + markup(ask(other, "total amount"))
    assert "78" not in shown
    assert "sales.csv" not in shown
    with pytest.raises(holding.GoneError):
        services.door_of(visitors.owner_of(YOU), mine.id)
    assert services.door_of(HERE, mine.id).ask("total amount").table is not None


def test_what_is_kept_of_own_data_lies_with_them(mine: OwnSet) -> None:
    before = {path.name for path in cache_home().glob("*")}
    holding.doors().close(HERE)
    door = services.door_of(HERE, mine.id)
    for question in ("total amount by city", "Betrag nach Stadt", "how many sales in Oslo"):
        door.ask(question)
    texts = [path.read_bytes() for path in cache_home().glob("*.txt") if path.name not in before]
    assert not [text for text in texts if b"Oslo" in text]
    assert [path for path in mine.cache.glob("*.txt") if b"Oslo" in path.read_bytes()]


def test_a_thread_is_over_the_data_of_its_session(mine: OwnSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of a conversation, and a question that can be stopped, are made in threads of their own."""

    def in_thread(work: Callable[[], Parlance]) -> Parlance:
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(work).result()

    monkeypatch.setattr(choosing, "chosen", lambda: mine.id)
    monkeypatch.setattr(visitors, "owner", lambda: HERE)
    work = choosing.carried(services.door)
    assert choosing.asker() == (HERE, mine.id)
    monkeypatch.undo()
    monkeypatch.setattr(holding, "shelf", lambda: Shelf(mine.folder.parent))
    assert in_thread(work).model.label == "sales.csv"
    assert in_thread(services.door) is services.served()


def test_the_pages_tell_of_own_data(mine: OwnSet) -> None:
    page = visit(ME, data="own")
    assert [button.label for button in page.button if str(button.key).startswith("example")] == list(
        mine.about.examples
    )


def test_a_removal_leaves_nothing(mine: OwnSet, shelf: Shelf) -> None:
    """The last test of the module: the data go."""
    page = visit(ME, data="own")
    ask(page, "total amount")
    key = holding.model_key(HERE, mine.id)
    with services.store().session() as session:
        kept = session.scalars(select(Conversation.model_key)).all()
        assert kept == [key]
    holding.remove(HERE, services._forget)
    assert shelf.find(HERE) is None
    assert not mine.folder.exists()
    with services.store().session() as session:
        for table in (Conversation, Turn, Link, Opinion):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    page.run()
    assert en.OWN_GONE in markup(page)
    assert "78" not in markup(page)
    assert "total amount" not in markup(page).lower()
