"""Reading, writing and caching of models."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from semantic.model import SemanticModel
from semantic.yaml_io import dump, load, load_cached, shipped_models
from tests.semantic.models import models
from tests.semantic.test_model_faults import SOUND


class _Shelf:
    """A cache in memory that counts what it had to make."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.made = 0

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        if key not in self.kept:
            self.made += 1
            self.kept[key] = make()
        return self.kept[key]


@settings(max_examples=60, deadline=None)
@given(models())
def test_a_written_model_reads_back_equal(model: SemanticModel) -> None:
    with TemporaryDirectory() as folder:
        written = dump(model, Path(folder))
        assert repr(load(Path(folder))) == repr(model)
        assert repr(load(written)) == repr(model)


def test_the_shipped_models_survive_writing(tmp_path: Path) -> None:
    model = load(shipped_models())
    path = dump(model, tmp_path / "new")
    assert load(tmp_path / "new") == model
    lines = path.read_text("utf-8").splitlines()
    assert "indexed" not in path.read_text("utf-8")
    assert "    synonyms: [nation, market]" in lines
    texts = ("expr: ", "description: ")  # which stay on one line, however long
    assert max(len(line) for line in lines if not line.strip().startswith(texts)) < 200


def test_conditions_and_windows_are_written_as_text(tmp_path: Path) -> None:
    (tmp_path / "sound.yaml").write_text(SOUND)
    model = load(tmp_path / "sound.yaml")
    text = dump(model, tmp_path / "new").read_text("utf-8")
    assert repr(load(tmp_path / "new")) == repr(model)
    assert """where: city in ["Rome", "Oslo"] and orders.gift = false""" in text
    assert "offset_window: 1 month" in text
    assert "window: 7 days" in text


def test_writing_twice_replaces_and_never_mixes_models(tmp_path: Path) -> None:
    model = load(shipped_models())
    dump(model, tmp_path)
    dump(model.model_copy(update={"label": "Again"}), tmp_path)
    assert load(tmp_path).label == "Again"
    (tmp_path / "other.yaml").write_text("dimensions: []\n")
    with pytest.raises(FileExistsError, match=r"other\.yaml"):
        dump(model, tmp_path)


def test_the_cache_is_used_until_a_file_changes(tmp_path: Path) -> None:
    path, shelf = tmp_path / "m.yaml", _Shelf()
    path.write_text("semantic_model: {name: one}\n")
    assert load_cached(tmp_path, shelf) == load_cached(tmp_path, shelf) == load(tmp_path)
    assert shelf.made == 1
    path.write_text("semantic_model: {name: two}\n")
    assert load_cached(tmp_path, shelf).name == "two"
    assert shelf.made == 2


def test_a_cached_model_of_other_types_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("semantic_model: {name: one}\n")
    assert load_cached(tmp_path, lambda key, make: '{"nom": "one"}').name == "one"


@pytest.mark.parametrize("of_our_own", [True, False])
def test_the_cached_form_of_a_model_is_equal(tmp_path: Path, of_our_own: bool) -> None:
    (tmp_path / "sound.yaml").write_text(SOUND)
    path, shelf = shipped_models() if of_our_own else tmp_path, _Shelf()
    load_cached(path, shelf)
    assert load_cached(path, shelf) == load(path)
    assert shelf.made == 1
