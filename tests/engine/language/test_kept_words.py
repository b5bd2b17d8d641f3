"""What is kept of words and values is what would be made anew, and nothing old is used after a change."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import Parlance
from engine.cache import cache_home, state_of_code
from engine.language import kept_words
from engine.language.kept_words import kept_index, kept_lexicon
from engine.language.linking.lexicon import Lexicon
from engine.language.linking.values import ValueIndex, build_index
from engine.language.linking.wordings import build_lexicon
from engine.language.pack import Pack
from semantic.catalog import Catalog
from semantic.model import SemanticModel

VALUES = {"city": ("Bern", "Gate 12", "Pier 12"), "kind": ("cake",)}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))


@pytest.fixture
def catalog(bakery: Parlance) -> Catalog:
    return Catalog(bakery.model)


def parts(lexicon: Lexicon) -> tuple[Any, ...]:
    return lexicon.terms, lexicon.exact, lexicon.containing, lexicon.surface, lexicon.longest


def found(index: ValueIndex) -> tuple[Any, ...]:
    # Texts too: in Python 1 equals True.
    return repr(index.exact), repr(index.by_digit_word), index.stored, index.longest


def kept() -> int:
    return len(list(cache_home().glob("*.txt")))


def test_what_is_kept_is_what_would_be_made(catalog: Catalog, bakery: Parlance, pack: Pack) -> None:
    values = bakery.session.profile.values
    for _ in ("made", "read"):
        assert parts(kept_lexicon(catalog, pack)) == parts(build_lexicon(catalog, pack))
        assert found(kept_index(catalog, values)) == found(build_index(catalog, values))


def test_values_keep_their_types() -> None:
    values = [{"value": value, "label": f"class {value}"} for value in (1, 1.5, True, "1")]
    field = {"name": "grade", "values": values}
    model = SemanticModel.model_validate({"name": "m", "datasets": [{"name": "d", "fields": [field]}]})
    for _ in ("made", "read"):
        assert found(kept_index(Catalog(model), {})) == found(build_index(Catalog(model), {}))


def test_nothing_is_made_twice(catalog: Catalog, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_lexicon(catalog, pack)
    kept_index(catalog, VALUES)
    for name in ("build_lexicon", "build_index"):
        monkeypatch.delattr(kept_words, name)
    assert kept_lexicon(Catalog(catalog.model), Pack(pack.data, thesaurus=pack.thesaurus)).terms
    assert kept_index(Catalog(catalog.model), dict(VALUES)).exact


def test_another_model_pack_or_program_has_its_own(
    catalog: Catalog, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(catalog: Catalog = catalog, pack: Pack = pack) -> Lexicon:
        made = kept_lexicon(catalog, pack)
        assert parts(made) == parts(build_lexicon(catalog, pack))
        return made

    before = kept()
    assert not words().whole(("loot",))
    first, *others = catalog.model.metrics
    renamed = first.model_copy(update={"label": "Loot"})
    changed = Catalog(catalog.model.model_copy(update={"metrics": (renamed, *others)}))
    assert words(changed).whole(("loot",))[0].target == first.name
    words(pack=Pack(json.loads(json.dumps(pack.data)) | {"plurals": []}))
    assert kept() == before + 3
    monkeypatch.setattr(kept_words, "_code", lambda: "another program")
    words()
    assert kept() == before + 4


def test_other_values_have_their_own_index(catalog: Catalog) -> None:
    def at(values: dict[str, tuple[str, ...]], *words: str) -> list[object]:
        made = kept_index(catalog, values)
        assert found(made) == found(build_index(catalog, values))
        return [ref.value for ref in made.find(words)]

    assert at(VALUES, "bern") == ["Bern"]
    assert at(VALUES, "atlantis") == []
    other = VALUES | {"city": ("Atlantis",)}
    assert at(other, "atlantis") == ["Atlantis"]
    assert "Bern" not in at(other, "bern")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "b.py").write_text("x = 1\n"),
        lambda folder: (folder / "a.py").write_text("x = 10\n"),
        lambda folder: (folder / "a.py").rename(folder / "c.py"),
        lambda folder: (folder / "a.py").unlink(),
    ],
)
def test_a_changed_program_is_another(tmp_path: Path, change: Callable[[Path], object]) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    before = state_of_code(tmp_path)
    (tmp_path / "notes.txt").write_text("no program")
    assert state_of_code(tmp_path) == before
    change(tmp_path)
    assert state_of_code(tmp_path) != before
