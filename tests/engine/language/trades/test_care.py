"""The words of a care home where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE residents(resident_id INTEGER PRIMARY KEY, resident_name VARCHAR, care_level INTEGER,
  room VARCHAR, funding VARCHAR, moved_in DATE);
CREATE TABLE carers(carer_id INTEGER PRIMARY KEY, carer_name VARCHAR);
CREATE TABLE shifts(shift_id INTEGER PRIMARY KEY, carer_id INTEGER REFERENCES carers(carer_id),
  shift_date DATE, hours DOUBLE);
CREATE TABLE incidents(incident_id INTEGER PRIMARY KEY,
  resident_id INTEGER REFERENCES residents(resident_id), incident_type VARCHAR, occurred_on DATE);
CREATE TABLE med_rounds(round_id INTEGER PRIMARY KEY,
  resident_id INTEGER REFERENCES residents(resident_id), carer_id INTEGER REFERENCES carers(carer_id),
  drug VARCHAR, given_on DATE);
INSERT INTO residents SELECT i, 'Res ' || i, 1+i%5, 'R' || i, ['self-funded','council'][1+i%2],
  DATE '2023-01-03'+(i*20)::INT FROM range(1,21) t(i);
INSERT INTO carers SELECT i, ['Ann','Bea','Cy'][i] FROM range(1,4) t(i);
INSERT INTO shifts SELECT i, 1+i%3, DATE '2025-01-03'+i::INT, 8 FROM range(1,41) t(i);
INSERT INTO incidents SELECT i, 1+i%20, ['fall','medication error','wandering'][1+i%3],
  DATE '2025-01-03'+(i*5)::INT FROM range(1,31) t(i);
INSERT INTO med_rounds SELECT i, 1+i%20, 1+i%3, ['Warfarin','Metformin'][1+i%2],
  DATE '2025-01-03'+i::INT FROM range(1,61) t(i);
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("home") / "home.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many patients": "Number of residents",
    "how many staff": "Number of carers",
    "how many caregivers do we have": "Number of carers",
    "duties by carer": "Number of shifts by carer name",
    "residents by dependency level": "Number of residents by care level",
    "average care grade": "Average care level",
    "how many self-funders": 'Number of residents where funding is "self-funded"',
    "council-funded residents": 'Number of residents where funding is "council"',
    "how many falls in 2025": 'Number of incidents where incident type is "fall" in 2025',
    "medication rounds by caregiver": "Number of med rounds by carer name",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(home: Parlance, question: str) -> None:
    reply = home.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many nurses",
    "how many beds",
    "accidents by type",
    "how many residents died",
    "how many doctors",
    "how many visitors",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(home: Parlance, question: str) -> None:
    assert home.ask(question).status != "answer"
