"""parlance teach: a synonym written into the model, or a clear reason why not."""

import json
from pathlib import Path

import pytest

from app.cli import main
from semantic.yaml_io import load

Out = pytest.CaptureFixture[str]
BAKERY = Path(__file__).parents[1] / "engine" / "language" / "bakery.yaml"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "bakery.yaml"
    path.write_text(BAKERY.read_text("utf-8"), "utf-8")
    return path


def test_a_word_for_a_metric_keeps_everything_else(model: Path) -> None:
    assert main(["teach", str(model), "dough", "Revenue"]) == 0
    assert load(model).metrics[0].synonyms == ("turnover", "takings", "success", "dough")
    old, new = BAKERY.read_text("utf-8").splitlines(), model.read_text("utf-8").splitlines()
    assert new[0] == old[0]
    assert sum(line not in old for line in new) == 1


@pytest.mark.parametrize(
    ("word", "target", "where"),
    [
        ("burg", "city", "city"),
        ("till", "channel = counter", "channel"),
        ("Hauptstadt", "city = Bern", "city"),
    ],
)
def test_words_for_dimensions_and_values(model: Path, word: str, target: str, where: str) -> None:
    assert main(["teach", str(model), word, target]) == 0
    (dimension,) = [one for one in load(model).dimensions if one.name == where]
    said = {*dimension.synonyms, *(text for value in dimension.values for text in value.synonyms)}
    assert word in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("turnover", "orders"), "already means the metric revenue"),
        (("dough", "nonsense"), "nothing"),
        (("?!", "orders"), "letters"),
        (("dough", "orders = 3"), "nothing"),
    ],
)
def test_what_cannot_be_taught_changes_nothing(
    model: Path, capsys: Out, words: tuple[str, str], told: str
) -> None:
    assert main(["teach", str(model), *words]) == 2
    trouble = capsys.readouterr().err
    assert told in trouble
    assert trouble.count("\n") == 1
    assert model.read_text("utf-8") == BAKERY.read_text("utf-8")


def test_json(model: Path, capsys: Out) -> None:
    assert main(["teach", str(model), "dough", "revenue", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "taught"
