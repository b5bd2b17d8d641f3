"""Questions about a database without a written model; what is expected was read off the rows by hand."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from app.replying import as_json, as_lines, as_object
from engine import Parlance
from engine.types.about import Thing
from engine.types.answer import Answer

SCRIPT = (Path(__file__).parent / "kennel.sql").read_text()
# Question, what it asks for, what the sentence says, and the first row of the table ("" for any cell).
ANSWERED = [
    ("how is the average nights calculated", "definition", "Computed as avg(nights)", ("Average nights",)),
    ("What does species mean?", "definition", "Species", ("Species", "a dimension")),
    ('what does "average nights" mean', "definition", "Average of nights", ("Average nights",)),
    ("what does garden mean", "definition", "garden is a value of Room.", ("garden", "a value")),
    ("where does total grams come from", "lineage", "Total grams comes from Meals.",
     ("Total grams", "", "Meals", "meals", "sum(grams)")),
    ("which table is the average nights computed from", "lineage", "comes from Stays", ("Average nights",)),
    ("which filters apply to stays", "filters", "No filter applies", None),
    ("who owns the stays table", "owner", "names no owner of stays", None),
    ("how fresh are the stays", "freshness", "2026-03-08 16:45 UTC, 40 hours before",
     ("Stays", "Stays", "2026-03-08 16:45:00", "40 hours")),
    ("when was the meals data last updated", "freshness", "2026-03-09 07:30 UTC, 25 hours", ("Meals",)),
    ("how recent is the animals table", "freshness", "2026-02-20 00:00 UTC, 18 days", ("Animals",)),
    ("what is the target for total grams", "target", "sets no target for total grams", None),
    ("what can I ask?", "anything", "You can ask for 8 numbers", ("Number of stays",)),
    ("which tables are there", "datasets", "3 tables of data: Stays, Meals, Animals", ("Stays", "", "stays")),
    ("what can you tell me about meals", "topic", "Number of meals, Total grams", ("Number of meals",)),
    ("by what can I split stays", "splits", "Room", None),
    ("which values does room have", "values", "Room has 3 values: attic, garden, cellar.", ("attic", 2)),
    ("which species are there", "values", "Species has 3 values: dog, cat, rabbit.", ("dog", 2)),
    ("what values does keeper email have", "values", "is personal; its values are not listed", None),
]  # fmt: skip
NUMBERS = [
    "how many stays",
    "average nights by room",
    "what is the average price",
    "stays in March 2026",
    "how many animals by species",
    "total nights in the garden",
    "which room has the most stays",
    "latest 2 meals",
    'stays of "Rusty"',
    'how many stays where room is "garden"',
]
NOT_ANSWERED = [
    "what does blorp mean",
    "how fresh are the blorp stays",
    "which values does blorp room have",
    "where does total grams blorp come from",
    "who owns the stays",
    "where do the animals come from",
    "how is the average nights in the garden calculated",
]


@pytest.fixture(scope="module")
def kennel(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    source = tmp_path_factory.mktemp("kennel") / "kennel.duckdb"
    with duckdb.connect(str(source)) as connection:
        connection.execute(SCRIPT)
    return Parlance(source=source, now=datetime(2026, 3, 10, 9))


@pytest.mark.parametrize(("question", "kind", "said", "first"), ANSWERED)
def test_answered(
    question: str, kind: str, said: str, first: tuple[object, ...] | None, kennel: Parlance
) -> None:
    answer = kennel.ask(question)
    assert answer.status == "answer"
    assert answer.about is not None
    assert answer.about.kinds == (kind,)
    assert said in answer.sentence
    rows = answer.table.rows if answer.table else ()
    for found, expected in zip(rows[0] if rows else (), first or (), strict=False):
        assert expected in ("", found)
    assert (first is None) or rows


def test_a_time_that_is_missing_is_not_the_newest(kennel: Parlance) -> None:
    answer = kennel.ask("how fresh are the stays")
    assert "LIMIT 1" in answer.sql
    assert answer.table is not None
    assert [row[2] for row in answer.table.rows] == ["2026-03-08 16:45:00"]


@pytest.mark.parametrize("question", NUMBERS)
def test_a_question_for_a_number_stays_one(question: str, kennel: Parlance) -> None:
    answer = kennel.ask(question)
    assert (answer.status, answer.about) == ("answer", None)


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_not_answered_while_a_word_is_unread(question: str, kennel: Parlance) -> None:
    assert kennel.ask(question).status != "answer"


def test_a_word_with_several_meanings_lists_them_all(kennel: Parlance) -> None:
    answer = kennel.ask("what does grams mean")
    assert answer.about is not None
    names = {thing.name for thing in answer.about.things}
    assert names <= {"total_grams", "average_grams", "meals.grams"}
    two = kennel.ask("what is the difference between total grams and average grams")
    assert two.about is not None
    assert two.about.things == (Thing("metric", "total_grams"), Thing("metric", "average_grams"))


@pytest.mark.parametrize(
    ("question", "kind"),
    [("why did meals drop in March", "why"), ("anything unusual in total grams", "unusual")],
)
def test_reasons_and_norms_are_refused_by_name(question: str, kind: str, kennel: Parlance) -> None:
    answer = kennel.ask(question)
    assert (answer.status, answer.code) == ("refuse", "not_supported")
    assert answer.about is not None
    assert answer.about.kinds == (kind,)
    assert answer.alternatives
    assert all(kennel.query(found.query).status == "answer" for found in answer.alternatives)


def test_goes_on_from_an_answer_and_leaves_the_thread(kennel: Parlance) -> None:
    number = kennel.ask("total grams by food")
    meant = kennel.ask("what does that mean?", number)
    assert meant.about is not None
    assert meant.about.things == (Thing("metric", "total_grams"),)
    assert meant.thread == number.thread
    assert kennel.ask("where does it come from?", meant).sentence == "Total grams comes from Meals."
    further = kennel.ask("and in March 2026?", meant)
    assert further.query is not None
    assert further.query.time is not None


def test_the_reply_is_plain_data_and_the_same_each_time(kennel: Parlance) -> None:
    def timeless(answer: Answer) -> str:
        found = as_object(answer)
        return as_json({key: value for key, value in found.items() if key not in ("latency_ms", "ms")})

    first, again = kennel.ask("how fresh are the stays"), kennel.ask("how fresh are the stays")
    assert timeless(first) == timeless(again)
    found = as_object(first)["about"]
    assert found == {"kinds": ["freshness"], "things": [{"kind": "dataset", "name": "stays"}]}
    assert as_lines(first)[0] == first.sentence
    assert [word.target for word in first.words][-1] == "stays"


def test_a_threshold_at_the_very_front_is_refused(kennel: Parlance) -> None:
    assert kennel.ask("purple runway sings sideways under seven spoons").status == "refuse"
