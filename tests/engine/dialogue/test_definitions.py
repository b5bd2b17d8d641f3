"""Words that a user teaches, and choices that a user keeps."""

from pathlib import Path

import pytest

from engine import Parlance
from engine.errors import EngineError
from engine.language.definitions import Definitions, read_definitions
from semantic.text_form import to_text

BAKERY = Path(__file__).parents[1] / "language" / "bakery.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "me" / "bakery.json"


@pytest.fixture
def own(bakery: Parlance, file: Path) -> Parlance:
    return Parlance(BAKERY, bakery.warehouse.path, definitions=file)


@pytest.mark.parametrize(
    ("word", "target", "question", "query"),
    [
        ("dough", "Revenue", "dough by city", "revenue by city"),
        ("burgs", "city", "orders by burgs", "orders by city"),
        ("capital", "city = Bern", "orders in capital", 'orders where city = "Bern"'),
    ],
)
def test_a_taught_word_is_read_and_said_to_be_taught(
    own: Parlance, file: Path, word: str, target: str, question: str, query: str
) -> None:
    refused = own.ask(question)
    assert refused.status == "refuse"
    assert f'parlance teach MODEL "{word}"' in refused.teaching
    assert "parlance teach" not in refused.reason + refused.sentence
    own.teach(word, target)
    answer = own.ask(question)
    assert answer.query is not None
    assert to_text(answer.query) == query
    assert {one.text: one.status for one in answer.words}[word] == "taught"
    again = Parlance(BAKERY, own.warehouse.path, definitions=file)
    assert again.ask(question).query == answer.query


def test_a_taught_word_is_no_one_elses(own: Parlance, bakery: Parlance) -> None:
    own.teach("dough", "revenue")
    assert bakery.ask("dough by city").status == "refuse"


def test_a_word_may_be_taught_anew(own: Parlance) -> None:
    own.teach("dough", "revenue")
    own.teach("Dough", "orders")
    answer = own.ask("dough by city")
    assert answer.query is not None
    assert to_text(answer.query) == "orders by city"


@pytest.mark.parametrize("target", ["nonsense", "", "orders = 3", "city = Nowhere"])
def test_a_target_that_the_model_has_not(own: Parlance, target: str) -> None:
    with pytest.raises(EngineError):
        own.teach("dough", target)


def test_a_kept_choice_answers_questions_of_the_kind(own: Parlance, file: Path) -> None:
    asked = own.ask("traffic by city")
    assert asked.status == "clarify"
    own.keep(asked, asked.alternatives[1])
    for question, query in (
        ("traffic by city", "customers by city"),
        ("traffic by city last month", "customers by city during calendar(month, -1)"),
        ("traffic by city in Bern", 'customers by city where city = "Bern"'),
    ):
        answer = own.ask(question)
        if answer.status == "answer" and answer.query is not None:
            assert to_text(answer.query).split(" during")[0].split(" where")[0] in query
            assert any("Customers by city" in note for note in answer.notes)
    assert own.ask("traffic by city").status == "answer"
    assert own.ask("traffic by channel").status == "clarify"
    assert read_definitions(file).choices


def test_only_choices_can_be_kept(own: Parlance) -> None:
    answer = own.ask("orders by city")
    other = own.ask("traffic by city").alternatives[0]
    with pytest.raises(EngineError):
        own.keep(answer, other)


def test_a_file_with_faults_is_said(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"words": 3}', "utf-8")
    with pytest.raises(EngineError, match="kept words"):
        read_definitions(file)


def test_definitions_may_be_given_as_they_are(bakery: Parlance) -> None:
    door = Parlance(BAKERY, bakery.warehouse.path, definitions=Definitions())
    door.teach("dough", "revenue")
    assert door.ask("dough").status == "answer"
