"""Values are found the same wherever the index over them is: in memory, or in a file under named values."""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import Parlance
from engine.cache import cache_home
from engine.language import kept_words, readers
from engine.language.kept_words import kept_file
from engine.language.linking.layered_values import layered
from engine.language.linking.value_file import MOST_SHARED, ValueFile, opened
from engine.language.linking.values import ValueIndex, Values, build_index
from engine.language.readers import Readers
from engine.types.value_lists import ValueLists, value_lists
from semantic.catalog import Catalog
from semantic.model import SemanticModel

CITIES = (
    "",
    " ",
    "basel-stadt",
    "Bern",
    "Bern 12",
    "Berne",
    "New York",
    "O'Hara",
    "Zürich",
    "i.e.",
    "東京都",
)
DEVICES = ("Bern", "Gate 12", "RTX 4090", "RTX 5090", "rtx-4090", "iPhoneMax", "12")
FIELDS = [
    {
        "name": "city",
        "values": [{"value": "Bern", "label": "Capital"}, {"value": "Atlantis", "label": "Sunken"}],
    },
    {"name": "device", "values": [{"value": "RTX 4090", "synonyms": ["the big one", "RTX-4090"]}]},
    {"name": "empty", "values": [{"value": 1, "label": "first"}]},
    {"name": "age", "type": "integer", "buckets": [10, 20]},
    {"name": "mail", "personal": True},
]
NAMED = [{"dimension": field["name"], **field} for field in FIELDS]
MODEL = SemanticModel.model_validate({"name": "m", "datasets": [{"name": "d", "fields": NAMED}]})
STORED = {"city": CITIES, "device": DEVICES, "mail": ("bob@example.org",)}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))


def in_memory(catalog: Catalog, stored: ValueLists) -> Values:
    return build_index(catalog, stored)


def in_a_file(catalog: Catalog, stored: ValueLists) -> Values:
    return layered(catalog, kept_file(catalog, stored))


@pytest.fixture(params=[in_memory, in_a_file])
def values(request: pytest.FixtureRequest) -> Values:
    found: Values = request.param(Catalog(MODEL), value_lists(STORED))
    return found


def said(values: Values, *words: str) -> list[tuple[str, object, bool]]:
    return [(ref.dimension, ref.value, ref.declared) for ref in values.find(words)]


def test_values_are_found_whole(values: Values) -> None:
    assert said(values, "bern") == [("city", "Bern", False), ("device", "Bern", False)]
    assert said(values, "zurich") == [("city", "Zürich", False)]
    assert said(values, "new", "york") == [("city", "New York", False)]
    assert said(values, "new york") == []
    assert said(values, "basel", "stadt") == said(values, "baselstadt") == [("city", "basel-stadt", False)]
    assert said(values, "ohara") == [("city", "O'Hara", False)]
    assert said(values, "i", "phone", "max") == [("device", "iPhoneMax", False)]
    assert said(values, "東京都") == [("city", "東京都", False)]
    assert said(values, "\ud800") == said(values, "a\x1fb") == []


def test_what_the_model_names_stands_after_what_is_stored(values: Values) -> None:
    assert said(values, "capital") == [("city", "Bern", True)]
    assert said(values, "sunken") == said(values, "atlantis") == []
    assert said(values, "rtx", "4090") == [("device", "RTX 4090", False), ("device", "rtx-4090", False)]
    assert said(values, "the", "big", "one") == [("device", "RTX 4090", True)]
    assert said(values, "first") == [("empty", 1, True)]
    assert [(ref.dimension, ref.classed) for ref in values.find(("below", "10"))] == [("age", True)]


def test_personal_values_are_unknown(values: Values) -> None:
    assert not values.knows("bob")
    assert values.starting((), "bob", 9) == values.starting((), "bob", 9)[:0]
    assert list(values.alike("bob@example.org", 3, 75)) == []


def test_words_with_digits_find_values(values: Values) -> None:
    assert {ref.value for ref in values.parts("4090")} == {"RTX 4090", "rtx-4090"}
    assert {ref.value for ref in values.parts("12")} == {"Gate 12", "Bern 12"}
    assert not values.parts("rtx")


def test_beginnings_of_values(values: Values) -> None:
    assert values.begins(("new",))
    assert values.begins(("the", "big"))
    assert not values.begins(("new", "york"))
    assert not values.begins(("ne",))
    assert [ref.value for ref in values.starting((), "bern", 9)] == ["Bern", "Bern", "Bern 12", "Berne"]
    assert [ref.value for ref in values.starting(("rtx",), "4", 9)] == ["RTX 4090", "rtx-4090"]
    assert [ref.value for ref in values.starting((), "bern", 1)] == ["Bern"]
    assert not values.starting((), "york", 9)


def test_words_to_correct_to(values: Values) -> None:
    assert list(values.spelled("z", 6)) == ["zurich"]
    assert list(values.spelled("b", 4)) == ["bern"]
    assert list(values.spelled("n", 3)) == []
    assert values.knows("4090")
    assert not values.knows("atlantis")
    assert list(values.alike("zurch", 3, 75)) == ["Zürich"]


def test_few_values_of_a_dimension(values: Values) -> None:
    assert values.stored_of("city", 2) == values.stored_of("nothing", 2) == ()
    assert len(values.stored_of("age", 3)) == 3


def test_both_find_the_same_in_many_values() -> None:
    chance = random.Random(3)
    words = ["ab", "abc", "b-c", "c3", "d'e", "Fg", "gH", "4", "É", "x_y"]
    lists = {
        name: tuple(sorted({" ".join(chance.choices(words, k=chance.randrange(1, 5))) for _ in range(400)}))
        for name in ("city", "device")
    }
    stored, catalog = value_lists(lists), Catalog(MODEL)
    memory, file = build_index(catalog, stored), in_a_file(catalog, stored)
    assert memory.longest == file.longest
    for key in list(memory.exact):
        assert list(memory.find(key)) == list(file.find(key))
        for end in range(len(key) + 1):
            assert memory.begins(key[:end]) == file.begins(key[:end])
            assert set(memory.starting(key[:end], "", 999)) == set(file.starting(key[:end], "", 999))
        for word in key:
            assert memory.knows(word)
            assert file.knows(word)
            shared = list(memory.parts(word))
            assert set(file.parts(word)) == (set(shared) if len(shared) <= MOST_SHARED else set())


def opened_by_many(path: Path, names: dict[str, int], lists: list[list[str]]) -> list[object]:
    found: list[object] = []

    def look() -> None:
        file = opened(path, names, lists)
        found.extend(ref.value for at in range(50) for ref in file.find((f"v{at}",)))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_many_threads_make_and_read_one_file(tmp_path: Path) -> None:
    lists = [[f"v{at}" for at in range(50)]]
    assert len(opened_by_many(tmp_path / "a.values", {"city": 0}, lists)) == 200
    assert [path.name for path in tmp_path.iterdir()] == ["a.values"]


def test_threads_share_one_open_file(tmp_path: Path) -> None:
    file = opened(tmp_path / "a.values", {"city": 0}, [[f"v{at}" for at in range(500)]])
    found: list[int] = []
    look: Callable[[], None] = lambda: found.append(sum(len(file.find((f"v{at}",))) for at in range(500)))  # noqa: E731
    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [500] * 4


@pytest.mark.parametrize("before", [b"", b"no such file", b"SQLite format 3\x00 and then nothing"])
def test_a_broken_file_is_made_anew(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "a.values"
    path.write_bytes(before)
    assert opened(path, {"city": 0}, [["Bern"]]).find(("bern",))
    assert ValueFile(path, {"city": 0}).find(("bern",))


def test_without_a_folder_to_write_to_it_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "no_folder").write_text("a file")
    path = tmp_path / "no_folder" / "a.values"
    assert opened(path, {"city": 0}, [["Bern"]]).find(("bern",))
    assert not path.exists()


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        opened(tmp_path / "a.values", {"city": 0}, (["Bern"][1 // 0] for _ in range(1)))
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_files_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_words, "MOST_FILES", 2)
    catalog = Catalog(MODEL)
    made = [kept_file(catalog, value_lists({"city": (f"v{at}",)})) for at in range(4)]
    assert len(list(cache_home().glob("*.values"))) == 2
    assert made[0].find(("v0",))  # who has one open keeps it


def test_equal_lists_are_kept_once_and_shared() -> None:
    stored = value_lists({"city": ("Bern",), "device": ("Bern",)})
    assert stored.sizes == (1,)
    assert said(in_a_file(Catalog(MODEL), stored), "bern") == [
        ("city", "Bern", False),
        ("device", "Bern", False),
    ]


def test_questions_are_read_alike_over_a_file(bakery: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    session = bakery.session
    monkeypatch.setattr(readers, "MOST_IN_MEMORY", 0)
    reader = Readers(session.catalog, session.profile.values).at_home
    assert not isinstance(reader.linker.values, ValueIndex)
    for text in (
        "orders in Zurich by shop",
        "orders in Zurch",
        "baking runs with 4090",
        "orders at the Corner Bakery in NYC",
        "gluten free orders for cakes",
        "orders at All",
        "revenue in Atlantis",
    ):
        ours = [reading.query for reading in reader.read(text).readings]
        assert ours == [reading.query for reading in session.reader.read(text).readings], text


def test_another_process_reads_the_same_file() -> None:
    stored = value_lists({"city": ("Bern",)})
    kept_file(Catalog(MODEL), stored)
    code = (
        "import sys; from pathlib import Path; from engine.language.linking.value_file import ValueFile;"
        "print(ValueFile(Path(sys.argv[1]), {'city': 0}).find(('bern',))[0].value)"
    )
    (path,) = cache_home().glob("*.values")
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "Bern\n"


def test_a_digest_tells_values_apart() -> None:
    same = value_lists(json.loads(json.dumps(STORED)))
    assert same == value_lists(STORED)
    assert dict(same) == STORED
    for other in ({**STORED, "city": ("Bern",)}, {"town": CITIES, "device": DEVICES}, {}):
        assert value_lists(other) != value_lists(STORED)
